import { vi } from 'vitest'
import type { AnswersInput, AnswerWarning, Attempt, SessionSteps } from '../../../contract/index.ts'
import { attempt, session } from '../../../stories/fixtures.ts'

interface Put extends AnswersInput {
  step: string
  keepalive: boolean
}

/** A server that asks these steps, keeps what is answered, and can be away. */
export function playSteps({ before, after }: Partial<Pick<SessionSteps, 'before' | 'after'>>) {
  const played = {
    puts: [] as Put[],
    isAway: false,
    /** What the server warns of from now on. */
    warnings: [] as AnswerWarning[],
    /** What is connected already when the widget comes. */
    connected: null as Attempt | null,
  }
  const steps: SessionSteps = { before: before ?? [], after: after ?? [], known: {}, answers: {}, status: {} }
  vi.stubGlobal('fetch', async (url: string, { body, keepalive }: RequestInit = {}) => {
    const { link, ...more } = session
    if (url.endsWith('/session'))
      return Response.json({
        ...more,
        link: { ...link, connection_types: ['dedicated'] },
        steps,
        attempt: played.connected && attempt({ step: 'complete' }),
      })
    if (url.includes('/attempts/')) return Response.json(played.connected)
    const step = /\/answers\/(\w+)$/.exec(url)?.[1]
    if (!step) return new Response(null, { status: 204 })
    if (played.isAway) throw new TypeError('offline')
    const input = JSON.parse(body as string) as AnswersInput
    steps.answers = { ...steps.answers, ...input.answers }
    steps.status = { ...steps.status, [step]: input.status }
    played.puts.push({ step, ...input, keepalive: !!keepalive })
    const launch = { config_id: '2000000000000002', extras: {} }
    return Response.json({
      status: input.status,
      launch: { coexistence: launch, dedicated: launch },
      number: null,
      warnings: played.warnings,
    })
  })
  window.FB = { init: () => {}, login: () => {} }
  return played
}

let links = 0
/** A link of its own for each test: what one remembers is nothing to the others. */
export const newToken = () => `link${++links}.secret`
