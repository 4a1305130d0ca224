import type { Kysely } from 'kysely'

/** The hash of the receipt given to the browser that came back from Meta; see `redirects` in `store/signup/tables.ts`. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('redirects').addColumn('receipt_hash', 'text').execute()
  await db.schema.createIndex('redirects_by_receipt').on('redirects').column('receipt_hash').unique().execute()
}
