import type { Kysely, Selectable } from 'kysely'

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
}

/** A Kysely, or a transaction of it: store functions take either. */
export type Db = Kysely<Tables>

export interface ProjectsTable {
  id: string
  name: string
  /** JSON, see `Policy` in projects.ts. */
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
  created_at: string
  revoked_at: string | null
}

export interface CustomersTable {
  id: string
  project_id: string
  name: string
  external_customer_id: string | null
  created_at: string
  updated_at: string
}

export interface SetupLinksTable {
  id: string
  project_id: string
  customer_id: string
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
  status: 'exchanging' | 'working' | 'pin' | 'completed' | 'failed' | 'cancelled'
  /** The step to do next; see `attemptSteps` in the contract. */
  step: 'exchange' | 'inspect' | 'choose' | 'subscribe' | 'register' | 'sync' | 'complete'
  /** SHA-256 of Meta's code: a code is spent once, whoever sends it again gets this attempt. */
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
  /** The PIN that the customer typed, sealed, until Meta accepts or refuses it. */
  typed_pin: string | null
  synced: string
  actions: string
  fault: string | null
  /** For the operator: Meta's code, subcode, trace id and words. */
  fault_detail: string | null
  tries: number
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
  token: string
  token_expires_at: string | null
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

export type Project = Selectable<ProjectsTable>
export type CustomerRow = Selectable<CustomersTable>
export type SetupLinkRow = Selectable<SetupLinksTable>
export type AttemptRow = Selectable<AttemptsTable>
export type PhoneNumberRow = Selectable<PhoneNumbersTable>
