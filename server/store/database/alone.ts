import { sql } from 'kysely'
import { isPostgres } from './dialect.ts'
import type { Db } from './tables.ts'

/** What only one process at a time works on, and the number of its lock in PostgreSQL. */
const locks = { totals: 0x70_61_74_63, stats: 0x70_61_74_66 }

/** Holds it until the transaction ends; false when another process has it. SQLite has one writer anyway. */
export async function isAlone(tx: Db, what: keyof typeof locks): Promise<boolean> {
  if (!isPostgres(tx)) return true
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(locks[what])}) as alone`.execute(tx)
  return rows[0]?.alone ?? false
}

/** The same, but waits for the other process. */
export async function waitToBeAlone(tx: Db, what: keyof typeof locks): Promise<void> {
  if (isPostgres(tx)) await sql`select pg_advisory_xact_lock(${sql.lit(locks[what])})`.execute(tx)
}
