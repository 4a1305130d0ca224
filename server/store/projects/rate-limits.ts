import { sql } from 'kysely'
import { isPostgres } from '../database/dialect.ts'
import type { Db } from '../database/tables.ts'

/** Deletes counts whose window ended before `before`, in milliseconds since 1970. On SQLite they are kept in memory. */
export async function deleteOldRateLimits(db: Db, before: number): Promise<void> {
  if (isPostgres(db)) await sql`delete from rate_limits where expire < ${before}`.execute(db)
}
