import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Counts of requests that all processes share: the table of rate-limiter-flexible, with its columns in its order. It is unlogged,
 * because losing a count in a crash does no harm, while writing each to disk would slow every request. SQLite has no such table:
 * there the process counts in memory.
 */
export async function up(db: Kysely<unknown>) {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return
  await sql`create unlogged table rate_limits (key varchar(255) primary key, points integer not null, expire bigint)`.execute(
    db,
  )
  await sql`create index rate_limits_by_end on rate_limits (expire)`.execute(db)
}
