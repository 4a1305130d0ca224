import type { Kysely } from 'kysely'

/**
 * The theme that links of a project wear which have none of their own, and the versions of it. The one in use stands in the project's
 * row, which each session reads.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('projects').addColumn('theme', 'text').execute()
  await db.schema
    .createTable('project_themes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('theme', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('one_theme_of_a_version')
    .unique()
    .on('project_themes')
    .columns(['project_id', 'version'])
    .execute()
  await db.schema
    .createIndex('themes_of_project')
    .on('project_themes')
    .columns(['project_id', 'created_at', 'id'])
    .execute()
}
