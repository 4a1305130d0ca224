import type { Kysely } from 'kysely'

/** Conversations of the last day, for webhooks that ask when one begins, falls silent or ends. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('phone_number_id', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('told', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_at', 'text', (column) => column.notNull())
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .execute()
  await db.schema.createIndex('conversations_of_project').on('conversations').column('project_id').execute()
  await db.schema.createIndex('conversations_due').on('conversations').column('run_at').execute()
}
