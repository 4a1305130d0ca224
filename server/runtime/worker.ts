import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { changeLeased, dueRows, leaseRows, type WorkTable } from '../store/database/leases.ts'
import type { Db, Tables } from '../store/database/tables.ts'
import { addMs, toIso } from '../time.ts'
import type { KeyedQueue } from './keyed-queue.ts'
import type { Log } from './log-context.ts'
import { breath, createPace, soonest } from './pace.ts'

/** What a worker needs of the server. */
export interface WorkerDeps {
  db: Db
  log: Log
  now(): Date
  queue: KeyedQueue
}

/** Rows that are about to be written, each with a lease of this worker if the database allows it. */
export interface Expected {
  owner: string
  until: string
  /** Those that have a place. The others are written without a lease. */
  ids: ReadonlySet<string>
  /**
   * Works on those that were written with their lease, gives the places of the others back, and looks for those soon. It must be
   * called, whatever happens.
   */
  begin(leased: ReadonlySet<string>): void
}

/** Does the work of one table in the background, including work that a dead process left behind. */
export interface Worker<Row = never> {
  /** Works on one row now, unless another process does. */
  start(id: string): void
  /** Leaves a row alone while this process does something else with it, however long that takes, and works on it afterwards. */
  after<T>(id: string, other: () => Promise<T>): Promise<T>
  /** Looks for rows that are due within some milliseconds: there are new ones. */
  wake(): void
  /** Takes places for rows that this process writes and works on as soon as they are written, without looking for them. */
  expect(rows: Row[]): Expected
  /** Stops taking work, stops the work that is under way, and releases its leases. */
  close(): Promise<void>
}

/** Which rows to work on now; by default those of the table that are due. */
type Due = (db: Db, now: string, most: number) => Promise<string[]>

/** Which rows may be under way beside each other in this process. */
export interface Places<Row> {
  /** `behind` for a row that waits for another one that is under way. */
  of(row: Row): 'free' | 'full' | 'behind'
  take(row: Row): void
  /** Whether another row waits for this one. */
  free(row: Row): boolean
}

const dueIn =
  (table: WorkTable): Due =>
  (db, now, most) =>
    dueRows(db, table, now, most)

/** A lease is renewed while the work lasts; it expires this long after its process died, in milliseconds. */
const lease = 12_000

/** A pause longer than a busy machine causes, and how long a process then takes no new work, in milliseconds. */
const frozen = 5_000
const afterFrost = 3_000

/**
 * Every row that is due is leased in the database and worked on; the lease is renewed while the work lasts. A killed process
 * stops renewing, and the next process that sweeps continues its rows.
 *
 * @param work does one row; it writes with `changeLeased` in the name of `owner`, and stops soon when `stopping` is true;
 *   `released` when its last write ended the lease, too
 */
