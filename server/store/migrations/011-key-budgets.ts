import type { Kysely } from 'kysely'

/** Whose limits a key counts towards: those of the key that made it, or that it replaced. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('api_keys').addColumn('budget_id', 'text').execute()
}
