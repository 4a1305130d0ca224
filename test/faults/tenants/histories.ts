import type { randomOf } from '../support/report.ts'

/** Whose business it is: `shared` is a customer of both tenants, the others of one alone. */
export type Business = 'shared' | 'own'

/** One thing that somebody does. `who` is the tenant whose doing it is. */
export type Act = { who: 'A' | 'B'; customer: number } & (
  | { does: 'link'; reconnect: boolean }
  | { does: 'open' }
  | {
      does: 'finish'
      business: Business
      /** `code`: the browser named no ids. `nothing`: it died after Meta's last screen. */
      browser: 'code and ids' | 'code' | 'nothing'
      /** Whether the last account of this customer is shared again, in place of a new one. */
      again: boolean
      /** Whether Meta's word arrives before the code. */
      wordFirst: boolean
    }
  | { does: 'cancel' }
  | { does: 'revoke' }
  | { does: 'disconnect' }
  | { does: 'drop number' }
  | { does: 'delete customer' }
)

/** Acts in order, and how many milliseconds pass before each; time passes for everybody. */
export type History = { act: Act; wait: number }[]

const minute = 60_000

/**
 * A history in which both tenants work with customers of the same business, as often as a seed has it: they come by and leave, sign
 * up on a new link, or go on with the link that they have.
 */
export function historyOf(random: ReturnType<typeof randomOf>): History {
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  const finish = (whose: Pick<Act, 'who' | 'customer'>): Act => ({
    ...whose,
    does: 'finish',
    business: one(['shared', 'shared', 'own']),
    browser: one(['code and ids', 'code and ids', 'code', 'nothing']),
    again: random() < 0.3,
    wordFirst: random() < 0.5,
  })
  const scene = (): Act[] => {
    const whose = { who: one(['A', 'B'] as const), customer: one([0, 0, 0, 1]) }
    const comesBy: Act[] = [
      { ...whose, does: 'link', reconnect: random() < 0.3 },
      { ...whose, does: 'open' },
    ]
    const scenes = {
      'comes by': () => comesBy,
      'signs up': () => [...comesBy, finish(whose)],
      'goes on': () => [finish(whose)],
      rare: () => [
        { ...whose, does: one(['open', 'cancel', 'revoke', 'disconnect', 'drop number', 'delete customer'] as const) },
      ],
    }
    return scenes[one(['comes by', 'signs up', 'signs up', 'goes on', 'rare'] as const)]()
  }
  const begun: Act[] = (['A', 'B'] as const).flatMap((who) => [
    { who, customer: 0, does: 'link', reconnect: false },
    { who, customer: 0, does: 'open' },
  ])
  const acts = [...begun, ...Array.from({ length: 4 + Math.floor(random() * 4) }, scene).flat()]
  return acts.map((act) => ({ act, wait: one([2, 2, 3, 60]) * minute }))
}

/** A history for people to read. */
export const words = (history: History) => history.map(({ act, wait }) => JSON.stringify({ ...act, wait })).join('\n')
