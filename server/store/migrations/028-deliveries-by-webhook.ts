import type { Kysely } from 'kysely'

/**
 * The deliveries of a webhook in the order in which they are listed. Without the id in the index, a page far behind reads every row
 * before it, to sort those of one moment.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema
    .createIndex('deliveries_by_webhook')
    .on('deliveries')
    .columns(['webhook_id', 'created_at', 'id'])
    .execute()
  await db.schema.dropIndex('deliveries_of_webhook').execute()
}
