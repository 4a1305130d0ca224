import { type Kysely, sql } from 'kysely'

/** Hosts of the operator's customers, under which pages of one project are served. Of all projects one owns a host. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('domains')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('hostname', 'text', (column) => column.notNull())
    .addColumn('proof', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('owned', 'integer', (column) => column.notNull())
    .addColumn('checks', 'text', (column) => column.notNull())
    .addColumn('looks', 'integer', (column) => column.notNull())
    .addColumn('hurried_at', 'text', (column) => column.notNull())
    .addColumn('run_at', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('activated_at', 'text')
    .addColumn('failing_since', 'text')
    .addColumn('removed_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await sql`create unique index one_owner_of_host on domains (hostname) where owned = 1`.execute(db)
  await sql`create unique index one_domain_of_project on domains (project_id, hostname) where state <> 'removed'`.execute(
    db,
  )
  await db.schema.createIndex('domains_of_project').on('domains').columns(['project_id', 'created_at', 'id']).execute()
  await db.schema.createIndex('domains_due').on('domains').column('run_at').execute()
  await sql`create index domains_removed on domains (removed_at) where removed_at is not null`.execute(db)
}
