import { type Kysely, sql } from 'kysely'

/** Wishes for another display name, and what Meta made of them. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('display_name_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('number_id', 'text', (column) => column.notNull().references('phone_numbers.id').onDelete('cascade'))
    .addColumn('phone_number_id', 'text', (column) => column.notNull())
    .addColumn('requested', 'text', (column) => column.notNull())
    .addColumn('previous', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reviewed_at', 'text')
    .addColumn('applied_at', 'text')
    .addColumn('meta_error_code', 'integer')
    .addColumn('meta_error_subcode', 'integer')
    .addColumn('meta_error_type', 'text')
    .addColumn('meta_error_message', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('display_names_of_number')
    .on('display_name_requests')
    .columns(['number_id', 'created_at', 'id'])
    .execute()
  await sql`create unique index one_open_display_name on display_name_requests (number_id) where run_at is not null`.execute(
    db,
  )
  await sql`create index display_names_to_check on display_name_requests (run_at) where run_at is not null`.execute(db)
}
