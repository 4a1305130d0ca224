import { Kysely } from 'kysely'
import pg from 'pg'
import { nodeSqlite } from './drivers/node-sqlite.ts'
import { PipelinedDialect } from './drivers/pipelined.ts'
import { movedSentence, readMoved, unfence, watchMoves } from './fence.ts'
import { isUpToDate, migrate } from './migrate.ts'
import { tableNames } from './move.ts'
import type { Db, Tables } from './tables.ts'

/** What {@link openDatabase} can be given. */
export const databaseAddress = /^(sqlite:.+|postgres(ql)?:\/\/.+)$/

/**
 * Opens `sqlite:<file>`, `sqlite::memory:` or `postgres://…`, and brings its tables up to date.
 *
 * Safe when several processes start at once: on PostgreSQL the migration holds an advisory lock, on SQLite the file's write lock;
 * the second process finds nothing left to do.
 *
 * @throws {Error} with one sentence that names the database that could not be opened, without its password.
 */
export const openDatabase = (url: string): Promise<Db> =>
  opened(url, async (db) => {
    const moved = await readMoved(db)
    if (moved) throw new Error(movedSentence(moved))
    await migrate(db)
  })

/**
 * Opens a database for reading and leaves its tables as they are.
 *
 * @throws {Error} the same as {@link openDatabase}, and when the tables are those of another version
 */
export const openUnchanged = (url: string): Promise<Db> =>
  opened(url, async (db) => {
    const moved = await readMoved(db)
    if (moved) throw new Error(movedSentence(moved))
    if (!(await isUpToDate(db)))
      throw new Error('its tables are of another version of Patchbay: use the version whose servers run on it')
  })

/** Restores the table names of a database that was moved away, so that it can be used again. False when it was not moved. */
export async function reopenDatabase(url: string): Promise<boolean> {
  let reopened = false
  const db = await opened(url, async (db) => {
    reopened = await unfence(db, tableNames)
  })
  await db.destroy()
  return reopened
}

async function opened(url: string, prepare: (db: Db) => Promise<void>): Promise<Db> {
  try {
    const moves = watchMoves()
    const db = new Kysely<Tables>({
      dialect: url.startsWith('sqlite:') ? nodeSqlite(url.slice(7)) : postgres(url),
      log(event) {
        if (event.level === 'error') moves.failed(event.error)
      },
    })
    moves.bind(db)
    try {
      await prepare(db)
    } catch (error) {
      await db.destroy().catch(() => {})
      throw error
    }
    return db
  } catch (error) {
    throw new Error(`The database ${withoutPassword(url)} cannot be opened: ${reason(error)}`, { cause: error })
  }
}

function postgres(url: string) {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser },
    pipeline: true,
  })
  pool.on('error', () => {}) // A connection lost while idle: the pool opens another for the next query.
  // A connection that is lost while we hold it, between two queries, would end the process. The next query reports the error as
  // well.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new PipelinedDialect({ pool })
}

/** Our bigints (`numbers.ts`) and counts are below 2^53, so they become numbers instead of the driver's text. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')

/** The address of a database without its password. */
export function withoutPassword(url: string) {
  if (url.startsWith('sqlite:')) return url
  try {
    const { protocol, host, pathname } = new URL(url)
    return `${protocol}//${host}${pathname}`
  } catch {
    return '(unreadable address)'
  }
}

/** A refused connection to a name with two addresses is an AggregateError without a message of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Whether a write violated the unique index or constraint `name`, on either database. */
export function breaksUnique(error: unknown, name: string, columns: string): boolean {
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string }
  if (code === '23505') return constraint === name
  return code === 'ERR_SQLITE_ERROR' && message === `UNIQUE constraint failed: ${columns}`
}
