import type { ConnectionType, Session } from '../../contract/index.ts'
import type { Back } from '../state.ts'
import { type Api, ApiFailure } from './api.ts'
import type { startRedirect } from './attempts.ts'

const key = (session: Session) => `patchbay ${session.link.id}`

/**
 * Navigates this window to Meta's dialog. A verifier stays in this tab; the server gets only its hash.
 *
 * @throws {ApiFailure} as the API does; `internal` when the browser stores nothing for a tab
 */
export async function leave(
  start: typeof startRedirect,
  api: Api,
  session: Session,
  type: ConnectionType,
  signal: AbortSignal,
) {
  const attemptId = crypto.randomUUID()
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
  try {
    sessionStorage.setItem(key(session), JSON.stringify({ attemptId, type, verifier }))
  } catch {
    throw new ApiFailure('internal', false)
  }
  const [return_to = ''] = location.href.split('#_=_')
  const url = await start(api, attemptId, { connection_type: type, challenge, return_to }, signal)
  if (!signal.aborted) location.assign(url)
}

/**
 * What this window brought back from Meta, once; undefined when the trip did not start here. The address is cleaned in either
 * case. When a host's router was faster, the address that the page was loaded with still has the parameters.
 */
export function comeBack(session: Session): Back | null {
  const url = new URL(location.href)
  const loaded = performance.getEntriesByType('navigation')[0]?.name ?? url.href
  const state = url.searchParams.get('patchbay_state') ?? new URL(loaded).searchParams.get('patchbay_state')
  if (!state) return null
  if (url.searchParams.has('patchbay_state')) {
    url.searchParams.delete('patchbay_state')
    if (url.hash === '#_=_') url.hash = '' // Facebook adds it
    history.replaceState(history.state, '', url)
  }
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(session)) ?? 'null')
    sessionStorage.removeItem(key(session))
    return kept && { attemptId: kept.attemptId, type: kept.type, redirect: { state, verifier: kept.verifier } }
  } catch {
    return null
  }
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
