import type { Session } from '../../contract/index.ts'
import type { ApiFailure } from '../gateways/api.ts'
import type { Event } from '../state.ts'
import { ask } from './ask.ts'
import { signup } from './come.ts'
import { requestAgain } from './request-again.ts'
import type { Work } from './work.ts'

/** Opens the link. One that was connected here before is shown as completed. */
export const open = (work: Work, signal: AbortSignal) =>
  ask(
    work,
    signal,
    work.api.session(signal).catch(async (failure: ApiFailure) => {
      const session = failure.code === 'already_used' && (await signup.load()).recall(work)
      if (session) return session
      throw failure
    }),
    (session) => void arrive(session, work, signal),
  )

/** This page's current address, and the one it was loaded with: a host's router may have changed the address since. */
const addresses = () =>
  typeof location === 'object' ? location.href + performance.getEntriesByType?.('navigation')[0]?.name : ''

/** The session has loaded; this window may be back from Facebook with something to finish. */
async function arrive(session: Session, { send }: Work, signal: AbortSignal) {
  let event: Event = { type: 'opened', session }
  if (addresses().includes('patchbay_state='))
    try {
      event = (await import('../gateways/without-sdk.ts').catch(requestAgain)).comeBack(session)
    } catch {
      // The trip stays in the address: loading the page again finishes it.
    }
  if (!signal.aborted) send(event)
}
