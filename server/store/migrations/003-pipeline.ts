import type { Kysely } from 'kysely'

/** What a signup needs to wait and to come by another road: when a lock at Meta ends, and trips through Meta's window and back. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('attempts').addColumn('again_at', 'text').execute()

  await db.schema
    .createTable('redirects')
    .addColumn('state_hash', 'text', (column) => column.primaryKey())
    .addColumn('setup_link_id', 'text', (column) => column.notNull().references('setup_links.id').onDelete('cascade'))
    .addColumn('attempt_id', 'text', (column) => column.notNull())
    .addColumn('challenge', 'text', (column) => column.notNull())
    .addColumn('return_to', 'text', (column) => column.notNull())
    .addColumn('answer', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('redirects_by_age').on('redirects').column('created_at').execute()
  await db.schema.createIndex('redirects_of_link').on('redirects').column('setup_link_id').execute()
}
