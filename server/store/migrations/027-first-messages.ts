import type { Kysely } from 'kysely'

/** When a number was first written to, and when it first wrote: each is told in the journey of its link, once. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('first_messages')
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('phone_number_id', 'text', (column) => column.notNull())
    .addColumn('direction', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_first_message', ['project_id', 'phone_number_id', 'direction'])
    .execute()
}
