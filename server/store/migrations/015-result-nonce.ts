import type { Kysely } from 'kysely'

/** A value by which a host knows the browser that brings a result back. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('setup_links').addColumn('nonce', 'text').execute()
}
