import { type Kysely, sql } from 'kysely'
import { newIntegerId } from '../database/integer-id.ts'

/**
 * What the two dialects and the webhooks need: integer ids for the admin dialect, accounts, webhooks with their outbox,
 * the journey of a link, idempotency keys, the audit log, and what Meta told us already.
 */
export async function up(db: Kysely<unknown>) {
  for (const table of ['projects', 'customers', 'phone_numbers']) {
    await db.schema.alterTable(table).addColumn('number', 'bigint').execute()
    await numberRows(db, table)
    await db.schema.createIndex(`${table}_number`).unique().on(table).column('number').execute()
  }

  const customers = [
    ['email', 'text'],
    ['phone', 'text'],
    ['metadata', 'text'],
    ['status', 'text'],
  ] as const
  for (const [name, type] of customers) await db.schema.alterTable('customers').addColumn(name, type).execute()

  await db.schema
    .alterTable('setup_links')
    .addColumn('dialect', 'text', (column) => column.notNull().defaultTo('platform'))
    .execute()
  await db.schema.alterTable('setup_links').addColumn('expiry_told', 'integer').execute()
  await db.schema.alterTable('setup_links').addColumn('reconnect_number_id', 'text').execute()
  await db.schema.createIndex('setup_links_of_number').on('setup_links').column('reconnect_number_id').execute()
  await db.schema.createIndex('attempts_of_account').on('attempts').column('waba_id').execute()
  await db.schema
    .createIndex('setup_links_by_project')
    .on('setup_links')
    .columns(['project_id', 'created_at', 'id'])
    .execute()
  await sql`create index setup_links_to_expire on setup_links (expires_at) where status = 'active' and expiry_told is null`.execute(
    db,
  )

  const numbers = [
    ['kind', 'text'],
    ['connection_status', 'text'],
    ['disconnection', 'text'],
    ['webhook_verify_token', 'text'],
    ['webhook_destination_url', 'text'],
    ['inbound_processing_enabled', 'integer'],
    ['calls_enabled', 'integer'],
    ['throughput_tier', 'text'],
    ['messaging_limit', 'text'],
    ['is_official_business_account', 'integer'],
    ['is_pin_enabled', 'integer'],
    ['webhook_verified_at', 'text'],
    ['health', 'text'],
    ['health_at', 'text'],
    ['connected_at', 'text'],
  ] as const
  for (const [name, type] of numbers) await db.schema.alterTable('phone_numbers').addColumn(name, type).execute()
  await sql`update phone_numbers set kind = 'production', connection_status = 'active', inbound_processing_enabled = 1, calls_enabled = 0, connected_at = created_at`.execute(
    db,
  )
  await db.schema.createIndex('phone_numbers_of_account').on('phone_numbers').column('business_account_id').execute()

  await db.schema
    .createTable('accounts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'bigint', (column) => column.notNull().unique())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('customer_id', 'text', (column) => column.notNull().references('customers.id').onDelete('cascade'))
    .addColumn('waba_id', 'text', (column) => column.notNull())
    .addColumn('business_id', 'text')
    .addColumn('name', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('one_account_a_customer', ['customer_id', 'waba_id'])
    .execute()
  await db.schema.createIndex('accounts_by_waba').on('accounts').column('waba_id').execute()

  await db.schema
    .createTable('webhooks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'bigint', (column) => column.notNull().unique())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('phone_number_id', 'text')
    .addColumn('dialect', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('secret', 'text')
    .addColumn('previous_secret', 'text')
    .addColumn('previous_until', 'text')
    .addColumn('active', 'integer', (column) => column.notNull())
    .addColumn('paused_at', 'text')
    .addColumn('events', 'text', (column) => column.notNull())
    .addColumn('headers', 'text', (column) => column.notNull())
    .addColumn('buffer_enabled', 'integer', (column) => column.notNull())
    .addColumn('buffer_window_seconds', 'integer', (column) => column.notNull())
    .addColumn('max_buffer_size', 'integer', (column) => column.notNull())
    .addColumn('buffer_events', 'text', (column) => column.notNull())
    .addColumn('inactivity_minutes', 'integer')
    .addColumn('payload_version', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('webhooks_by_age').on('webhooks').columns(['project_id', 'created_at', 'id']).execute()

  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('webhook_id', 'text', (column) => column.notNull().references('webhooks.id').onDelete('cascade'))
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('phone_number_id', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempt_count', 'integer', (column) => column.notNull())
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('response_status', 'integer')
    .addColumn('response_body', 'text')
    .addColumn('error', 'text')
    .addColumn('last_attempt_at', 'text')
    .addColumn('delivered_at', 'text')
    .addColumn('failed_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('deliveries_by_age')
    .on('deliveries')
    .columns(['project_id', 'created_at', 'id'])
    .execute()
  await db.schema.createIndex('deliveries_of_webhook').on('deliveries').columns(['webhook_id', 'created_at']).execute()
  await sql`create index deliveries_to_send on deliveries (run_at) where run_at is not null`.execute(db)

  await db.schema
    .createTable('link_events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('setup_link_id', 'text', (column) => column.notNull().references('setup_links.id').onDelete('cascade'))
    .addColumn('attempt_id', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('link_events_of_link')
    .on('link_events')
    .columns(['setup_link_id', 'created_at', 'id'])
    .execute()

  await db.schema
    .createTable('idempotency_keys')
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('answer', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_request_a_key', ['project_id', 'key'])
    .execute()
  await db.schema.createIndex('idempotency_keys_by_age').on('idempotency_keys').column('created_at').execute()

  await db.schema
    .createTable('audit_log')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('audit_log_by_age').on('audit_log').columns(['project_id', 'created_at', 'id']).execute()

  await db.schema
    .createTable('meta_events')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('meta_events_by_age').on('meta_events').column('created_at').execute()

  const keys = [
    ['name', 'text'],
    ['expires_at', 'text'],
    ['last_used_at', 'text'],
  ] as const
  for (const [name, type] of keys) await db.schema.alterTable('api_keys').addColumn(name, type).execute()
}

async function numberRows(db: Kysely<unknown>, table: string) {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(db)
  for (const { id } of rows)
    await sql`update ${sql.table(table)} set number = ${newIntegerId()} where id = ${id}`.execute(db)
}
