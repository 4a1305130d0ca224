import type { Kysely } from 'kysely'

/** When calls that Meta counts were made, so that a new attempt or another process does not begin to count again. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('meta_budgets')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('uses', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('meta_budgets_key', ['subject', 'kind'])
    .execute()
  await db.schema.createIndex('meta_budgets_by_age').on('meta_budgets').column('updated_at').execute()
}
