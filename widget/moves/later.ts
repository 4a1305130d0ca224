import type { Attempt, Cancelled, ConnectionType, FaultCode, ReservedNumber, Session } from '../../contract/index.ts'
import {
  type Chosen,
  countriesOf,
  type Failed,
  type In,
  isHeld,
  provides,
  type Signup,
  type State,
  several,
} from '../state.ts'
import { failed, toSteps } from '../transitions.ts'
import { firstMoves } from './first.ts'
import { again, finish, mine, resume, settle, signupOf } from './later-transitions.ts'
import type { Moves } from './table.ts'
import { begin, find, toLaunch, toNumber } from './to-launch.ts'

/** The faults that another connection type, if the link offers one, can avoid. */
const typeFaults: FaultCode[] = [
  'connection_type_mismatch',
  'configuration_retired',
  'coexistence_not_eligible',
  'region_unsupported',
]

const launch = ({ session, type }: Chosen): State => ({ step: 'launch', session, type })

const welcome = ({ session }: { session: Session }): State => ({ step: 'welcome', session })

const refuse = ({ session }: Chosen, { fault, redirectUrl }: Pick<Failed, 'fault' | 'redirectUrl'>): State =>
  failed({ fault, redirectUrl, session })

/** What was refused of an attempt under way. */
const stop = (
  state: Signup & { attempt: Attempt | null },
  { fault, redirectUrl }: Pick<Failed, 'fault' | 'redirectUrl'>,
): State => failed({ fault, redirectUrl, session: state.session, signup: signupOf(state), attempt: state.attempt })

