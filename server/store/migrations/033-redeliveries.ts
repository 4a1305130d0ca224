import { type Kysely, sql } from 'kysely'

/** Many deliveries that are sent again in one act, a few at a time; and the failed ones by age, which are those. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('redeliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('filter', 'text', (column) => column.notNull())
    .addColumn('matched', 'integer', (column) => column.notNull())
    .addColumn('requeued', 'integer', (column) => column.notNull())
    .addColumn('last_created_at', 'text')
    .addColumn('last_id', 'text')
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('stopped_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await sql`create unique index one_redelivery on redeliveries (project_id) where ended_at is null`.execute(db)
  await db.schema
    .createIndex('redeliveries_by_age')
    .on('redeliveries')
    .columns(['project_id', 'created_at', 'id'])
    .execute()
  await db.schema.alterTable('deliveries').addColumn('redelivery_id', 'text').execute()
  await sql`create index deliveries_sent_again on deliveries (redelivery_id) where redelivery_id is not null and run_at is not null`.execute(
    db,
  )
  await sql`create index deliveries_failed on deliveries (project_id, created_at, id) where status = 'failed'`.execute(
    db,
  )
}
