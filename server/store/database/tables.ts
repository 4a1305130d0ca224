import type { Generated, Kysely, Selectable } from 'kysely'

/**
 * Every table. Moments are ISO-8601 in UTC with milliseconds and lists are JSON, both as text,
 * so that rows read and sort alike on SQLite and on PostgreSQL.
 */
export interface Tables {
  projects: ProjectsTable
  api_keys: ApiKeysTable
  customers: CustomersTable
  setup_links: SetupLinksTable
  attempts: AttemptsTable
  phone_numbers: PhoneNumbersTable
  number_pins: NumberPinsTable
  accounts: AccountsTable
  webhooks: WebhooksTable
  deliveries: DeliveriesTable
  display_name_requests: DisplayNameRequestsTable
  link_events: LinkEventsTable
  idempotency_keys: IdempotencyKeysTable
  audit_log: AuditLogTable
  meta_events: MetaEventsTable
  redirects: RedirectsTable
  shared_accounts: SharedAccountsTable
  telephony_accounts: TelephonyAccountsTable
  number_pools: NumberPoolsTable
  provided_numbers: ProvidedNumbersTable
  reservations: ReservationsTable
}

/** A Kysely, or a transaction of it: store functions take either. */
export type Db = Kysely<Tables>

/** PostgreSQL's driver would hand these over as text; `database.ts` tells it not to. */
type BigInteger = number

export interface ProjectsTable {
  id: string
  /** Its id in the admin dialect, where a project is a tenant. */
  number: BigInteger
  name: string
  /** JSON, see `policyOf` in projects.ts. */
  policy: string
  created_at: string
}

export interface ApiKeysTable {
  id: string
  project_id: string
  /** SHA-256 of the key, hex. The key itself is kept nowhere. */
  hash: string
  /** First characters of a key that we made, so that people can tell keys apart; empty for a key of their own. */
  prefix: string
  name: string | null
  /** While a key is rotated the old one works until here. */
  expires_at: string | null
  last_used_at: string | null
  created_at: string
  revoked_at: string | null
}

export interface CustomersTable {
  id: string
  project_id: string
  name: string
  external_customer_id: string | null
  number: BigInteger
  /** The admin dialect's own: how to reach the customer, free JSON, and whether they are active. */
  email: string | null
  phone: string | null
  metadata: string | null
  status: 'active' | 'inactive' | 'suspended' | null
  created_at: string
  updated_at: string
}

export interface SetupLinksTable {
  id: string
  project_id: string
  customer_id: string
  /** Which API made it: its redirects and webhooks speak that dialect. */
  dialect: Generated<'platform' | 'admin'>
  /** 1 once `setup_link.expired` has gone out. */
  expiry_told: number | null
  /** `expired` is not written: it is `active` with `expires_at` in the past. */
  status: 'active' | 'used' | 'revoked'
  success_redirect_url: string | null
  failure_redirect_url: string | null
  allowed_origins: string
  connection_types: string
  meta_billing_mode: 'customer_managed' | 'partner_managed'
  theme: string | null
  provision_phone_number: number
  phone_number_area_code: string | null
  phone_number_country_isos: string
  reconnect_phone_number: string | null
  /** Our id of the number that this link must bring back, and no other. */
  reconnect_number_id: string | null
  language: 'en' | 'es' | 'pt' | 'hi' | 'id' | 'ar' | null
  state: string | null
  setup_status: 'pending' | 'processing' | 'completed' | 'failed'
  setup_error: string | null
  created_at: string
  expires_at: string | null
  /** When the widget first asked for its session. Opening the page alone does not count: mail scanners do that. */
  used_at: string | null
  completed_at: string | null
}

export interface AttemptsTable {
  id: string
  project_id: string
  setup_link_id: string
  connection_type: 'coexistence' | 'dedicated'
  /** `exchanging`: the code is on its way to Meta. `cancelled`: the popup ended without a code. */
  status: 'exchanging' | 'working' | 'waiting' | 'pin' | 'completed' | 'failed' | 'cancelled'
  /** The step to do next; see `attemptSteps` in the contract. */
  step: 'exchange' | 'inspect' | 'choose' | 'subscribe' | 'register' | 'sync' | 'complete'
  /** SHA-256 of Meta's code: a code is spent once, whoever sends it again gets this attempt. */
  code_hash: string | null
  /** The business whose token our own system user may fetch, where Meta told us of the signup (`PARTNER_ADDED`). Never from a browser. */
  announced_business: string | null
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
  /** JSON, see `Mark` in the contract: what the project's policy let pass. */
  marks: Generated<string>
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
  /** When it was last connected: what Meta says of a time before that is old news. */
  connected_at: string | null
  token: string
  token_expires_at: string | null
  /** JSON: what is left to do (`Action`), looked at again at `run_at`, and what the project's policy let pass (`Mark`). */
  actions: Generated<string>
  marks: Generated<string>
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
  created_at: string
  updated_at: string
}

export interface WebhooksTable {
  id: string
  number: BigInteger
  project_id: string
  /** Meta's id of the one number it is about; null for the whole project. */
  phone_number_id: string | null
  dialect: 'platform' | 'admin'
  url: string
  kind: 'kapso' | 'meta'
  /** Sealed, as is the one before it, which still signs until `previous_until`. */
  secret: string | null
  previous_secret: string | null
  previous_until: string | null
  active: number
  /** When it was switched off because nearly nothing arrived. */
  paused_at: string | null
  events: string
  headers: string
  buffer_enabled: number
  buffer_window_seconds: number
  max_buffer_size: number
  buffer_events: string
  inactivity_minutes: number | null
  payload_version: string
  created_at: string
  updated_at: string
}

