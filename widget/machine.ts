import type {
  Assets,
  Attempt,
  Cancelled,
  ConnectionType,
  FaultCode,
  Redirected,
  ReservedNumber,
  Session,
} from '../contract/index.ts'

/** Where a customer stands. Each state holds all that its view shows and all that the next one needs. */
export type State =
  | { step: 'loading' }
  | { step: 'welcome'; session: Session }
  /** `advised`: what the customer's answer speaks for. */
  | { step: 'type'; session: Session; type: ConnectionType | null; advised?: ConnectionType }
  /** Where a number that the host provides shall be from; only for a number that lives with the host alone. */
  | { step: 'country'; session: Session; type: ConnectionType; country: string | null }
  /** That number being found, and then the number. It stays in the session, for every step after this one. */
  | ({ step: 'number'; country: string; fault: FaultCode | null } & Chosen)
  | ({ step: 'launch' } & Chosen)
  /** Somebody else holds the Facebook account and goes on elsewhere; this page follows. */
  | { step: 'handoff'; session: Session; type: ConnectionType }
  /** `earlier`: when a code came that is of no use in this window, which sends another one. */
  | ({ step: 'popup'; over: 'closed' | 'dismissed' | null; earlier?: string | undefined } & Signup)
  | ({
      step: 'finishing'
      task: 'send' | 'follow' | 'retry'
      attempt: Attempt | null
      silent: boolean
      pinSent: boolean
    } & Signup)
  /** The number is not ready at Meta yet; the server goes on by itself when it is. */
  | ({ step: 'waiting'; attempt: Attempt } & Signup)
  | ({ step: 'pin'; attempt: Attempt; pin: string | null; problem: 'wrong' | 'silent' | null } & Signup)
  | { step: 'done'; session: Session; attempt: Attempt }
  | Failed

type Chosen = { session: Session; type: ConnectionType }

/** One popup and what it brought. The id is made anew for each popup. */
type Signup = {
  session: Session
  type: ConnectionType
  attemptId: string
  code: string | null
  assets: Assets | null
  /** What this window brought back from Meta, when it went there itself. */
  redirect?: Redirected
}

/** A window that is back from Meta, and the popup it stands for. */
export type Back = { attemptId: string; type: ConnectionType; redirect: Redirected }

type Failed = {
  step: 'failed'
  fault: FaultCode
  redirectUrl: string | null
  /** Who invites, and where help is to be had, where the server said so with the refusal. */
  company: string | null
  supportUrl: string | null
  session: Session | null
  signup: Signup | null
  attempt: Attempt | null
  /** Set when the browser saw the end and the server has to be told. */
  cancelled: Cancelled | null
}

export type Step = State['step']
export type In<S extends Step> = Extract<State, { step: S }>

export type Event =
  // The customer
  | { type: 'start' | 'next' | 'back' | 'give_up' | 'hand_off' | 'own_number' }
  | { type: 'choose' | 'advise'; connectionType: ConnectionType }
  | { type: 'choose_country'; country: string | null }
  | { type: 'launch'; attemptId: string }
  | { type: 'pin'; pin: string }
  | { type: 'retry' | 'sign_again' | 'choose_other' | 'open_in_browser' }
  // Facebook
  | { type: 'sdk_blocked'; attemptId: string }
  | { type: 'code'; attemptId: string; code: string }
  | { type: 'assets'; attemptId: string; assets: Assets }
  | { type: 'ended'; attemptId: string; cancelled: Cancelled }
  | { type: 'closed' | 'dismissed'; attemptId: string }
  // The server
  | { type: 'opened'; session: Session; back?: Back | null }
  | { type: 'answered'; attempt: Attempt }
  | { type: 'number'; number: ReservedNumber }
  | {
      type: 'refused'
      fault: FaultCode
      redirectUrl: string | null
      company?: string | null
      supportUrl?: string | null
    }
  | { type: 'silent' }
  | { type: 'recorded'; attemptId: string; fault: FaultCode; redirectUrl: string | null }
  // The clock
  | { type: 'waited' }

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
      ...{ step: 'popup', session, type, attemptId },
      ...{ code: null, assets: null, over: null, earlier: session.number?.otp?.received_at },
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

/**
 * How long a popup that said something may take to say the rest, in milliseconds; null while there is nothing to wait for.
 * A code lives 30 seconds, so it leaves alone after 5; an end that comes without a reason gets a moment to give one.
 */
