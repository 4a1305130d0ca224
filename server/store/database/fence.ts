import { sql } from 'kysely'
import { isPostgres } from './dialect.ts'
import type { Db, Tables } from './tables.ts'

/** Where everything in a database was moved to: an address without its password. */
export interface Moved {
  to: string
  at: string
}

/** The one table of a moved database that keeps its name besides the record of migrations. */
const marker = 'moved_to'
const renamed = (table: string) => `moved_${table}`

/**
 * Fences a database whose rows were copied away: its tables get other names, so that whoever still works with it, a server of
 * any version, can neither read nor write there. Nothing is lost: {@link unfence} gives the names back. Call it in the
 * transaction of the copy.
 */
export async function fence(tx: Db, tables: (keyof Tables)[], { to, at }: Moved): Promise<void> {
  await sql`create table ${sql.table(marker)} (address text not null, moved_at text not null)`.execute(tx)
  await sql`insert into ${sql.table(marker)} (address, moved_at) values (${to}, ${at})`.execute(tx)
  for (const table of tables)
    await sql`alter table ${sql.table(table)} rename to ${sql.table(renamed(table))}`.execute(tx)
}

/** Takes a fenced database back into use, with what it held when it was copied. False when it is not fenced. */
export const unfence = (db: Db, tables: (keyof Tables)[]): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    if (!(await readMoved(tx))) return false
    for (const table of tables)
      await sql`alter table ${sql.table(renamed(table))} rename to ${sql.table(table)}`.execute(tx)
    await sql`drop table ${sql.table(marker)}`.execute(tx)
    return true
  })

/** Where a database was moved to; nothing when it was not. */
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

/** A sentence for whoever runs the server. */
export const movedSentence = ({ to, at }: Moved) =>
  `everything in it was moved to ${to} at ${at}: set DATABASE_URL to that, or take this one back with patchbay migrate --reopen`

/** The same for whoever asks a server that still works with a moved database: no path, no name, no user. */
const movedAnswer = ({ to }: Moved) =>
  `The database of this server was moved to ${to.startsWith('sqlite:') ? 'a SQLite file' : `PostgreSQL at ${new URL(to).host}`}: this server must be started with it`

/** Whether an error says that a table is not there, as in a database that was fenced under a living server. */
export function isMissingTable(error: unknown): boolean {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string }
  return code === '42P01' || (code === 'ERR_SQLITE_ERROR' && /no such table/.test(message))
}

/** What is known of the database that an error came from. */
const places = new WeakMap<object, { moved?: Moved | undefined }>()

/** Looks, when a table is missing, where a database was moved to, so that {@link whereMoved} can say it. */
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

/** What to answer when an error came from a database that was moved; nothing when it was not, or nobody knows yet. */
export function whereMoved(error: unknown): string | undefined {
  const moved = typeof error === 'object' && error ? places.get(error)?.moved : undefined
  return moved && movedAnswer(moved)
}
