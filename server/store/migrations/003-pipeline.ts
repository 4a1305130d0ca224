import type { Kysely } from 'kysely'

/** What a signup needs to wait for: when a lock at Meta ends. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('attempts').addColumn('again_at', 'text').execute()
}
