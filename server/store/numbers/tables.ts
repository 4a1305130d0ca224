import type { Generated, Selectable } from 'kysely'
import type { BigInteger } from '../database/integer-id.ts'

export interface PhoneNumbersTable {
  id: string
  project_id: string
  customer_id: string
  phone_number_id: string
  business_account_id: string
  business_id: string | null
  connection_type: 'coexistence' | 'dedicated'
  name: string
  display_phone_number: string
  verified_name: string | null
  quality_rating: string | null
  code_verification_status: string | null
  name_status: string | null
  status: string | null
  number: BigInteger
  kind: 'production' | 'sandbox'
  /** Whether messages can flow as far as we know; `status` is Meta's word. */
  connection_status: 'active' | 'disconnected' | 'offboarded'
  /** JSON: why and by whom, while it is disconnected. */
  disconnection: string | null
  webhook_verify_token: string | null
  webhook_destination_url: string | null
  inbound_processing_enabled: number
  calls_enabled: number
  throughput_tier: string | null
  messaging_limit: string | null
  is_official_business_account: number | null
  is_pin_enabled: number | null
  webhook_verified_at: string | null
  /** The last health report, JSON, and when it was made. */
  health: string | null
  health_at: string | null
  /** When it was last connected: reports of Meta's about an earlier time are outdated. */
  connected_at: string | null
  /** The project's own app that it was made with, see `meta_apps`; null for the app of the settings. */
  meta_app_id: Generated<string | null>
  token: string
  token_expires_at: string | null
  /** JSON: what is left to do (`Action`), checked again at `run_at`, and which policy exceptions were allowed (`Mark`). */
  actions: Generated<string>
  marks: Generated<string>
  /**
   * Meta's id of the WhatsApp account of the number, when Meta's window reported it; `business_account_id` is the messaging
   * account.
   */
  whatsapp_account_id: Generated<string | null>
  /** 1 when the app was subscribed to the account before this number was connected: then the subscription is not ours to undo. */
  was_subscribed: Generated<number | null>
  /** When the recheck last asked Meta. */
  looked_at: Generated<string | null>
  /** Until when we wait for Meta to reconnect the number by itself; then the link that was prepared for it. */
  heals_until: Generated<string | null>
  healing_link_id: Generated<string | null>
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  created_at: string
  updated_at: string
}

/** The two-step PIN of each number, made once, sealed, and used for every later register. */
export interface NumberPinsTable {
  project_id: string
  phone_number_id: string
  pin: string
  /** When Meta accepted it; null while it is only ours. */
  accepted_at: string | null
  created_at: string
}

/** Calls that Meta counts, such as registrations of a number; see `use-cases/numbers/registration/spend.ts`. */
export interface MetaBudgetsTable {
  /** Meta's id of what the calls were about. */
  subject: string
  kind: string
  /** JSON: when each was made, and whether Meta answered it. */
  uses: string
  updated_at: string
}

/** A WhatsApp Business Account that a customer connected. */
export interface AccountsTable {
  id: string
  number: BigInteger
  project_id: string
  customer_id: string
  waba_id: string
  business_id: string | null
  name: string | null
  status: 'active' | 'suspended'
  /** The app that it was connected with last, see `meta_apps`; null for the app of the settings. */
  meta_app_id: Generated<string | null>
  created_at: string
  updated_at: string
}

/** An account with a number here, which is compared with Meta when it is due. The id is the account's. */
export interface AccountLooksTable {
  id: string
  looked_at: Generated<string | null>
  run_at: string
  lease_owner: Generated<string | null>
  lease_until: Generated<string | null>
}

/** Something that this server and Meta do not agree about, found at the last look at the account `look_id`. */
export interface LedgerFindingsTable {
  look_id: string
  waba_id: string
  /** Empty when it is about the account. */
  phone_number_id: string
  finding:
    | 'account_missing'
    | 'number_missing'
    | 'registration_missing'
    | 'subscription_missing'
    | 'subscription_unknown'
    | 'token_over'
  found_at: string
}

/** A request for another display name; open while `run_at` says when to check it again. */
export interface DisplayNameRequestsTable {
  id: string
  project_id: string
  number_id: string
  phone_number_id: string
  requested: string
  previous: string | null
  status: 'pending_review' | 'approved' | 'applied' | 'declined' | 'expired'
  reviewed_at: string | null
  applied_at: string | null
  meta_error_code: number | null
  meta_error_subcode: number | null
  meta_error_type: string | null
  meta_error_message: string | null
  tries: number
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  created_at: string
}

/** When a number is looked at next; see `use-cases/numbers/watch-number.ts`. `id` is the number's own. */
export interface NumberWatchesTable {
  id: string
  /** The notice that was told last: the end of the token, and the days before it. */
  told: string | null
  /** JSON, what the last look saw of the account: see `Seen`. */
  seen: Generated<string | null>
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
}

export type NumberWatchRow = Selectable<NumberWatchesTable>

export type PhoneNumberRow = Selectable<PhoneNumbersTable>

export type LedgerFindingRow = Selectable<LedgerFindingsTable>

export type AccountRow = Selectable<AccountsTable>
