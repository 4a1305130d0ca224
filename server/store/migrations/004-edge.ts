import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Counts of requests that all processes share: the table of rate-limiter-flexible, columns in its order. Unlogged, for a
 * count that is lost in a crash costs nobody anything, and one that is written to disk would cost every request.
 * SQLite has none: there a process counts in its memory.
 */
export async function up(db: Kysely<unknown>) {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return
  await sql`create unlogged table rate_limits (key varchar(255) primary key, points integer not null, expire bigint)`.execute(
    db,
  )
  await sql`create index rate_limits_by_end on rate_limits (expire)`.execute(db)
}
