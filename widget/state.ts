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
  /** `earlier`: it was connected before this widget was there, and everybody has been told. */
  | { step: 'done'; session: Session; attempt: Attempt; earlier?: boolean }
  | Failed

export type Chosen = { session: Session; type: ConnectionType }

/** One popup and what it brought. The id is made anew for each popup. */
export type Signup = {
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

export type Failed = {
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

export const several = (session: Session) => session.link.connection_types.length > 1

export const countriesOf = (session: Session) => session.provisioning?.countries ?? []

/** Whether the host provides a number: one that lives in an app on a phone is the customer's own. */
export const provides = ({ session, type }: { session: Session; type?: ConnectionType | null }) =>
  type !== 'coexistence' && !!countriesOf(session)[0]

/** Whether the state has words for trouble to show. */
export const isTroubled = (state: State) => state.step === 'waiting' || ('fault' in state && !!state.fault)

export const isHeld = (number: Session['number']) => number?.status === 'reserved'
