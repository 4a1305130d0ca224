import type { Kysely } from 'kysely'

/** A key that may only read. The keys that are there may do everything, as before. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .alterTable('api_keys')
    .addColumn('role', 'text', (column) => column.notNull().defaultTo('act'))
    .execute()
}
