import { sql } from 'kysely'
import { isPostgres } from './dialect.ts'
import type { Db, Tables } from './tables.ts'

/** Where a database was moved to: an address without its password. */
export interface Moved {
  to: string
  at: string
}

/** The one table, besides the record of migrations, that keeps its name in a moved database. */
const marker = 'moved_to'
const renamed = (table: string) => `moved_${table}`

/**
 * Fences a database whose rows were copied to another: renames its tables, so that a server of any version that still uses it can
 * neither read nor write there. No row is lost: {@link unfence} restores the names. Call it in the transaction of the copy.
 */
export async function fence(tx: Db, tables: (keyof Tables)[], { to, at }: Moved): Promise<void> {
  await sql`create table ${sql.table(marker)} (address text not null, moved_at text not null)`.execute(tx)
  await sql`insert into ${sql.table(marker)} (address, moved_at) values (${to}, ${at})`.execute(tx)
  for (const table of tables)
    await sql`alter table ${sql.table(table)} rename to ${sql.table(renamed(table))}`.execute(tx)
}

/** Takes a fenced database back into use, with the rows it held when it was copied. False when it is not fenced. */
export const unfence = (db: Db, tables: (keyof Tables)[]): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    if (!(await readMoved(tx))) return false
    for (const table of tables)
      await sql`alter table ${sql.table(renamed(table))} rename to ${sql.table(table)}`.execute(tx)
    await sql`drop table ${sql.table(marker)}`.execute(tx)
    return true
  })

/** Where a database was moved to; undefined when it was not. */
export async function readMoved(db: Db): Promise<Moved | undefined> {
  const there = isPostgres(db)
    ? sql`select 1 from pg_tables where schemaname = current_schema() and tablename = ${marker}`
    : sql`select 1 from sqlite_master where type = 'table' and name = ${marker}`
  if (!(await there.execute(db)).rows.length) return undefined
  const { rows } = await sql<{ address: string; moved_at: string }>`
    select address, moved_at from ${sql.table(marker)}`.execute(db)
  const [row] = rows
  return row && { to: row.address, at: row.moved_at }
}

/** The sentence for the operator. */
export const movedSentence = ({ to, at }: Moved) =>
  `everything in it was moved to ${to} at ${at}: set DATABASE_URL to that, or take this one back with patchbay migrate --reopen`

/** The sentence for clients of a server that still uses a moved database: it contains no path, name or user. */
const movedAnswer = ({ to }: Moved) =>
  `The database of this server was moved to ${to.startsWith('sqlite:') ? 'a SQLite file' : `PostgreSQL at ${new URL(to).host}`}: this server must be started with it`

/** Whether an error says that a table is missing, as in a database that was fenced while a server used it. */
export function isMissingTable(error: unknown): boolean {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string }
  return code === '42P01' || (code === 'ERR_SQLITE_ERROR' && /no such table/.test(message))
}

/** What is known about the database that an error came from. */
const places = new WeakMap<object, { moved?: Moved | undefined }>()

/** Reads where a database was moved to when a table is missing, so that {@link whereMoved} can report it. */
export function watchMoves(): { bind(db: Db): void; failed(error: unknown): void } {
  const place: { moved?: Moved | undefined } = {}
  let known: Db | undefined
  let looking = false
  return {
    bind: (db) => {
      known = db
    },
    failed(error) {
      if (!isMissingTable(error)) return
      places.set(error as object, place)
      if (!known || place.moved || looking) return
      looking = true
      readMoved(known)
        .then((moved) => {
          place.moved = moved
        })
        .catch(() => {}) // The next error looks again.
        .finally(() => {
          looking = false
        })
    },
  }
}

/** The answer to an error from a database that was moved. Undefined when it was not moved, or that is not known yet. */
export function whereMoved(error: unknown): string | undefined {
  const moved = typeof error === 'object' && error ? places.get(error)?.moved : undefined
  return moved && movedAnswer(moved)
}
