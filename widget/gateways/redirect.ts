import type { ConnectionType, RedirectStart, Session } from '../../contract/index.ts'
import type { Event, State } from '../state.ts'
import { type Api, ApiFailure } from './api.ts'
import { readDialog } from './dialog-address.ts'
import { newVerifier } from './verifier.ts'

const key = (session: Session) => `patchbay ${session.link.id}`

/** The query parameter that the server adds to the address. */
const parameter = 'patchbay_state'

/**
 * Navigates this window to Meta's dialog. A verifier stays in this tab; the server gets only its hash.
 *
 * @throws {ApiFailure} as the API does; `internal` when the browser stores nothing for a tab
 */
export async function leave(api: Api, state: State, signal: AbortSignal) {
  if (state.step !== 'launch' && state.step !== 'failed') return
  const { session } = state
  const type = state.step === 'launch' ? state.type : state.signup?.type
  if (!session || !type) return
  const attemptId = crypto.randomUUID()
  const { verifier, challenge } = await newVerifier()
  try {
    sessionStorage.setItem(key(session), JSON.stringify({ attemptId, type, verifier }))
  } catch {
    throw new ApiFailure('internal', false)
  }
  cleanAddress()
  const [return_to = ''] = location.href.split('#_=_')
  const body: RedirectStart = { connection_type: type, challenge, return_to }
  const url = await api.ask(signal, readDialog, `/attempts/${attemptId}/redirect`, { method: 'POST', body })
  if (!signal.aborted) location.assign(url)
}

/** Trips that are over: the address that the page was loaded with names them for as long as the page stays. */
const over = new Set<string>()

/**
 * What this window brought back from Meta, as the event that follows the loading of the session. When a host's router was faster,
 * the address that the page was loaded with still has the parameter. A trip that another browser began is not continued: the page
 * says so, and the customer may begin a trip here.
 *
 * Tab and address keep the trip until the server has answered, so that a page that is reloaded meanwhile does not lose it.
 */
export function comeBack(session: Session): Event {
  const loaded = performance.getEntriesByType?.('navigation')[0]?.name ?? location.href
  const state = [location.href, loaded].map((one) => new URL(one).searchParams.get(parameter)).find(Boolean)
  if (!state || over.has(state)) return { type: 'opened', session }
  const settle = () => {
    over.add(state)
    cleanAddress()
    try {
      sessionStorage.removeItem(key(session))
    } catch {
      // Nothing was stored.
    }
  }
  const kept = keptFor(session)
  if (kept) {
    const { attemptId, type, verifier } = kept
    return { type: 'opened', session, back: { attemptId, type, redirect: { state, verifier, settle } } }
  }
  settle()
  if (session.attempt) return { type: 'opened', session }
  const { company_name: company, support_url: supportUrl = null } = session
  return { type: 'refused', fault: 'begun_elsewhere', redirectUrl: null, company, supportUrl }
}

function keptFor(session: Session): { attemptId: string; type: ConnectionType; verifier: string } | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(session)) ?? 'null')
  } catch {
    return null
  }
}

function cleanAddress() {
  const url = new URL(location.href)
  if (!url.searchParams.has(parameter)) return
  url.searchParams.delete(parameter)
  if (url.hash === '#_=_') url.hash = '' // Facebook adds it
  history.replaceState(history.state, '', url)
}