export function patience(state: State): number | null {
  if (state.step !== 'popup') return null
  if (state.code) return 5_000
  if (state.over === 'dismissed') return 1_500
  if (state.assets) return 8_000
  return state.over ? 3_000 : null
}

const mine = (state: { attemptId: string }, event: { attemptId: string }) => state.attemptId === event.attemptId

const several = (session: Session) => session.link.connection_types.length > 1

function begin(session: Session): State {
  const [only, other] = session.link.connection_types
  return only && !other ? toNumber(session, only) : { step: 'type', session, type: null }
}

const chosen = ({ session, type }: Chosen): Chosen => ({ session, type })

/** Back to the type, where there is one to choose. */
function toType({ session, type }: Chosen): State {
  return several(session) ? { step: 'type', session, type } : { step: 'welcome', session }
}

const countriesOf = (session: Session) => session.provisioning?.countries ?? []

/** Whether the host provides a number: one that lives in an app on a phone is the customer's own. */
export const provides = ({ session, type }: { session: Session; type?: ConnectionType | null }) =>
  type !== 'coexistence' && !!countriesOf(session)[0]

/** Whether the state has words for trouble to show. */
export const isTroubled = (state: State) => state.step === 'waiting' || ('fault' in state && !!state.fault)

export const isHeld = (number: Session['number']) => number?.status === 'reserved'

const numbered = <S extends State & Chosen>(state: S, number: ReservedNumber | null): S => ({
  ...state,
  session: { ...state.session, number },
})

/** What comes after the type: the number that is held already, the one country there is, a choice of countries, or Facebook. */
function toNumber(session: Session, type: ConnectionType): State {
  const [first, second] = countriesOf(session)
  const country = isHeld(session.number) ? session.number?.country_iso : second ? null : first?.iso
  if (!provides({ session, type })) return toLaunch({ session, type })
  return country ? find({ session, type }, country) : { step: 'country', session, type, country: null }
}

/** Asks for a number of that country. One that is held stays in sight until the server has answered. */
function find({ session, type }: Chosen, country: string): State {
  const { number } = session
  const kept = isHeld(number) && number?.country_iso === country
  return {
    ...{ step: 'number', type, country, fault: null },
    session: kept ? session : { ...session, number: null },
  }
}

/** To Facebook with a number of the customer's own. What is held for them is let go there. */
function toLaunch({ session, type }: Chosen): State {
  return { step: 'launch', type, session: session.number ? { ...session, number: null } : session }
}

const again = ({ session, signup }: In<'failed'>): State =>
  session && signup ? { step: 'launch', session, type: signup.type } : session ? begin(session) : { step: 'loading' }

const signupOf = ({ session, type, attemptId, code, assets, redirect }: Signup): Signup => ({
  ...{ session, type, attemptId, code, assets },
  ...(redirect && { redirect }),
})

const join = (state: In<'popup'>): State => (state.code && state.assets ? finish(state, 'send') : state)

const finish = (signup: Signup, task: In<'finishing'>['task'], attempt: Attempt | null = null): State => ({
  ...signupOf(signup),
  ...{ step: 'finishing', task, attempt, silent: false, pinSent: false },
})

const failed = (what: Partial<Failed> & { fault: FaultCode }): State => ({
  ...{ step: 'failed', redirectUrl: null, company: null, supportUrl: null },
  ...{ session: null, signup: null, attempt: null, cancelled: null },
  ...what,
})

const lost = (signup: Signup, cancelled: Cancelled): State =>
  failed({ fault: cancelled.fault, session: signup.session, signup: signupOf(signup), cancelled })

/** Where the server's word on the attempt leads. A code that was sent before belongs to the attempt it was sent with. */
function settle(popup: Signup, attempt: Attempt, pinSent: boolean): State {
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
        ...{ fault: attempt.fault ?? 'internal', redirectUrl: attempt.redirect_url },
        ...{ session: signup.session, signup: signupOf(signup), attempt },
      })
  }
}

const finished = ({ link }: Session, connection_type: ConnectionType): Attempt => ({
  ...{ id: link.id, status: 'completed', step: 'complete', connection_type, retrying: false },
  ...{ fault: null, display_phone_number: null, result: null, again_at: null, redirect_url: null },
})

const resume = (session: Session, attempt: Attempt): State =>
  settle({ session, type: attempt.connection_type, attemptId: attempt.id, code: null, assets: null }, attempt, false)
