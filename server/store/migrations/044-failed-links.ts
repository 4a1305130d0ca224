import { type Kysely, sql } from 'kysely'

/** Links whose last try failed and that still work: what somebody may help with. */
export async function up(db: Kysely<unknown>) {
  await sql`create index setup_links_failing on setup_links (project_id, created_at, id)
    where status = 'active' and setup_status = 'failed' and expiry_told is null`.execute(db)
}
