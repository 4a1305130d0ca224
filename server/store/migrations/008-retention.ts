import { type Kysely, sql } from 'kysely'

/** What is forgotten by its age is found by it. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createIndex('link_events_by_age').on('link_events').column('created_at').execute()
  await sql`create index attempts_to_forget on attempts (created_at) where status <> 'completed'`.execute(db)
}
