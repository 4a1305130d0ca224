import type { Kysely } from 'kysely'

/** A value by which a host recognises the browser that returns with a result. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('setup_links').addColumn('nonce', 'text').execute()
}
