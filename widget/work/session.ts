import type { Session } from '../../contract/index.ts'
import type { ApiFailure } from '../gateways/api.ts'
import { ask } from './ask.ts'
import { signup } from './come.ts'
import type { Work } from './work.ts'

/** Opens the link. One that was connected here before is shown as it ended. */
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

/** The session is there; this window may be back from Facebook with something to finish. */
async function arrive(session: Session, { send }: Work, signal: AbortSignal) {
  const back = /[?&]patchbay_state=/.test(globalThis.location?.search ?? '')
    ? await import('../gateways/redirect.ts').then(
        ({ comeBack }) => (signal.aborted ? null : comeBack(session)),
        () => null,
      )
    : null
  if (!signal.aborted) send({ type: 'opened', session, back })
}
