import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * How far each link came, and how many came how far, by hour, day and week. `uncounted` marks the events that are not counted in them
 * yet; those of a server of the version before, which still runs during a deploy on PostgreSQL, have the mark by default. What happened
 * before is counted later (`stats_due`), for that may take long and must keep no writer waiting.
 */
export async function up(db: Kysely<unknown>) {
  await sql`alter table link_events add column uncounted integer`.execute(db)
  if (db.getExecutor().adapter instanceof PostgresAdapter)
    await sql`alter table link_events alter column uncounted set default 1`.execute(db)
  await sql`create index link_events_uncounted on link_events (id) where uncounted = 1`.execute(db)
  await db.schema
    .createTable('link_progress')
    .addColumn('setup_link_id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('hour', 'text', (column) => column.notNull())
    .addColumn('stage', 'integer', (column) => column.notNull())
    .addColumn('country', 'text', (column) => column.notNull())
    .addColumn('connection_type', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('fault', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('link_progress_by_hour').on('link_progress').columns(['project_id', 'hour']).execute()
  await db.schema
    .createTable('funnel_counts')
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('dimension', 'text', (column) => column.notNull())
    .addColumn('span', 'text', (column) => column.notNull())
    .addColumn('began', 'text', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_count_a_span', ['project_id', 'dimension', 'span', 'began'])
    .execute()
  await db.schema
    .createTable('stats_due')
    .addColumn('what', 'text', (column) => column.primaryKey())
    .addColumn('last_id', 'text', (column) => column.notNull())
    .execute()
  await sql`insert into stats_due (what, last_id) select 'funnel', '' where exists (select 1 from setup_links)`.execute(
    db,
  )
}
