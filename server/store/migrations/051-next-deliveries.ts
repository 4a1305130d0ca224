import { type Kysely, sql } from 'kysely'

/**
 * The deliveries that wait, by webhook, in the order in which they are sent: what is new before what was sent again. A sweep reads the
 * first of each webhook and not all that wait. The index that this one takes the place of had the moments alone.
 */
export async function up(db: Kysely<unknown>) {
  await sql`create index deliveries_next on deliveries (webhook_id, (case when redelivery_id is null then 0 else 1 end), run_at, id)
    where run_at is not null`.execute(db)
  await db.schema.dropIndex('deliveries_to_send').execute()
}
