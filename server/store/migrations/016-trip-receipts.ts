import type { Kysely } from 'kysely'

/** What the browser that came back from Meta was given, as a hash; see `redirects` in `store/signup/tables.ts`. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('redirects').addColumn('receipt_hash', 'text').execute()
  await db.schema.createIndex('redirects_by_receipt').on('redirects').column('receipt_hash').unique().execute()
}
