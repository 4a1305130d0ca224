import type { Kysely } from 'kysely'

/**
 * What customers are asked: the project's default, the link's own, and the copy that a link keeps from the moment when its customer
 * began. Answers are sealed, one row a step.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('projects').addColumn('steps', 'text').execute()
  await db.schema.alterTable('setup_links').addColumn('steps', 'text').execute()
  await db.schema.alterTable('setup_links').addColumn('begun_steps', 'text').execute()
  await db.schema
    .createTable('step_answers')
    .addColumn('setup_link_id', 'text', (column) => column.notNull().references('setup_links.id').onDelete('cascade'))
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('answers', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('answers_of_step', ['setup_link_id', 'step'])
    .execute()
  await db.schema.createIndex('step_answers_by_age').on('step_answers').column('updated_at').execute()
}
