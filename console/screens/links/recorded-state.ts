import type { Attempt, ConnectionType, FaultCode, LinkEvent, Session, SetupLink } from '../../../contract/index.ts'
import { faultCode } from '../../../contract/remedies.ts'
import type { State } from '../../../widget/index.ts'

/** What stands over a link whatever happened on it. */
const over: Partial<Record<SetupLink['status'], FaultCode>> = {
  expired: 'link_expired',
  revoked: 'link_revoked',
  used: 'already_used',
}

const turns = ['failed', 'waiting', 'pin_required', 'popup_ended', 'exchanged', 'step_done', 'resumed', 'completed']
const widgetTurns = ['popup_opened', 'type_chosen', 'cancelled', 'error']

/**
 * The state in which the customer's widget is, or would be when they open the link now: the last turn of the journey says it. What
 * the journey does not record (a search for a number, what was typed) is left out.
 */
export function recordedState(link: SetupLink, events: readonly LinkEvent[], company: string): State {
  const session = sessionOf(link, company)
  const failed = (fault: FaultCode): State => ({
    ...{ step: 'failed', fault, redirectUrl: link.failure_redirect_url, company, supportUrl: null },
    ...{ session, signup: null, attempt: null, cancelled: null },
  })
  if (link.whatsapp_setup_status === 'completed')
    return { step: 'done', session, attempt: attemptOf(link, events, { status: 'completed', step: 'complete' }) }
  const ended = over[link.status]
  if (ended) return failed(ended)

  const last = events.findLast(
    ({ name, detail }) => turns.includes(name) || (name === 'widget' && widgetTurns.includes(String(detail.type))),
  )
  const type = typeOf(link, events)
  const signup = { session, type, attemptId: last?.attempt_id ?? link.id, code: null, assets: null }
  switch (last?.name) {
    case 'failed':
      return failed(faultCode(last.detail.fault))
    case 'waiting': {
      const fault = faultCode(last.detail.fault)
      return { ...signup, step: 'waiting', attempt: attemptOf(link, events, { status: 'waiting', fault }) }
    }
    case 'pin_required': {
      const attempt = attemptOf(link, events, { status: 'pin', step: 'register' })
      return { ...signup, step: 'pin', attempt, pin: null, problem: null }
    }
    case 'widget': {
      const { type: word, code } = last.detail
      if (word === 'popup_opened') return { ...signup, step: 'popup', over: null }
      if (word === 'type_chosen') return { step: 'launch', session, type }
      return failed(faultCode(code ?? 'signup_cancelled'))
    }
    case undefined:
      return { step: 'welcome', session }
    default:
      return { ...signup, step: 'finishing', task: 'follow', attempt: null, silent: false, pinSent: false }
  }
}

const typeOf = (link: SetupLink, events: readonly LinkEvent[]): ConnectionType => {
  const said = events.findLast(({ detail }) => detail.connection_type !== undefined)?.detail.connection_type
  return said === 'coexistence' || said === 'dedicated' ? said : (link.allowed_connection_types[0] ?? 'dedicated')
}

const attemptOf = (link: SetupLink, events: readonly LinkEvent[], what: Partial<Attempt>): Attempt => ({
  id: link.id,
  status: 'working',
  step: 'choose',
  connection_type: typeOf(link, events),
  retrying: false,
  fault: null,
  display_phone_number: link.provisioned_phone_number?.display_number ?? null,
  result: null,
  again_at: null,
  redirect_url: link.success_redirect_url,
  ...what,
})

const sessionOf = (link: SetupLink, company: string): Session => ({
  link: {
    id: link.id,
    expires_at: link.expires_at,
    connection_types: link.allowed_connection_types,
    language: link.language,
  },
  company_name: link.theme_config?.company_name ?? company,
  theme: link.theme_config ?? {},
  meta: { app_id: '', config_id: '', graph_version: '', sdk_url: '', dialog_origins: [] },
  attempt: null,
})
