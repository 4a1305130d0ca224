import { type Kysely, sql } from 'kysely'

/** Signups that Meta told us of before, or instead of, the customer's browser. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('attempts').addColumn('announced_business', 'text').execute()
  await sql`create index accounts_of_business on accounts (business_id) where business_id is not null`.execute(db)
}