/** One event on its way to one webhook, with what became of it: the outbox and the delivery log in one. */
export interface DeliveriesTable {
  id: string
  project_id: string
  webhook_id: string
  /** The same for every webhook that hears of it, and for every try. */
  event_id: string
  event: string
  body: string
  phone_number_id: string | null
  status: 'pending' | 'delivered' | 'failed'
  attempt_count: number
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  response_status: number | null
  response_body: string | null
  error: string | null
  last_attempt_at: string | null
  delivered_at: string | null
  failed_at: string | null
  created_at: string
}

/** A wish for another display name; open while `run_at` says when to look at it again. */
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

/** The journey of one link. */
export interface LinkEventsTable {
  id: string
  project_id: string
  setup_link_id: string
  attempt_id: string | null
  name: string
  detail: string
  created_at: string
}

export interface IdempotencyKeysTable {
  project_id: string
  key: string
  /** SHA-256 of method, path and body. */
  request: string
  status: number | null
  answer: string | null
  created_at: string
}

export interface AuditLogTable {
  id: string
  project_id: string
  actor: string
  action: string
  subject: string
  detail: string
  created_at: string
}

/** Webhooks of Meta's that were dealt with, by the hash of what they said: Meta repeats itself. */
export interface MetaEventsTable {
  hash: string
  created_at: string
}

/** An account that Meta says was shared with our app (`PARTNER_ADDED`), for tokens that do not say which they cover. */
export interface SharedAccountsTable {
  waba_id: string
  business_id: string | null
  said_at: string
}

/** A trip of a customer's own window through Meta's and back, where no second window can open. */
export interface RedirectsTable {
  /** SHA-256 of the `state` that travels with it: what is kept here opens nothing. */
  state_hash: string
  setup_link_id: string
  attempt_id: string
  /** SHA-256, base64url, of what the browser that set out kept for itself. */
  challenge: string
  /** Where to come back to, sealed: the address of a hosted page holds the link's token. */
  return_to: string
  /** What Meta sent along, sealed; it is taken once. */
  answer: string | null
  created_at: string
}

export type RedirectRow = Selectable<RedirectsTable>

/** A project's own account at a telephony provider. */
export interface TelephonyAccountsTable {
  project_id: string
  provider: 'twilio'
  /** Null where the account of the settings is used; then only `countries` is the project's own. */
  account_sid: string | null
  /** Sealed. It also signs what the provider sends us. */
  auth_token: string | null
  /** JSON: what a country asks for before it lets a number go, see `TelephonyCountry` in the contract. */
  countries: string
  created_at: string
  updated_at: string
}

/** The numbers of one country that a project keeps ready. */
export interface NumberPoolsTable {
  id: string
  project_id: string
  country_iso: string
  /** Fewer ready ones than this are worth a warning. 0: never. */
  low_water_mark: number
  /** When the warning went out, until there are enough again. */
  low_since: string | null
  /** 1: its numbers are verified with Meta beforehand. */
  preverify: number
  /** 1: nothing is handed out any more. */
  draining: number
  created_at: string
  updated_at: string
}

/** A number that we have, had, or may have for a project's customers: nothing that was paid for is ever only in memory. */
export interface ProvidedNumbersTable {
  id: string
  project_id: string
  pool_id: string
  country_iso: string
  /** E.164. */
  phone_number: string
  source: 'import' | 'purchase'
  /**
   * `checking`: being made ready. `buying`: written before the provider is asked, until its answer is known. `available`,
   * `reserved`, `connected`: ready, held for a link, a customer's. `set_aside`: may stand in somebody's account at Meta, so
   * a person decides. `releasing`, `released`: on its way back, gone. `refused`: never became ours.
   */
  status:
    | 'checking'
    | 'buying'
    | 'available'
    | 'reserved'
    | 'connected'
    | 'set_aside'
    | 'releasing'
    | 'released'
    | 'refused'
  /** Why it stands where it stands, for the operator. */
  note: string | null
  /** Whose line it is; null for one that is only verified with Meta. */
  provider: 'twilio' | null
  account_sid: string | null
  provider_id: string | null
  /** Meta's id of a number that was verified beforehand, and until when that counts. */
  preverified_id: string | null
  verified_until: string | null
  reservation_id: string | null
  /** Meta's id, once it is connected. */
  phone_number_id: string | null
  /** WhatsApp's newest code, sealed, for some minutes; when it came, and when we asked for one ourselves. */
  code: string | null
  code_at: string | null
  code_asked_at: string | null
  tries: number
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  created_at: string
  updated_at: string
}

/** Which number a link holds for its customer, or is getting. A link has one that is not `over`. */
export interface ReservationsTable {
  id: string
  project_id: string
  setup_link_id: string
  country_iso: string
  area_code: string | null
  status: 'working' | 'reserved' | 'connected' | 'failed' | 'over'
  source: 'pool' | 'live' | null
  held_until: string | null
  fault: string | null
  /** For the operator: the provider's code and words. */
  fault_detail: string | null
  tries: number
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  created_at: string
  updated_at: string
}

export type Project = Selectable<ProjectsTable>
export type CustomerRow = Selectable<CustomersTable>
export type SetupLinkRow = Selectable<SetupLinksTable>
export type AttemptRow = Selectable<AttemptsTable>
export type PhoneNumberRow = Selectable<PhoneNumbersTable>
export type AccountRow = Selectable<AccountsTable>
export type WebhookRow = Selectable<WebhooksTable>
export type DeliveryRow = Selectable<DeliveriesTable>
export type TelephonyAccountRow = Selectable<TelephonyAccountsTable>
export type NumberPoolRow = Selectable<NumberPoolsTable>
export type ProvidedNumberRow = Selectable<ProvidedNumbersTable>
export type ReservationRow = Selectable<ReservationsTable>
