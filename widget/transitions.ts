import type { Attempt, ConnectionType, FaultCode, Session } from '../contract/index.ts'
import { type Chosen, countriesOf, type Failed, type In, isHeld, provides, type Signup, type State } from './state.ts'

/** Whether an event belongs to this popup, and not to an older one. */
export const mine = (state: { attemptId: string }, event: { attemptId: string }) => state.attemptId === event.attemptId

export function begin(session: Session): State {
  const [only, other] = session.link.connection_types
  return only && !other ? toNumber(session, only) : { step: 'type', session, type: null }
}

/** The step after the type: the number that is reserved already, the only country, a choice of countries, or Facebook. */
export function toNumber(session: Session, type: ConnectionType): State {
  const [first, second] = countriesOf(session)
  const country = isHeld(session.number) ? session.number?.country_iso : second ? null : first?.iso
  if (!provides({ session, type })) return toLaunch({ session, type })
  return country ? find({ session, type }, country) : { step: 'country', session, type, country: null }
}

/** Asks for a number of that country. A reserved one stays visible until the server has answered. */
export function find({ session, type }: Chosen, country: string): State {
  const { number } = session
  const kept = isHeld(number) && number?.country_iso === country
  return { step: 'number', type, country, fault: null, session: kept ? session : { ...session, number: null } }
}

/** To Facebook with a number of the customer's own. The reservation is given up there. */
export function toLaunch({ session, type }: Chosen): State {
  return { step: 'launch', type, session: session.number ? { ...session, number: null } : session }
}

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

export const failed = (what: Partial<Failed> & { fault: FaultCode }): State => ({
  step: 'failed',
  redirectUrl: null,
  company: null,
  supportUrl: null,
  session: null,
  signup: null,
  attempt: null,
  cancelled: null,
  ...what,
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
