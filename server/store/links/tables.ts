import type { Generated, Selectable } from 'kysely'

export interface SetupLinksTable {
  id: string
  project_id: string
  customer_id: string
  /** Which API made it: its redirects and webhooks speak that dialect. */
  dialect: Generated<'platform' | 'admin'>
  /** 1 when `setup_link.expired` was sent. */
  expiry_told: number | null
  /** `expired` is not stored: such a link is `active` with `expires_at` in the past. */
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
  /** Our id of the only number that this link may reconnect. */
  reconnect_number_id: string | null
  language: 'en' | 'es' | 'pt' | 'hi' | 'id' | 'ar' | null
  state: string | null
  /** The host that its address names; null for that of `PUBLIC_URL`. */
  domain: Generated<string | null>
  /** JSON, see `Prefill` in the contract; deleted with the journey of the link. */
  prefill: Generated<string | null>
  /** JSON, see `Steps` in the contract; null asks what the project asks. */
  steps: Generated<string | null>
  /** The same as they were when the customer began: a later change is for others. */
  begun_steps: Generated<string | null>
  /** A value from the host's own browser session; see the contract. */
  nonce: Generated<string | null>
  /** 1 when its signup brings a key of the connected account. */
  issue_key: Generated<number>
  /** The project's own Meta app that the customer's page was opened with, see `meta_apps`; null for the app of the settings. */
  meta_app_id: Generated<string | null>
  /** 1 when its last step offers to write a message to the number. */
  test_message: Generated<number>
  /** What opens Meta's window, see `LaunchWay` in the contract; null as the project says. */
  launch: Generated<'sdk' | 'redirect' | null>
  /** JSON, see `Choice` in the contract: what was chosen before Meta's window. */
  choice: Generated<string | null>
  /** When a customer last asked for a new link in place of this one. */
  asked_again_at: Generated<string | null>
  /** JSON, see `NextStep` in the contract: what follows when the number is connected. */
  next: Generated<string | null>
  setup_status: 'pending' | 'processing' | 'completed' | 'failed'
  setup_error: string | null
  created_at: string
  expires_at: string | null
  /** When the widget first asked for its session. Opening the page alone does not count: mail scanners do that. */
  used_at: string | null
  completed_at: string | null
}

/** The journey of one link. */
export interface LinkEventsTable {
  id: string
  project_id: string
  setup_link_id: string
  attempt_id: string | null
  name: string
  detail: string
  /** 1 until the statistics have it. */
  uncounted: Generated<number | null>
  created_at: string
}

export type SetupLinkRow = Selectable<SetupLinksTable>
