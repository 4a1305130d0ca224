import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { changeLeased, dueRows, leaseRow, type WorkTable } from '../store/database/leases.ts'
import type { Db, Tables } from '../store/database/tables.ts'
import { addMs, toIso } from '../time.ts'
import type { KeyedQueue } from './keyed-queue.ts'
import type { Log } from './log-context.ts'

/** What a worker needs of the server. */
export interface WorkerDeps {
  db: Db
  log: Log
  now(): Date
  queue: KeyedQueue
}

/** Does the work of one table in the background, this process's own and what a dead process left behind. */
export interface Worker {
  /** Works on one row now, if nobody else does. */
  start(id: string): void
  /** Stops taking work, lets what is under way come to a stop, and gives the rest back. */
  close(): Promise<void>
}

/** Which rows to work on now; those of the table that are due when nothing else is said. */
type Due = (db: Db, now: string, most: number) => Promise<string[]>

const dueIn =
  (table: WorkTable): Due =>
  (db, now, most) =>
    dueRows(db, table, now, most)

/** Between two sweeps of a backlog, in milliseconds, at most; less when what was begun is done sooner. */
const breath = 50

/** A lease is renewed while the work lasts; it ends this long after its process did, in milliseconds. */
const lease = 12_000

/** A pause that no busy machine makes, and how long a process then only finishes what it had begun, in milliseconds. */
const frozen = 5_000
const afterFrost = 3_000

/**
 * Every row that is due is leased in the database, worked on and renewed while the work lasts.
 * A killed process stops renewing, and whoever sweeps next picks its rows up where they stood.
 *
 * @param work does one row; it writes with `changeLeased` in the name of `owner`, and stops soon once `stopping` says so
 */
export function createWorker<Table extends WorkTable>(
  { db, log, now, queue }: WorkerDeps,
  table: Table,
  work: (row: Selectable<Tables[Table]>, owner: string, stopping: () => boolean) => Promise<void>,
  { every = 500, most = 50, due = dueIn(table) }: { every?: number; most?: number; due?: Due } = {},
): Worker {
  const owner = randomUUID()
  const working = new Map<string, Promise<void>>()
  let closing = false
  const until = () => toIso(addMs(now(), lease))
  const hold = (id: string, change: { lease_owner?: null; lease_until: string | null }) =>
    changeLeased(db, table, id, owner, change as never)

  async function one(id: string) {
    const row = await leaseRow(db, table, id, owner, toIso(now()), until())
    if (!row) return
    const renew = setInterval(() => {
      hold(id, { lease_until: until() }).catch((error: unknown) =>
        log.warn({ err: error, table, id }, 'a lease could not be renewed'),
      )
    }, lease / 3)
    try {
      await work(row, owner, () => closing)
    } finally {
      clearInterval(renew)
    }
    // Work that threw keeps its lease: the row is tried again when that has run out, not at once and for ever.
    await hold(id, { lease_owner: null, lease_until: null })
  }

  function start(id: string) {
    if (closing || working.has(id) || working.size >= most) return
    const done = one(id)
      .catch((error: unknown) => log.error({ err: error, table, id }, 'work could not be done'))
      .finally(() => {
        working.delete(id)
        sweepWithin(Math.min(breath, 3 * took)) // A sweep of a long backlog is dear: it never takes more than a quarter of the time.
      })
    working.set(id, done)
  }

  let sweeping = Promise.resolve()
  let soon: NodeJS.Timeout | undefined
  let soonAt = Number.POSITIVE_INFINITY
  let took = 0
  async function sweep() {
    try {
      // One after another: workers that all look at once would keep a connection each, all day.
      const ids = await queue.run('sweep', async () => {
        const began = performance.now()
        const found = await due(db, toIso(now()), most)
        took = performance.now() - began
        return found
      })
      for (const id of ids) start(id)
      if (ids.length) sweepWithin(breath)
    } catch (error) {
      log.error({ err: error, table }, 'due work could not be read')
    }
  }
  /** Where there was work there may be more: a backlog is not left to wait for the next sweep. */
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
    // This process was frozen: what it was waiting for is read first, before it takes its own work for a dead process's.
    if (now - looked > every + frozen) quietUntil = now + afterFrost
    looked = now
    if (now >= quietUntil) sweeping = sweeping.then(sweep)
  }, every)
  sweeping = sweep()

  return {
    start,
    async close() {
      closing = true
      clearInterval(sweeper)
      clearTimeout(soon)
      await sweeping
      await Promise.all(working.values())
    },
  }
}
