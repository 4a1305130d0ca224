import type { Kysely } from 'kysely'

/** Who is signed in to the console, and the links of `patchbay console` that sign in once. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('console_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('api_key_id', 'text', (column) => column.notNull().references('api_keys.id'))
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('entrance', 'text', (column) => column.notNull())
    .addColumn('browser', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute()
  const columns = {
    console_sessions_by_age: ['project_id', 'created_at', 'id'],
    console_sessions_of_key: ['api_key_id'],
  }
  for (const [name, of] of Object.entries({ ...columns, console_sessions_by_end: ['expires_at'] }))
    await db.schema.createIndex(name).on('console_sessions').columns(of).execute()
  await db.schema
    .createTable('console_tickets')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute()
  await db.schema.createIndex('console_tickets_of_project').on('console_tickets').column('project_id').execute()
}
