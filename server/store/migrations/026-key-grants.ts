import type { Kysely } from 'kysely'

/** Which links bring a key of the connected account, and the keys that finished signups owe. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('key_grants')
    .addColumn('setup_link_id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('business_account_id', 'text', (column) => column.notNull())
    .addColumn('phone_number_id', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('key_grants_of_project').on('key_grants').column('project_id').execute()
  await db.schema
    .alterTable('setup_links')
    .addColumn('issue_key', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
