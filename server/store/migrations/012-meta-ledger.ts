import { type Kysely, sql } from 'kysely'

/**
 * What we did, or were about to do, at Meta for a signup: the token we were granted, the account we subscribed to, the number we
 * registered. A row outlives the link and the customer it was for, until what it says is a connected number's or is undone.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('meta_ledger')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('grant_id', 'text')
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('setup_link_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('waba_id', 'text')
    .addColumn('phone_number_id', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('token', 'text')
    .addColumn('reason', 'text')
    .addColumn('note', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await sql`create index meta_ledger_to_undo on meta_ledger (run_at) where run_at is not null`.execute(db)
  await sql`create index meta_ledger_open on meta_ledger (created_at) where kind = 'grant' and status in ('asked', 'held')`.execute(
    db,
  )
  await sql`create index meta_ledger_undoing on meta_ledger (waba_id) where status = 'undoing'`.execute(db)
  await db.schema.createIndex('meta_ledger_of_grant').on('meta_ledger').column('grant_id').execute()
  await db.schema.createIndex('meta_ledger_by_age').on('meta_ledger').column('updated_at').execute()
  for (const name of ['was_subscribed', 'was_registered'])
    await db.schema.alterTable('attempts').addColumn(name, 'integer').execute()
}
