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

/** The state of a signup. Each state holds everything that its view shows and the next state needs. */
export type State =
  | { step: 'loading' }
  | { step: 'welcome'; session: Session }
  /** `type`: what was chosen before, for a customer who comes back to the question. */
  | { step: 'type'; session: Session; type: ConnectionType | null }
  /** The country of the number that the host provides; only for a dedicated number. */
  | { step: 'country'; session: Session; type: ConnectionType; country: string | null }
  /** The search for that number, and then the number. It stays in the session for every later step. */
  | ({ step: 'number'; country: string; fault: FaultCode | null } & Chosen)
  /** What the host asks before Meta's window. `again`: the customer came back to it. */
  | ({ step: 'asking'; again?: boolean } & Chosen)
  | ({ step: 'launch' } & Chosen)
  /** Another person, or the customer's own computer, continues elsewhere; this page follows. `name`: who asks that person. */
  | { step: 'handoff'; session: Session; type: ConnectionType | null; to?: 'computer'; name?: string }
  /** What the host may do with the number, what it may not, and how it is taken back. */
  | { step: 'trust'; session: Session }
  /** `earlier`: a code arrived that cannot be used in this window, which sends another one. */
  | ({ step: 'popup'; over: 'closed' | 'dismissed' | null; earlier?: string | undefined } & Signup)
  | ({
      step: 'finishing'
      task: 'send' | 'follow' | 'retry'
      attempt: Attempt | null
      silent: boolean
      pinSent: boolean
    } & Signup)
  /** The number is not ready at Meta yet; the server continues by itself when it is. */
  | ({ step: 'waiting'; attempt: Attempt } & Signup)
  | ({ step: 'pin'; attempt: Attempt; pin: string | null; problem: 'wrong' | 'silent' | null } & Signup)
  /** `earlier`: it was connected before this widget appeared, and the event was sent then. */
  | { step: 'done'; session: Session; attempt: Attempt; earlier?: boolean }
  | Failed

export type Chosen = { session: Session; type: ConnectionType }

/** One popup and its result. The id is new for each popup. */
export type Signup = {
  session: Session
  type: ConnectionType
  attemptId: string
  code: string | null
  assets: Assets | null
  redirect?: Trip
}

/** What this window brought back from Meta after a redirect; `settle` forgets it when the server has answered. */
type Trip = Redirected & { settle(): void }

/** A window that is back from Meta, and the popup it replaces. */
type Back = { attemptId: string; type: ConnectionType; redirect: Trip }

export type Failed = {
  step: 'failed'
  fault: FaultCode
  redirectUrl: string | null
  /** Who invites, and where to get help, if the server's refusal says so. */
  company: string | null
  supportUrl: string | null
  /** The link is over, and who invites hears it when the customer asks for a new one. */
  canAsk?: boolean | undefined
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
  | { type: 'start' | 'next' | 'back' | 'give_up' | 'hand_off' | 'to_computer' | 'own_number' | 'trust' }
  | { type: 'choose'; connectionType: ConnectionType }
  | { type: 'named'; name: string }
  | { type: 'choose_country'; country: string | null }
  | { type: 'asked'; session: Session }
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
      canAsk?: boolean
    }
  | { type: 'silent' }
  | { type: 'recorded'; attemptId: string; fault: FaultCode; redirectUrl: string | null }
  // The clock
  | { type: 'waited' }

/** The connection type that is settled: the only one that the link allows, or the one that was chosen before. */
export const typeOf = ({ link, choice }: Session): ConnectionType | undefined => {
  const [only, other] = link.connection_types
  return other ? link.connection_types.find((type) => type === choice?.connection_type) : only
}

export const several = (session: Session) => session.link.connection_types.length > 1

export const countriesOf = (session: Session) => session.provisioning?.countries ?? []

/** Whether the host provides a number: a coexistence number is the customer's own. */
export const provides = ({ session, type }: { session: Session; type?: ConnectionType | null }) =>
  type !== 'coexistence' && !!countriesOf(session)[0]

/** Whether the state has texts for a fault to show. */
export const isTroubled = (state: State) => state.step === 'waiting' || ('fault' in state && !!state.fault)

export const isHeld = (number: Session['number']) => number?.status === 'reserved'
