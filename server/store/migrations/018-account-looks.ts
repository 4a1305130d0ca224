import { type Kysely, sql } from 'kysely'

/**
 * When each account with a number here is compared with Meta, and what was found. The accounts that are there already have their
 * turn a day after the upgrade. What was given up to undo is found by an index.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('account_looks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('looked_at', 'text')
    .addColumn('run_at', 'text', (column) => column.notNull())
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .execute()
  await db.schema.createIndex('account_looks_due').on('account_looks').column('run_at').execute()
  await db.schema.createIndex('account_looks_last').on('account_looks').column('looked_at').execute()
  await db.schema
    .createTable('ledger_findings')
    .addColumn('look_id', 'text', (column) => column.notNull())
    .addColumn('waba_id', 'text', (column) => column.notNull())
    .addColumn('phone_number_id', 'text', (column) => column.notNull())
    .addColumn('finding', 'text', (column) => column.notNull())
    .addColumn('found_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_findings_pkey', ['look_id', 'waba_id', 'phone_number_id', 'finding'])
    .execute()
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString()
  await sql`insert into account_looks (id, run_at) select distinct business_account_id, ${tomorrow} from phone_numbers`.execute(
    db,
  )
  await sql`create index meta_ledger_stuck on meta_ledger (status) where status = 'stuck'`.execute(db)
}
