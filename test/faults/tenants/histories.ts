import type { randomOf } from '../report.ts'

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

/** A history in which both tenants work with customers of the same business, as often as a seed has it. */
export function historyOf(random: ReturnType<typeof randomOf>): History {
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  const act = (who: Act['who']): Act => {
    const whose = { who, customer: one([0, 0, 0, 1]) }
    const does = one(['link', 'open', 'open', 'finish', 'finish', 'finish', 'finish', 'rare'] as const)
    if (does === 'link') return { ...whose, does, reconnect: random() < 0.5 }
    if (does === 'open') return { ...whose, does }
    if (does === 'rare')
      return { ...whose, does: one(['cancel', 'revoke', 'disconnect', 'drop number', 'delete customer'] as const) }
    return {
      ...whose,
      does,
      business: one(['shared', 'shared', 'own']),
      browser: one(['code and ids', 'code and ids', 'code', 'nothing']),
      again: random() < 0.3,
      wordFirst: random() < 0.5,
    }
  }
  const length = 5 + Math.floor(random() * 6)
  const acts = Array.from({ length }, () => ({ act: act(one(['A', 'B'])), wait: one([2, 2, 3, 60]) * minute }))
  // Both tenants are there in every history, with a link that somebody opened.
  const begun = (['A', 'B'] as const).flatMap((who) => [
    { act: { who, customer: 0, does: 'link', reconnect: false } satisfies Act, wait: 0 },
    { act: { who, customer: 0, does: 'open' } satisfies Act, wait: 0 },
  ])
  return [...begun, ...acts]
}

/** A history for people to read. */
export const words = (history: History) => history.map(({ act, wait }) => JSON.stringify({ ...act, wait })).join('\n')
