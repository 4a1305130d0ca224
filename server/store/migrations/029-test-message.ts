import type { Kysely } from 'kysely'

/** Which links offer their customer to write a message to the new number. */
export const up = (db: Kysely<unknown>) =>
  db.schema
    .alterTable('setup_links')
    .addColumn('test_message', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
