import { type Kysely, sql } from 'kysely'

/**
 * What Meta's window shows filled in; the WhatsApp account apart from its messaging account; numbers that Meta may take up
 * again by itself; what Meta says that we do not know.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('setup_links').addColumn('prefill', 'text').execute()
  await sql`create index setup_links_with_prefill on setup_links (created_at) where prefill is not null`.execute(db)

  await db.schema.alterTable('phone_numbers').addColumn('whatsapp_account_id', 'text').execute()
  await db.schema.alterTable('phone_numbers').addColumn('looked_at', 'text').execute()
  await db.schema.alterTable('phone_numbers').addColumn('heals_until', 'text').execute()
  await db.schema.alterTable('phone_numbers').addColumn('healing_link_id', 'text').execute()
  await sql`create index phone_numbers_healing on phone_numbers (heals_until) where heals_until is not null`.execute(db)

  await db.schema
    .createTable('meta_observed')
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('first_at', 'text', (column) => column.notNull())
    .addColumn('last_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('meta_observed_key', ['project_id', 'kind', 'name'])
    .execute()
}
