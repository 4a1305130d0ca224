import type { Kysely } from 'kysely'

/** An index of the ledger by account, which every signup reads before it chooses. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createIndex('meta_ledger_of_account').on('meta_ledger').column('waba_id').execute()
}
