import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * A search finds what a name begins with by an index, however many names there are. PostgreSQL compares small letters by their bytes,
 * so that a range is the same whatever language a server sorts by; SQLite knows small letters of ASCII alone in an index.
 */
export async function up(db: Kysely<unknown>) {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const name = postgres ? sql`(lower(name) collate "C")` : sql`name collate nocase`
  for (const table of ['customers', 'phone_numbers'])
    await sql`create index ${sql.ref(`${table}_by_name`)} on ${sql.table(table)} (project_id, ${name})`.execute(db)
}