/** The moves from the first screen on, and of customers who come back: they load while the customer reads it. */
export const laterMoves = {
  loading: {
    ...firstMoves.loading,
    opened: (_, { session, back }) =>
      back
        ? finish({ session, code: null, assets: null, ...back }, 'send')
        : session.attempt
          ? resume(session, session.attempt)
          : { step: 'welcome', session },
  },
  welcome: {
    start: ({ session }) => begin(session),
    hand_off: ({ session }) => ({ step: 'handoff', session, type: null }),
    trust: ({ session }) => ({ step: 'trust', session }),
  },
  trust: { back: welcome },
  type: {
    choose: ({ session }, { connectionType }) => toNumber(session, connectionType),
    back: welcome,
  },
  country: {
    choose_country: (state, { country }) => ({ ...state, country }),
    next: (state) => (state.country ? find(state, state.country) : state),
    own_number: toLaunch,
    back: toType,
  },
  number: {
    number: (state, { number }) => ({ ...numbered(state, number), fault: number.fault }),
    refused: refuse,
    retry: (state) => find(state, state.country),
    next: (state) => (isHeld(state.session.number) ? toSteps(state) : state),
    own_number: toLaunch,
    back: (state) =>
      countriesOf(state.session)[1] ? { ...chosen(state), step: 'country', country: state.country } : toType(state),
  },
  asking: {
    asked: ({ type }, { session }) => launch({ session, type }),
    refused: refuse,
    back: beforeSteps,
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
    to_computer: ({ session, type }) => ({ step: 'handoff', session, type, to: 'computer' }),
    refused: refuse,
    back: (state) =>
      state.session.steps?.before[0] ? { ...chosen(state), step: 'asking', again: true } : beforeSteps(state),
  },
  handoff: {
    opened: (state, { session }) => {
      if (session.attempt) return resume(session, session.attempt)
      const isNews = session.choice?.facebook?.at !== state.session.choice?.facebook?.at
      return isNews ? { ...state, session } : state
    },
    named: (state, { name }) => ({ ...state, name }),
    // It was begun and finished between two checks: the host's backend has received the details.
    refused: ({ session, type }, { fault, redirectUrl }) =>
      fault === 'already_used'
        ? { step: 'done', session, attempt: finished(session, type ?? session.link.connection_types[0] ?? 'dedicated') }
        : failed({ fault, redirectUrl, session }),
    back: ({ session, type }) => (type ? launch({ session, type }) : welcome({ session })),
  },
  popup: {
    code: (state, event) => (mine(state, event) ? join({ ...state, code: event.code }) : state), // Meta sends these
    assets: (state, event) => (mine(state, event) ? join({ ...state, assets: event.assets }) : state), // in either order
    number: (state, { number }) => numbered(state, number),
    ended: (state, event) => (mine(state, event) && !state.code ? lost(state, event.cancelled) : state),
    // A window of ours gives its result to the server, which tells it to this page.
    answered: (state, { attempt }) => settle(state, attempt, false),
    recorded: refuse,
    closed: (state, event) => (mine(state, event) && !state.over ? { ...state, over: 'closed' } : state),
    dismissed: (state, event) => (mine(state, event) ? { ...state, over: 'dismissed' } : state),
    waited: (state) =>
      state.code ? finish(state, 'send') : lost(state, { fault: state.assets ? 'no_code' : 'popup_closed' }),
    give_up: (state) => (state.code ? finish(state, 'send') : lost(state, { fault: 'popup_closed' })),
  },
  finishing: {
    answered: (state, { attempt }) => settle(state, attempt, state.pinSent),
    silent: (state) => (state.silent ? state : { ...state, silent: true }),
    refused: stop,
  },
  pin: {
    pin: (state, { pin }) => (state.pin ? state : { ...state, pin, problem: null }),
    answered: (state, { attempt }) => settle(state, attempt, true),
    silent: (state) => ({ ...state, pin: null, problem: 'silent' }),
    refused: (state, { fault, redirectUrl }) =>
      fault === 'invalid_request' ? { ...state, pin: null, problem: 'wrong' } : stop(state, { fault, redirectUrl }),
    // To another number, chosen in Facebook's window: whoever does not have the PIN is stuck otherwise.
    back: launch,
  },
  waiting: {
    answered: (state, { attempt }) => settle(state, attempt, false),
    refused: stop,
    sign_again: launch,
  },
  done: { answered: (state, { attempt }) => ({ ...state, attempt }) },
  failed: {
    refused: (state, { fault, redirectUrl }) => ({ ...state, fault, redirectUrl, cancelled: null }),
    // A window that looks closed may still be open (Cross-Origin-Opener-Policy): its result is accepted.
    code: (state, event) =>
      state.signup && state.cancelled && mine(state.signup, event)
        ? finish({ ...state.signup, code: event.code }, 'send')
        : state,
    assets: (state, event) =>
      state.signup && state.cancelled && mine(state.signup, event)
        ? { ...state, signup: { ...state.signup, assets: event.assets } }
        : state,
    // The server knows the meaning of Meta's codes.
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
} satisfies Partial<Moves>

const chosen = ({ session, type }: Chosen): Chosen => ({ session, type })

function beforeSteps(state: Chosen): State {
  return provides(state) ? toNumber(state.session, state.type) : toType(state)
}

/** Back to the type, if there is a choice. */
function toType({ session, type }: Chosen): State {
  return several(session) ? { step: 'type', session, type } : welcome({ session })
}

const numbered = <S extends State & Chosen>(state: S, number: ReservedNumber | null): S => ({
  ...state,
  session: { ...state.session, number },
})

const join = (state: In<'popup'>): State => (state.code && state.assets ? finish(state, 'send') : state)

const lost = (signup: Signup, cancelled: Cancelled): State =>
  failed({ fault: cancelled.fault, session: signup.session, signup: signupOf(signup), cancelled })

/** What is known about an attempt that was finished elsewhere. */
const finished = ({ link }: Session, connection_type: ConnectionType): Attempt => ({
  id: link.id,
  status: 'completed',
  step: 'complete',
  connection_type,
  retrying: false,
  fault: null,
  display_phone_number: null,
  result: null,
  again_at: null,
  redirect_url: null,
})
