import type { Kysely } from 'kysely'

/** Which key's limits a key counts towards: of the one that made it, or that it took the place of. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('api_keys').addColumn('budget_id', 'text').execute()
}
