import { type Kysely, sql } from 'kysely'

/** Requests of API keys for some days; and what the console looks for at once: webhooks that are paused, and tokens that end. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('api_logs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('api_key_id', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('duration_ms', 'integer', (column) => column.notNull())
    .addColumn('fault', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('api_logs_by_age').on('api_logs').columns(['project_id', 'created_at', 'id']).execute()
  await sql`create index api_logs_refused on api_logs (project_id, created_at, id) where status >= 400`.execute(db)
  await sql`create index webhooks_paused on webhooks (project_id, paused_at) where paused_at is not null`.execute(db)
  await sql`create index phone_numbers_token_ends on phone_numbers (project_id, token_expires_at) where token_expires_at is not null`.execute(
    db,
  )
}
