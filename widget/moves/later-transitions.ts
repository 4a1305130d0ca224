import type { Attempt, Session } from '../../contract/index.ts'
import type { In, Signup, State } from '../state.ts'
import { failed } from '../transitions.ts'
import { begin } from './to-launch.ts'

/** Whether an event belongs to this popup, and not to an older one. */
export const mine = (state: { attemptId: string }, event: { attemptId: string }) => state.attemptId === event.attemptId

export const again = ({ session, signup }: In<'failed'>): State =>
  session && signup ? { step: 'launch', session, type: signup.type } : session ? begin(session) : { step: 'loading' }

export const signupOf = ({ session, type, attemptId, code, assets, redirect }: Signup): Signup => ({
  session,
  type,
  attemptId,
  code,
  assets,
  ...(redirect && { redirect }),
})

export const finish = (signup: Signup, task: In<'finishing'>['task'], attempt: Attempt | null = null): State => ({
  ...signupOf(signup),
  step: 'finishing',
  task,
  attempt,
  silent: false,
  pinSent: false,
})

/** Where the attempt's state on the server leads. A code that was sent before belongs to the attempt it was sent with. */
export function settle(popup: Signup, attempt: Attempt, pinSent: boolean): State {
  const signup = { ...popup, attemptId: attempt.id }
  switch (attempt.status) {
    case 'working':
      return { ...(finish(signup, 'follow', attempt) as In<'finishing'>), pinSent }
    case 'waiting':
      return { ...signupOf(signup), step: 'waiting', attempt }
    case 'pin':
      return { ...signupOf(signup), step: 'pin', attempt, pin: null, problem: pinSent ? 'wrong' : null }
    case 'completed':
      return { step: 'done', session: signup.session, attempt }
    case 'failed':
      return failed({
        fault: attempt.fault ?? 'internal',
        redirectUrl: attempt.redirect_url,
        session: signup.session,
        signup: signupOf(signup),
        attempt,
      })
  }
}

export function resume(session: Session, attempt: Attempt): State {
  const signup = { session, type: attempt.connection_type, attemptId: attempt.id, code: null, assets: null }
  const state = settle(signup, attempt, false)
  return state.step === 'done' ? { ...state, earlier: true } : state
}
