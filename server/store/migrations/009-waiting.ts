import { type Kysely, sql } from 'kysely'

/** What a connected number still lacks, when to look again, and what was let pass; Meta's word that an account was shared. */
export async function up(db: Kysely<unknown>) {
  for (const name of ['actions', 'marks'])
    await db.schema
      .alterTable('phone_numbers')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo('[]'))
      .execute()
  for (const name of ['run_at', 'lease_owner', 'lease_until'])
    await db.schema.alterTable('phone_numbers').addColumn(name, 'text').execute()
  await sql`create index phone_numbers_to_look_at on phone_numbers (run_at) where run_at is not null`.execute(db)
  await db.schema
    .alterTable('attempts')
    .addColumn('marks', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()

  await db.schema
    .createTable('shared_accounts')
    .addColumn('waba_id', 'text', (column) => column.primaryKey())
    .addColumn('business_id', 'text')
    .addColumn('said_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('shared_accounts_by_age').on('shared_accounts').column('said_at').execute()
}
