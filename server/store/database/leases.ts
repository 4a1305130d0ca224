import type { Selectable, Updateable } from 'kysely'
import { isPostgres } from './dialect.ts'
import type { Db, Tables } from './tables.ts'

/** Tables whose rows are work: due at `run_at`, done by the process that holds the lease. */
export type WorkTable =
  | 'attempts'
  | 'deliveries'
  | 'display_name_requests'
  | 'phone_numbers'
  | 'reservations'
  | 'provided_numbers'
  | 'meta_ledger'
  | 'account_looks'
  | 'number_watches'
  | 'redeliveries'
  | 'conversations'
  | 'domains'

/** Rows that are due and not leased, the longest waiting first. */
export async function dueRows(db: Db, table: WorkTable, now: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom(table as 'attempts')
    .select('id')
    .where('run_at', '<=', now)
    .where((of) => of.or([of('lease_until', 'is', null), of('lease_until', '<=', now)]))
    .orderBy('run_at')
    .limit(most)
    .execute()
  return rows.map((row) => row.id)
}

/** How many rows are due, and since when the first of them is. */
export async function countDue(
  db: Db,
  table: WorkTable,
  now: string,
): Promise<{ count: number; oldest: string | null }> {
  const { count, oldest } = await db
    .selectFrom(table as 'attempts')
    .select((of) => [of.fn.countAll<number>().as('count'), of.fn.min('run_at').as('oldest')])
    .where('run_at', '<=', now)
    .executeTakeFirstOrThrow()
  return { count: Number(count), oldest }
}

/**
 * Leases rows until `until`, in one statement: each write waits for the disk. Left out are those whose lease another process holds,
 * and those that are not due.
 */
export async function leaseRows<Table extends WorkTable>(
  db: Db,
  table: Table,
  ids: string[],
  owner: string,
  now: string,
  until: string,
): Promise<Selectable<Tables[Table]>[]> {
  const free = db
    .selectFrom(table as 'attempts')
    .select('id')
    .where('id', 'in', ids)
    .where('run_at', '<=', now)
    .where((of) => of.or([of('lease_until', 'is', null), of('lease_until', '<=', now)]))
  const rows = await db
    .updateTable(table as 'attempts')
    .set({ lease_owner: owner, lease_until: until })
    // Without the lock, who waited for another's lease would take it over: PostgreSQL looks again at the row that changed, and not
    // at what was selected. And two processes that lease the same rows in another order would wait for each other.
    .where('id', 'in', isPostgres(db) ? free.forUpdate().skipLocked() : free)
    .returningAll()
    .execute()
  return rows as unknown as Selectable<Tables[Table]>[]
}

/** Writes progress only while we hold the lease: a process whose lease has expired changes nothing. */
export async function changeLeased<Table extends WorkTable>(
  db: Db,
  table: Table,
  id: string,
  owner: string,
  change: Updateable<Tables[Table]>,
): Promise<Selectable<Tables[Table]> | undefined> {
  const row = await db
    .updateTable(table as 'attempts')
    .set(change as Updateable<Tables['attempts']>)
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .returningAll()
    .executeTakeFirst()
  return row as Selectable<Tables[Table]> | undefined
}
