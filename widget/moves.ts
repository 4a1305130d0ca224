import type { FaultCode } from '../contract/index.ts'
import { countriesOf, type Event, type In, isHeld, provides, type State, type Step, several } from './state.ts'
import {
  again,
  begin,
  chosen,
  failed,
  find,
  finish,
  finished,
  join,
  lost,
  mine,
  numbered,
  resume,
  settle,
  signupOf,
  toLaunch,
  toNumber,
  toType,
} from './transitions.ts'

type Of<E extends Event['type']> = Extract<Event, { type: E }>
type Moves = { [S in Step]: { [E in Event['type']]?: (state: In<S>, event: Of<E>) => State } }

/** Every state, and every event that moves it. An event a state does not name leaves it as it was. */
export const moves: Moves = {
  loading: {
    opened: (_, { session, back }) =>
      back
        ? finish({ session, code: null, assets: null, ...back }, 'send')
        : session.attempt
          ? resume(session, session.attempt)
          : { step: 'welcome', session },
    refused: (_, { fault, redirectUrl, company = null, supportUrl = null }) =>
      failed({ fault, redirectUrl, company, supportUrl }),
  },
  welcome: { start: ({ session }) => begin(session) },
  type: {
    choose: (state, { connectionType }) => ({ ...state, type: connectionType }),
    advise: (state, { connectionType }) => ({ ...state, type: connectionType, advised: connectionType }),
    next: (state) => (state.type ? toNumber(state.session, state.type) : state),
    back: ({ session }) => ({ step: 'welcome', session }),
  },
  country: {
    choose_country: (state, { country }) => ({ ...state, country }),
    next: (state) => (state.country ? find(state, state.country) : state),
    own_number: toLaunch,
    back: toType,
  },
  number: {
    number: (state, { number }) => ({ ...numbered(state, number), fault: number.fault }),
    refused: ({ session }, { fault, redirectUrl }) => failed({ fault, redirectUrl, session }),
    retry: (state) => find(state, state.country),
    next: (state) => (isHeld(state.session.number) ? { ...chosen(state), step: 'launch' } : state),
    own_number: toLaunch,
    back: (state) =>
      countriesOf(state.session)[1] ? { ...chosen(state), step: 'country', country: state.country } : toType(state),
  },
  launch: {
    launch: ({ session, type }, { attemptId }) => ({
      step: 'popup',
      session,
      type,
      attemptId,
      code: null,
      assets: null,
      over: null,
      earlier: session.number?.otp?.received_at,
    }),
    sdk_blocked: ({ session, type }, { attemptId }) =>
      lost({ session, type, attemptId, code: null, assets: null }, { fault: 'sdk_blocked' }),
    hand_off: ({ session, type }) => ({ step: 'handoff', session, type }),
    refused: ({ session }, { fault, redirectUrl }) => failed({ fault, redirectUrl, session }),
    back: (state) => (provides(state) ? toNumber(state.session, state.type) : toType(state)),
  },
  handoff: {
    opened: (state, { session }) => (session.attempt ? resume(session, session.attempt) : state),
    // Between two looks it was begun and finished: what more there is to know, the host's backend has been told.
    refused: ({ session, type }, { fault, redirectUrl }) =>
      fault === 'already_used'
        ? { step: 'done', session, attempt: finished(session, type) }
        : failed({ fault, redirectUrl, session }),
    back: ({ session, type }) => ({ step: 'launch', session, type }),
  },
  popup: {
    code: (state, event) => (mine(state, event) ? join({ ...state, code: event.code }) : state), // Meta sends these
    assets: (state, event) => (mine(state, event) ? join({ ...state, assets: event.assets }) : state), // in either order
    number: (state, { number }) => numbered(state, number),
    ended: (state, event) => (mine(state, event) && !state.code ? lost(state, event.cancelled) : state),
    closed: (state, event) => (mine(state, event) && !state.over ? { ...state, over: 'closed' } : state),
    dismissed: (state, event) => (mine(state, event) ? { ...state, over: 'dismissed' } : state),
    waited: (state) =>
      state.code ? finish(state, 'send') : lost(state, { fault: state.assets ? 'no_code' : 'popup_closed' }),
    give_up: (state) => (state.code ? finish(state, 'send') : lost(state, { fault: 'popup_closed' })),
  },
  finishing: {
    answered: (state, { attempt }) => settle(state, attempt, state.pinSent),
    silent: (state) => (state.silent ? state : { ...state, silent: true }),
    refused: (state, { fault, redirectUrl }) =>
      failed({ fault, redirectUrl, session: state.session, signup: signupOf(state), attempt: state.attempt }),
  },
  pin: {
    pin: (state, { pin }) => (state.pin ? state : { ...state, pin, problem: null }),
    answered: (state, { attempt }) => settle(state, attempt, true),
    silent: (state) => ({ ...state, pin: null, problem: 'silent' }),
    refused: (state, { fault, redirectUrl }) =>
      fault === 'invalid_request'
        ? { ...state, pin: null, problem: 'wrong' }
        : failed({ fault, redirectUrl, session: state.session, signup: signupOf(state), attempt: state.attempt }),
  },
  waiting: {
    answered: (state, { attempt }) => settle(state, attempt, false),
    refused: (state, { fault, redirectUrl }) =>
      failed({ fault, redirectUrl, session: state.session, signup: signupOf(state), attempt: state.attempt }),
    sign_again: ({ session, type }) => ({ step: 'launch', session, type }),
  },
  done: {},
  failed: {
    refused: (state, { fault, redirectUrl }) => ({ ...state, fault, redirectUrl, cancelled: null }),
    // A window that looks closed may be open still (Cross-Origin-Opener-Policy): what it brings is worth having.
    code: (state, event) =>
      state.signup && state.cancelled && mine(state.signup, event)
        ? finish({ ...state.signup, code: event.code }, 'send')
        : state,
    assets: (state, event) =>
      state.signup && state.cancelled && mine(state.signup, event)
        ? { ...state, signup: { ...state.signup, assets: event.assets } }
        : state,
    // The server knows what Meta's codes mean.
    recorded: (state, { attemptId, fault, redirectUrl }) =>
      state.signup && mine(state.signup, { attemptId }) ? { ...state, fault, redirectUrl } : state,
    retry: ({ signup, attempt }) =>
      signup
        ? finish(
            signup,
            attempt?.status === 'failed' ? 'retry' : (signup.code || signup.redirect) && !attempt ? 'send' : 'follow',
            attempt,
          )
        : { step: 'loading' },
    sign_again: (state) => again(state),
    open_in_browser: (state) => again(state),
    choose_other: (state) =>
      typeFaults.includes(state.fault) && state.session && several(state.session)
        ? { step: 'type', session: state.session, type: null }
        : again(state),
  },
}

/** What another way of connecting, where the link offers one, helps against. */
const typeFaults: FaultCode[] = ['connection_type_mismatch', 'coexistence_not_eligible', 'region_unsupported']

/** The one way to another state. */
export function next(state: State, event: Event): State {
  const move = moves[state.step][event.type] as ((state: State, event: Event) => State) | undefined
  return move ? move(state, event) : state
}