export function createWorker<Table extends WorkTable>(
  { db, log, now, queue }: WorkerDeps,
  table: Table,
  work: (row: Selectable<Tables[Table]>, owner: string, stopping: () => boolean) => Promise<unknown>,
  {
    every = 500,
    most = 50,
    due = dueIn(table),
    places,
  }: { every?: number; most?: number; due?: Due; places?: Places<Selectable<Tables[Table]>> } = {},
): Worker<Selectable<Tables[Table]>> {
  const owner = randomUUID()
  const working = new Map<string, Promise<void>>()
  const pace = createPace()
  let closing = false
  const until = () => toIso(addMs(now(), lease))
  const hold = (id: string, change: { lease_owner?: null; lease_until: string | null }) =>
    changeLeased(db, table, id, owner, change as never)

  async function one(row: Selectable<Tables[Table]>) {
    const { id } = row as { id: string }
    const renew = setInterval(() => {
      hold(id, { lease_until: until() }).catch((error: unknown) =>
        log.warn({ err: error, table, id }, 'a lease could not be renewed; another process may take the row over'),
      )
    }, lease / 3)
    try {
      if ((await work(row, owner, () => closing)) === 'released') return
    } finally {
      clearInterval(renew)
      if (places?.free(row)) sweepWithin(soonest)
    }
    // Failed work keeps its lease: the row is tried again when the lease has expired, not at once and without end.
    await hold(id, { lease_owner: null, lease_until: null })
  }

  /** Leases the rows together, and works on each of those that it got. */
  function startAll(ids: string[]) {
    const fresh = ids.filter((id) => !working.has(id)).slice(0, Math.max(0, most - working.size))
    if (closing || !fresh.length) return
    const leased = leaseRows(db, table, fresh, owner, toIso(now()), until())
    for (const id of fresh) {
      found++
      const done = leased.then((rows) => {
        const row = rows.find((each) => (each as { id: string }).id === id)
        if (row) places?.take(row)
        return row && one(row)
      })
      track(id, done, () => found--)
    }
  }

  function track(id: string, work: Promise<unknown>, over?: () => void) {
    const done = work
      .then(
        () => {},
        (error: unknown) =>
          log.error(
            { err: error, table, id },
            'the work on a row failed; it is tried again when its lease has expired',
          ),
      )
      .finally(() => {
        working.delete(id)
        sweepWithin(found ? pace.pause() : breath)
        over?.()
      })
    working.set(id, done)
  }

  const wake = () => sweepWithin(pace.pause())

  function expectRows(rows: Selectable<Tables[Table]>[]): Expected {
    const written = new Map<string, (leased: boolean) => void>()
    let behind = 0
    for (const row of rows) {
      const { id } = row as { id: string }
      const place = places?.of(row) ?? 'free'
      if (place === 'behind') behind++
      if (closing || working.size >= most || place !== 'free') continue
      places?.take(row)
      const leased = new Promise<boolean>((resolve) => written.set(id, resolve))
      track(
        id,
        leased.then((so) => (so ? one(row) : void places?.free(row))),
      )
    }
    return {
      owner,
      until: until(),
      ids: new Set(written.keys()),
      begin(leased) {
        for (const [id, resolve] of written) resolve(leased.has(id))
        // Who waits for a row that is under way is looked for when that is done.
        if (leased.size + behind < rows.length) wake()
      },
    }
  }

  let sweeping = Promise.resolve()
  let soon: NodeJS.Timeout | undefined
  let soonAt = Number.POSITIVE_INFINITY
  /** How many of those under way were found by a sweep: behind them there may be more. */
  let found = 0
  async function sweep() {
    try {
      // One after another: workers that sweep at the same time would each hold a connection all the time.
      const ids = await queue.run('sweep', () => pace.measure(() => due(db, toIso(now()), most)))
      startAll(ids)
      if (ids.length) sweepWithin(breath)
    } catch (error) {
      log.error({ err: error, table }, 'the rows that are due could not be read; the next sweep tries again')
    }
  }
  /** Where there was work there may be more, so a backlog does not wait for the next sweep. */
  function sweepWithin(milliseconds: number) {
    const at = performance.now() + milliseconds
    if (closing || soonAt <= at) return
    clearTimeout(soon)
    soonAt = at
    soon = setTimeout(() => {
      soonAt = Number.POSITIVE_INFINITY
      sweeping = sweeping.then(sweep)
    }, milliseconds)
  }
  let [looked, quietUntil] = [performance.now(), 0]
  const sweeper = setInterval(() => {
    const now = performance.now()
    // This process was frozen. It first handles the answers that it waited for, so that it does not take its own work for a dead
    // process's.
    if (now - looked > every + frozen) quietUntil = now + afterFrost
    looked = now
    if (now >= quietUntil) sweeping = sweeping.then(sweep)
  }, every)
  sweeping = sweep()

  return {
    start: (id) => startAll([id]),
    expect: expectRows,
    after(id, other) {
      const done = other()
      const over = done.then(
        () => {},
        () => {},
      )
      working.set(
        id,
        over.finally(() => {
          working.delete(id)
          startAll([id])
        }),
      )
      return done
    },
    wake,
    async close() {
      closing = true
      clearInterval(sweeper)
      clearTimeout(soon)
      await sweeping
      await Promise.all(working.values())
    },
  }
}
