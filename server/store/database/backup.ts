import { sql } from 'kysely'
import { isPostgres } from './dialect.ts'
import { copyRows } from './move.ts'
import type { Db } from './tables.ts'

/**
 * Copies every row of `from`, as all of them were at one moment, into `to`, which must be empty. Servers on `from` read and write
 * meanwhile: they wait for nothing, and nothing in `from` changes.
 *
 * @param copied is called for each table with the number of its rows
 * @returns the number of all rows
 * @throws {Error} one sentence, when `to` holds other rows, or its rows differ from the originals
 */
export const copyAll = (from: Db, to: Db, copied: (table: string, rows: number) => void): Promise<number> =>
  ofOneMoment(from, (source) => to.transaction().execute((target) => copyRows(source, target, copied)))

/** Runs `read` on one connection that sees no change of others. `Db.transaction` would take the write lock of an SQLite file. */
const ofOneMoment = <Result>(db: Db, read: (db: Db) => Promise<Result>): Promise<Result> =>
  db.connection().execute(async (connection) => {
    const begin = isPostgres(db) ? sql`begin isolation level repeatable read, read only` : sql`begin`
    await begin.execute(connection)
    try {
      return await read(connection)
    } finally {
      await sql`rollback`.execute(connection)
    }
  })
