import type { Kysely } from 'kysely'
import type { ConsoleSessionsTable, ConsoleTicketsTable } from '../console/tables.ts'
import type { DomainsTable, ServedHostsTable } from '../domains/tables.ts'
import type { LinkEventsTable, SetupLinksTable } from '../links/tables.ts'
import type { AccountKeysTable, ConversationsTable, FirstMessagesTable, KeyGrantsTable } from '../messaging/tables.ts'
import type {
  AccountLooksTable,
  AccountsTable,
  DisplayNameRequestsTable,
  LedgerFindingsTable,
  MetaBudgetsTable,
  NumberPinsTable,
  NumberWatchesTable,
  PhoneNumbersTable,
} from '../numbers/tables.ts'
import type {
  ApiKeysTable,
  AuditLogTable,
  CustomersTable,
  IdempotencyKeysTable,
  MetaAppsTable,
  ProjectsTable,
  ProjectThemesTable,
} from '../projects/tables.ts'
import type {
  NumberPoolsTable,
  ProvidedNumbersTable,
  ReservationsTable,
  TelephonyAccountsTable,
} from '../provisioning/tables.ts'
import type {
  AttemptsTable,
  LedgerTable,
  MetaEventsTable,
  MetaNewsTable,
  MetaObservedTable,
  RedirectsTable,
  SharedAccountsTable,
} from '../signup/tables.ts'
import type { ApiLogsTable, FunnelCountsTable, LinkProgressTable, StatsDueTable } from '../stats/tables.ts'
import type { StepAnswersTable } from '../steps/tables.ts'
import type { ListChangesTable, ListCountsDueTable, ListTotalsTable } from '../totals/tables.ts'
import type { DeliveriesTable, RedeliveriesTable, WebhooksTable } from '../webhooks/tables.ts'

/**
 * Every table. Moments are ISO-8601 in UTC with milliseconds and lists are JSON, both as text,
 * so that rows read and sort alike on SQLite and on PostgreSQL.
 */
export interface Tables {
  projects: ProjectsTable
  project_themes: ProjectThemesTable
  api_keys: ApiKeysTable
  customers: CustomersTable
  setup_links: SetupLinksTable
  attempts: AttemptsTable
  phone_numbers: PhoneNumbersTable
  number_pins: NumberPinsTable
  number_watches: NumberWatchesTable
  accounts: AccountsTable
  account_looks: AccountLooksTable
  ledger_findings: LedgerFindingsTable
  account_keys: AccountKeysTable
  key_grants: KeyGrantsTable
  first_messages: FirstMessagesTable
  conversations: ConversationsTable
  webhooks: WebhooksTable
  deliveries: DeliveriesTable
  redeliveries: RedeliveriesTable
  display_name_requests: DisplayNameRequestsTable
  link_events: LinkEventsTable
  step_answers: StepAnswersTable
  idempotency_keys: IdempotencyKeysTable
  audit_log: AuditLogTable
  meta_budgets: MetaBudgetsTable
  meta_events: MetaEventsTable
  meta_news: MetaNewsTable
  meta_observed: MetaObservedTable
  meta_ledger: LedgerTable
  redirects: RedirectsTable
  domains: DomainsTable
  served_hosts: ServedHostsTable
  shared_accounts: SharedAccountsTable
  meta_apps: MetaAppsTable
  telephony_accounts: TelephonyAccountsTable
  number_pools: NumberPoolsTable
  provided_numbers: ProvidedNumbersTable
  reservations: ReservationsTable
  console_sessions: ConsoleSessionsTable
  console_tickets: ConsoleTicketsTable
  link_progress: LinkProgressTable
  funnel_counts: FunnelCountsTable
  api_logs: ApiLogsTable
  stats_due: StatsDueTable
  list_totals: ListTotalsTable
  list_changes: ListChangesTable
  list_counts_due: ListCountsDueTable
}

/** A Kysely, or a transaction of it: store functions take either. */
export type Db = Kysely<Tables>
