import {
  type Attempt,
  AttemptInput,
  type ConnectionType,
  type FaultCode,
  faults,
  type Language,
  type Session,
  type Theme,
} from '../contract/index.ts'
import { extrasOf, metaIds } from './facebook.ts'

/** A request of the widget's, as a test may look at it. */
export interface Asked {
  method: string
  /** Below the server's address: `/connect/v1/session`. */
  path: string
  body: unknown
}

interface Answered {
  status: number
  body: unknown
}

export interface PlayedLink {
  connectionTypes: ConnectionType[]
  companyName: string
  language: Language | null
  theme: Theme
  /** Where the browser goes at the end; nowhere by default. */
  redirectUrl: string | null
}

const linkId = '0197d4a6-0000-7000-8000-000000000001'
const displayed = '+15550783881'

/** Answers what the widget asks below `/connect/v1`, by the contract of the real server. Nothing is checked at Meta. */
export function playedServer(link: PlayedLink, ending: () => 'completed' | FaultCode) {
  const attempts = new Map<string, Attempt>()

  const launch = (type: ConnectionType) => ({
    config_id: metaIds.configuration,
    extras: extrasOf(type),
  })
  const session = (): Session => ({
    link: { id: linkId, expires_at: null, connection_types: link.connectionTypes, language: link.language },
    company_name: link.companyName,
    theme: link.theme,
    meta: {
      app_id: metaIds.app,
      config_id: metaIds.configuration,
      launch: { coexistence: launch('coexistence'), dedicated: launch('dedicated') },
      graph_version: 'v26.0',
      sdk_url: 'https://connect.facebook.net/{locale}/sdk.js',
      dialog_origins: [],
    },
    attempt: null,
    provisioning: null,
    number: null,
  })

  function ended(id: string, input: AttemptInput): Attempt {
    const wanted = 'cancelled' in input ? input.cancelled.fault : ending()
    const common = {
      id,
      step: 'complete' as const,
      connection_type: input.connection_type,
      retrying: false,
      again_at: null,
      redirect_url: link.redirectUrl,
    }
    if (wanted !== 'completed')
      return { ...common, status: 'failed', fault: wanted, display_phone_number: null, result: null }
    return {
      ...common,
      status: 'completed',
      fault: null,
      display_phone_number: displayed,
      result: {
        setup_link_id: linkId,
        status: 'completed',
        phone_number_id: metaIds.number,
        business_account_id: metaIds.account,
        display_phone_number: displayed,
        connection_type: input.connection_type,
        actions: [],
        signed: 'played.by.patchbay-testing',
      },
    }
  }

  return ({ method, path, body }: Asked): Answered => {
    const [what, id = '', action] = path.replace(/^\/connect\/v1\//, '').split('/')
    if (what === 'session') return { status: 200, body: session() }
    if (what === 'events') return { status: 204, body: null }
    if (what !== 'attempts') return refused('not_found')
    const known = attempts.get(id)
    if (action || (!known && method !== 'PUT')) return refused('not_found')
    if (known) return { status: 200, body: known }
    const input = AttemptInput.safeParse(body)
    if (!input.success) return refused('invalid_request')
    const attempt = ended(id, input.data)
    attempts.set(id, attempt)
    return { status: 200, body: attempt }
  }
}

const refused = (code: FaultCode): Answered => ({
  status: faults[code].status,
  body: { code, error: `played: ${code}` },
})
