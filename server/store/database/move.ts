import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { keptListNames } from '../totals/lists.ts'
import { recountIn } from '../totals/recount.ts'
import { isPostgres } from './dialect.ts'
import { fence } from './fence.ts'
import type { Db, Tables } from './tables.ts'

type Key<Table extends keyof Tables> = readonly [keyof Tables[Table] & string, ...(keyof Tables[Table] & string)[]]

/** Tables whose rows do not travel: they follow from those of the others. */
type Derived = 'list_totals' | 'list_changes' | 'list_counts_due' | 'served_hosts'
type Moving = Exclude<keyof Tables, Derived>

/** Every table that moves with its primary key, each after the tables that it references. A missing table does not compile. */
const tables: { readonly [Table in Moving]: Key<Table> } = {
  projects: ['id'],
  api_keys: ['id'],
  meta_apps: ['id'],
  project_themes: ['id'],
  customers: ['id'],
  setup_links: ['id'],
  attempts: ['id'],
  phone_numbers: ['id'],
  number_pins: ['project_id', 'phone_number_id'],
  number_watches: ['id'],
  accounts: ['id'],
  account_looks: ['id'],
  ledger_findings: ['look_id', 'waba_id', 'phone_number_id', 'finding'],
  account_keys: ['id'],
  key_grants: ['setup_link_id'],
  first_messages: ['project_id', 'phone_number_id', 'direction'],
  conversations: ['id'],
  webhooks: ['id'],
  deliveries: ['id'],
  redeliveries: ['id'],
  display_name_requests: ['id'],
  link_events: ['id'],
  step_answers: ['setup_link_id', 'step'],
  idempotency_keys: ['project_id', 'key'],
  audit_log: ['id'],
  meta_budgets: ['subject', 'kind'],
  meta_events: ['hash'],
  meta_ledger: ['id'],
  meta_news: ['subject', 'fact'],
  meta_observed: ['project_id', 'kind', 'name'],
  redirects: ['state_hash'],
  domains: ['id'],
  shared_accounts: ['waba_id', 'meta_app_id'],
  telephony_accounts: ['project_id'],
  number_pools: ['id'],
  provided_numbers: ['id'],
  reservations: ['id'],
  link_progress: ['setup_link_id'],
  funnel_counts: ['project_id', 'dimension', 'span', 'began'],
  stats_due: ['what'],
  api_logs: ['id'],
  console_sessions: ['id'],
  console_tickets: ['hash'],
}
export const tableNames = Object.keys(tables) as Moving[]
const inOrder = Object.entries(tables) as [Moving, Key<Moving>][]

type Row = Record<string, string | number | null>

/** Rows in one statement: enough to be fast, and few enough for a statement's limit of values. */
const batch = 500

/**
 * Moves every row of `from` into `to`, which must be empty, in one transaction: everything arrives or nothing does. `from` is
 * locked meanwhile and fenced afterwards, because rows that a running server wrote there would be lost.
 *
 * Two databases cannot commit at one moment. A process that dies between the two leaves a whole copy, and `from` in use. The next
 * call finds the same rows in both, and only fences.
 *
 * @param address where `to` is, without its password
 * @param moved is called for each table with the number of its rows
 * @throws {Error} one sentence, when `to` holds other rows, or its rows differ from the originals
 */
export const moveRows = (
  from: Db,
  { db: to, address }: { db: Db; address: string },
  moved: (table: string, rows: number) => void,
): Promise<number> =>
  from.transaction().execute(async (source) => {
    await hold(source)
    return to.transaction().execute(async (target) => {
      await hold(target)
      const all = await copyRows(source, target, moved)
      // Before the copy is kept, so that nothing but the two commits lies between.
      await fence(source, tableNames, { to: address, at: new Date().toISOString() })
      return all
    })
  })

/**
 * Copies every row, reads the copies again and compares them with the originals, table by table, by count and checksum. Rows that
 * are all there already are only compared. Rows are streamed, so size and memory are no limit.
 *
 * @throws {Error} one sentence, when `target` holds other rows, or its rows differ from the originals
 */
export async function copyRows(source: Db, target: Db, copied: (table: string, rows: number) => void): Promise<number> {
  const occupied = await firstWithRows(target)
  let all = 0
  for (const [table, key] of inOrder) {
    const sent = new Checksum()
    for await (const rows of rowsOf(source, table, key)) {
      for (const row of rows) sent.add(row)
      if (occupied) continue
      await target
        .insertInto(table)
        .values(rows as never)
        .execute()
    }
    const arrived = new Checksum()
    for await (const rows of rowsOf(target, table, key)) for (const row of rows) arrived.add(row)
    if (!sent.equals(arrived))
      throw new Error(
        occupied
          ? `the database to move to is not empty: ${occupied} has rows`
          : `${table} did not arrive as it was sent (${arrived.count} of ${sent.count} rows): nothing was kept`,
      )
    copied(table, sent.count)
    all += sent.count
  }
  await countAnew(target)
  return all
}

/** How often the lock is tried: a server that works has a transaction or two that hold tables in another order. */
const mostTries = 10

/**
 * No other connection reads or writes until the transaction ends. PostgreSQL needs a lock; SQLite's transactions already prevent
 * other writes. Where this and a running server wait for each other, PostgreSQL ends one of the two
 * (https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS): this one lets go, and tries again.
 */
async function hold(tx: Db, tries = mostTries): Promise<void> {
  if (!isPostgres(tx)) return
  const all = sql.join(inOrder.map(([table]) => sql.table(table)))
  await sql`savepoint before_hold`.execute(tx)
  try {
    await sql`lock table ${all} in access exclusive mode`.execute(tx)
  } catch (error) {
    if ((error as { code?: string }).code !== '40P01' || tries === 1) throw error
    await sql`rollback to savepoint before_hold`.execute(tx)
    return hold(tx, tries - 1)
  }
}

/** The rows that arrived wrote their changes as any rows do; counting them all is quicker than to add those up. */
async function countAnew(target: Db) {
  await target.deleteFrom('list_changes').execute()
  for (const list of keptListNames) await recountIn(target, list)
}

async function firstWithRows(db: Db): Promise<Moving | undefined> {
  for (const [table] of inOrder)
    if (await db.selectFrom(table).select(sql`1`.as('one')).limit(1).executeTakeFirst()) return table
  return undefined
}

/** All rows of a table, by its key. */
async function* rowsOf(db: Db, table: Moving, key: Key<Moving>): AsyncGenerator<Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  for (let last: Row | undefined; ; ) {
    const after = last && sql`where (${columns}) > (${sql.join(key.map((column) => (last as Row)[column]))})`
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} ${after ?? sql``} order by ${columns} limit ${sql.lit(batch)}`.execute(db)
    if (rows.length) yield rows
    if (rows.length < batch) return
    last = rows.at(-1)
  }
}

/** The same checksum for the same rows in any order: the two databases sort text differently. */
class Checksum {
  count = 0
  #sum = 0n

  add(row: Row) {
    const fields = Object.keys(row)
      .sort()
      .map((column) => [column, row[column]])
    const digest = createHash('sha256').update(JSON.stringify(fields)).digest('hex')
    this.#sum = BigInt.asUintN(256, this.#sum + BigInt(`0x${digest}`))
    this.count++
  }

  equals(other: Checksum) {
    return this.count === other.count && this.#sum === other.#sum
  }
}
