import type { Kysely } from 'kysely'

/** The time of the latest news of Meta's, by what it is about and which fact it tells. */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable('meta_news')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('meta_news_key', ['subject', 'fact'])
    .execute()
  await db.schema.createIndex('meta_news_by_age').on('meta_news').column('at').execute()
}
