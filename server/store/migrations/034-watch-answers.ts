import { type Kysely, sql } from 'kysely'

/** Parts of a day. */
const parts = 256

/**
 * What a watch saw is kept, so that the comparison of the account need not ask Meta the same. An upgrade to 023 made every number due
 * for the watch at once: those that still are get a time within a day, by the end of their id.
 */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('number_watches').addColumn('seen', 'text').execute()
  const now = Date.now()
  for (let part = 0; part < parts; part += 1) {
    const end = part.toString(16).padStart(2, '0')
    const at = new Date(now + ((part + 1) * 24 * 60 * 60_000) / parts).toISOString()
    await sql`update number_watches set run_at = ${at}
      where run_at <= ${new Date(now).toISOString()} and substr(id, length(id) - 1) = ${end}`.execute(db)
  }
}
