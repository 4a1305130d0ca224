import type { Generated, Selectable } from 'kysely'
import type { ObservedKind } from '../../../contract/index.ts'

export interface AttemptsTable {
  id: string
  project_id: string
  setup_link_id: string
  /** The project's own app that it was made with, see `meta_apps`; null for the app of the settings. */
  meta_app_id: Generated<string | null>
  connection_type: 'coexistence' | 'dedicated'
  /** `exchanging`: the code is on its way to Meta. `cancelled`: the popup ended without a code. */
  status: 'exchanging' | 'working' | 'waiting' | 'pin' | 'completed' | 'failed' | 'cancelled'
  /** The step to do next; see `attemptSteps` in the contract. */
  step: 'exchange' | 'inspect' | 'choose' | 'subscribe' | 'register' | 'sync' | 'complete'
  /** SHA-256 of Meta's code: a code is spent once, and a second request with it gets this attempt. */
  code_hash: string | null
  hints: string
  token: string | null
  token_expires_at: string | null
  waba_ids: string | null
  waba_id: string | null
  business_id: string | null
  phone_number_id: string | null
  display_phone_number: string | null
  verified_name: string | null
  /** Our id of the number, where we provided it. */
  provided_number_id: Generated<string | null>
  /** The PIN that the customer typed, sealed, until Meta accepts or refuses it. */
  typed_pin: string | null
  synced: string
  actions: string
  /** JSON, see `Mark` in the contract: which policy exceptions were allowed. */
  marks: Generated<string>
  /** 1 when the account was subscribed, or the number registered, before this signup: then we do not undo it. */
  was_subscribed: Generated<number | null>
  was_registered: Generated<number | null>
  fault: string | null
  /** For the operator: Meta's code, subcode, trace id and words. */
  fault_detail: string | null
  tries: number
  /** While Meta has locked the number: when it may be tried again. */
  again_at: string | null
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  created_at: string
  updated_at: string
  ended_at: string | null
}

/**
 * What we did, or were about to do, at Meta: for a signup, for a token that a backend brought, or for a number that was deleted. The
 * row is written before the request, and is open until a number keeps it or it is undone.
 */
export interface LedgerTable {
  /** A grant has the id of its attempt. */
  id: string
  /** The grant whose token was used; null for the grant itself. */
  grant_id: string | null
  project_id: string
  customer_id: string
  /** Empty where no link is involved. */
  setup_link_id: string
  kind: 'grant' | 'subscription' | 'registration' | 'override' | 'account_override'
  waba_id: Generated<string | null>
  phone_number_id: Generated<string | null>
  /**
   * `asked`: about to be done, or done without an answer. `held`: a token that we have. `undoing`: being undone. `kept`: a
   * connected number's, the customer's own, or there before us. `undone`: undone. `lost`: cannot be undone, because the token is gone or no longer
   * valid. `stuck`: Meta refused to undo it at every try.
   */
  status: 'asked' | 'held' | 'undoing' | 'kept' | 'undone' | 'lost' | 'stuck'
  /** The project's own app that it was made with, see `meta_apps`; null for the app of the settings. */
  meta_app_id: Generated<string | null>
  /** Sealed; on the grant alone, and deleted last. */
  token: Generated<string | null>
  /** Why it is undone: the fault that the signup ended with, `customer_deleted`, `number_deleted` or `not_connected`. */
  reason: Generated<string | null>
  note: Generated<string | null>
  tries: number
  run_at: Generated<string | null>
  lease_owner: Generated<string | null>
  lease_until: Generated<string | null>
  created_at: string
  updated_at: string
}

/** Webhooks of Meta's that were handled, by the hash of their content: Meta sends some again. */
export interface MetaEventsTable {
  hash: string
  created_at: string
}

/** An account that Meta says was shared with our app (`PARTNER_ADDED`), for tokens that do not say which they cover. */
export interface SharedAccountsTable {
  waba_id: string
  /** The app that heard of it, see `meta_apps`; empty for the app of the settings. */
  meta_app_id: string
  business_id: string | null
  said_at: string
}

/** A name of Meta's that this version does not know; `project_id` is empty when it belongs to no known account. */
export interface MetaObservedTable {
  project_id: string
  kind: ObservedKind
  name: string
  count: number
  first_at: string
  last_at: string
}

/** A redirect trip of a customer's own window to Meta and back, for browsers that cannot open a second window. */
export interface RedirectsTable {
  /** SHA-256 of the `state` in the address: the stored value cannot be used in its place. */
  state_hash: string
  setup_link_id: string
  attempt_id: string
  /** SHA-256, base64url, of the verifier that stays in the browser that started the trip. */
  challenge: string
  /** The address to come back to, sealed: the address of a hosted page contains the link's token. */
  return_to: string
  /** What Meta sent with the customer, sealed; it can be read once. */
  answer: string | null
  /** SHA-256 of the receipt given to the browser that brought the answer: the page must show it to use the answer. */
  receipt_hash: Generated<string | null>
  created_at: string
}

export type RedirectRow = Selectable<RedirectsTable>

/** When Meta told a fact for the last time; see `http/inbound/news.ts`. */
export interface MetaNewsTable {
  /** Our id of a number, or Meta's id of an account. */
  subject: string
  fact: string
  at: string
}

export type AttemptRow = Selectable<AttemptsTable>
export type LedgerRow = Selectable<LedgerTable>
