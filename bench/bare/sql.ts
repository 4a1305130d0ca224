import { DatabaseSync, type StatementSync } from 'node:sqlite'
import pg from 'pg'

type Value = string | number | null
export type Rows = Record<string, Value>[]
export type Run = (statement: string, ...values: Value[]) => Promise<Rows> | Rows

/** SQL by hand on the same drivers, with the same pragmas and the same pool as the server has. Values are `$1`, `$2`, … */
export interface Sql {
  run: Run
  transaction<Result>(work: (run: Run) => Promise<Result>): Promise<Result>
  end(): Promise<void>
}

export const openSql = (url: string): Sql => (url.startsWith('sqlite:') ? sqlite(url.slice(7)) : postgres(url))

function sqlite(file: string): Sql {
  const database = new DatabaseSync(file, { timeout: 10_000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  const kept = new Map<string, StatementSync>()
  const run: Run = (text, ...values) => {
    const statement = kept.get(text) ?? database.prepare(text.replace(/\$(\d)/g, '?$1'))
    kept.set(text, statement)
    return statement.all(...values) as Rows
  }
  let before: Promise<unknown> = Promise.resolve()
  return {
    run,
    end: async () => database.close(),
    transaction(work) {
      const mine = before.then(async () => {
        run('begin immediate')
        try {
          const result = await work(run)
          run('commit')
          return result
        } catch (error) {
          run('rollback')
          throw error
        }
      })
      before = mine.catch(() => {})
      return mine
    },
  }
}

function postgres(url: string): Sql {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  return {
    end: () => pool.end(),
    run: async (text, ...values) => (await pool.query(text, values)).rows,
    async transaction(work) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const result = await work(async (text, ...values) => (await client.query(text, values)).rows)
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
  }
}
