import { type Kysely, sql } from 'kysely'

/** Deliveries that must arrive in order: those with the same key go to their webhook one after another. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('deliveries').addColumn('order_key', 'text').execute()
  await sql`create index deliveries_in_order on deliveries (webhook_id, order_key, id) where run_at is not null and order_key is not null`.execute(
    db,
  )
}
