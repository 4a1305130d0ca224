import type { Kysely } from 'kysely'

/** What stands at Meta of one account: asked by every signup before it chooses. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createIndex('meta_ledger_of_account').on('meta_ledger').column('waba_id').execute()
}
