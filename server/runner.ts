import { randomUUID } from 'node:crypto'
import { type Deps, later, moment } from './deps.ts'
import { changeLeased, dueAttempts, leaseAttempt } from './store/attempts.ts'
import type { AttemptRow } from './store/tables.ts'
import { runAttempt } from './use-cases/run-attempt.ts'

/** Works on attempts in the background, this process's own and those that a dead process left behind. */
export interface Runner {
  /** Works on one attempt now, if nobody else does. */
  start(id: string): void
  /** Stops taking work, lets what is under way finish its step, and gives the rest back. */
  close(): Promise<void>
}

/** A lease outlives a slow call to Meta because it is renewed; it ends this long after the process did. */
const lease = 12_000

/** How many attempts one process works on at a time. */
const most = 50

/**
 * Every attempt that is due is leased in the database, worked on and renewed while the work lasts.
 * A killed process stops renewing, and whoever sweeps next picks its attempts up where they stood.
 */
export function createRunner(deps: Omit<Deps, 'runner'>, { every = 500 }: { every?: number } = {}): Runner {
  const owner = randomUUID()
  const working = new Map<string, Promise<void>>()
  let closing = false

  const free = (id: string) => changeLeased(deps.db, id, owner, { lease_owner: null, lease_until: null })

  async function work(id: string) {
    const now = deps.now()
    const attempt = await leaseAttempt(deps.db, id, owner, moment(now), moment(later(now, lease)))
    if (!attempt) return
    const renew = setInterval(() => {
      changeLeased(deps.db, id, owner, { lease_until: moment(later(deps.now(), lease)) }).catch((error: unknown) =>
        deps.log.warn({ err: error, attempt: id }, 'a lease could not be renewed'),
      )
    }, lease / 3)
    try {
      await runAttempt(deps, attempt as AttemptRow, owner, () => closing)
    } finally {
      clearInterval(renew)
      await free(id)
    }
  }

  function start(id: string) {
    if (closing || working.has(id) || working.size >= most) return
    const done = work(id)
      .catch((error: unknown) => deps.log.error({ err: error, attempt: id }, 'an attempt could not be worked on'))
      .finally(() => working.delete(id))
    working.set(id, done)
  }

  let sweeping = Promise.resolve()
  async function sweep() {
    try {
      for (const id of await dueAttempts(deps.db, moment(deps.now()), most)) start(id)
    } catch (error) {
      deps.log.error({ err: error }, 'due attempts could not be read')
    }
  }
  const sweeper = setInterval(() => {
    sweeping = sweeping.then(sweep)
  }, every)
  sweeping = sweep()

  return {
    start,
    async close() {
      closing = true
      clearInterval(sweeper)
      await sweeping
      await Promise.all(working.values())
    },
  }
}
