import {
  type Attempt,
  AttemptInput,
  type FaultCode,
  faults,
  NumberInput,
  PinInput,
  type Session,
} from '../../contract/index.ts'
import type { WebSandbox } from '../../sandbox/app/sandbox.ts'
import { createGraph } from '../../server/meta/graph.ts'
import { createLaunch } from '../../server/meta/launch.ts'
import { attempt as attemptOf, session } from '../fixtures.ts'
import { connect, type Kept } from './connect.ts'
import { createPlayedNumbers } from './played-numbers.ts'

export type PlayedLink = Partial<Pick<Session['link'], 'connection_types' | 'language'>> & {
  theme?: Session['theme']
  /** Where the link provides numbers from; without any, customers bring their own. */
  countries?: string[] | undefined
}

/**
 * Plays Patchbay's server for one link, in memory: the Connect API as the contract has it, over the server's own client of
 * the Graph. For looking at journeys; that the real server does all this, and more, is what `test/journeys` shows.
 */
export function createPlayedServer(
  { app, twilio }: Pick<WebSandbox, 'app' | 'twilio'>,
  { serverUrl, sdkUrl }: { serverUrl: string; sdkUrl: string },
  { theme = {}, countries, ...about }: PlayedLink,
) {
  const graph = createGraph({
    appId: app.id,
    appSecret: app.secret,
    graphUrl: location.origin,
    graphVersion: 'v26.0',
    timeout: 9_000,
  })
  const launch = createLaunch({ configId: app.configId })
  const attempts = new Map<string, Kept>()
  const numbers = createPlayedNumbers({ credentials: twilio, smsUrl: `${serverUrl}/webhooks/twilio/sms` })
  const opened = (): Session => ({
    ...session,
    link: { ...session.link, ...about },
    theme,
    company_name: theme.company_name ?? app.name,
    meta: {
      app_id: app.id,
      config_id: app.configId,
      graph_version: 'v26.0',
      sdk_url: sdkUrl,
      dialog_origins: [location.origin],
      launch: { coexistence: launch('coexistence'), dedicated: launch('dedicated') },
    },
    ...(countries && { provisioning: { countries: countries.map((iso) => ({ iso, instant: false })) } }),
    number: numbers.held(),
  })

  function begin(id: string, body: unknown): Attempt {
    const input = AttemptInput.parse(body)
    const { connection_type } = input
    const attempt = attemptOf({ id, step: 'exchange', connection_type, display_phone_number: null })
    // Who signs in without a window leaves the page, and with it what is played here.
    if (!('code' in input))
      return { ...attempt, status: 'failed', fault: 'cancelled' in input ? input.cancelled.fault : 'no_code' }
    const pin = String(100_000 + ((crypto.getRandomValues(new Uint32Array(1))[0] as number) % 900_000))
    const provided = connection_type === 'dedicated' ? numbers.held()?.phone_number : null
    const kept = { attempt, code: input.code, hints: input.assets ?? {}, linkId: session.link.id, pin, provided }
    attempts.set(id, kept)
    connect(graph, kept)
    return kept.attempt
  }

  function number(method: string, given: unknown): Response {
    if (method === 'POST') return Response.json(numbers.take(NumberInput.parse(given).country_iso))
    if (method === 'DELETE') numbers.letGo()
    const held = numbers.held()
    return method === 'DELETE' ? new Response(null, { status: 204 }) : held ? Response.json(held) : refused('not_found')
  }

  /** Answers what the widget asks below `/connect/v1`, and what Twilio has to say. */
  return async (path: string, { method = 'GET', body }: RequestInit): Promise<Response> => {
    if (path.startsWith('/webhooks/twilio/')) {
      numbers.text(new URLSearchParams(String(body)))
      return new Response('<Response/>', { headers: { 'content-type': 'text/xml' } })
    }
    const given: unknown = body ? JSON.parse(String(body)) : null
    const [what, id = '', action] = path.replace(/^\/connect\/v1\//, '').split('/')
    if (what === 'session') return Response.json(opened())
    if (what === 'number') return number(method, given)
    const kept = attempts.get(id)
    if (what !== 'attempts' || (!kept && method !== 'PUT')) return refused('not_found')
    if (!kept) return Response.json(begin(id, given))
    if (action === 'pin') {
      const read = PinInput.safeParse(given)
      if (!read.success) return refused('invalid_request')
      kept.pin = read.data.pin
    }
    if (action) connect(graph, kept)
    return Response.json(kept.attempt)
  }
}

const refused = (code: FaultCode) => Response.json({ code, error: `Refused: ${code}` }, { status: faults[code].status })
