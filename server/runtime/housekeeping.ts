import { PostgresAdapter, sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { tellExpired } from '../use-cases/links/tell-expired.ts'
import { forgetOld, type Kept } from '../use-cases/projects/forget-old.ts'
import { freeHeld } from '../use-cases/provisioning/free-held.ts'

const hour = 60 * 60_000

/** How often links are asked whether their time has passed, in milliseconds. */
const every = 2_000

/**
 * What time alone brings about: links expire, and old rows go. Every process does it; each thing is done so that
 * doing it twice at once changes nothing.
 */
export function keepHouse(deps: Pick<Deps, 'db' | 'log' | 'now'>, kept: Kept): { close(): Promise<void> } {
  const { db, log, now } = deps
  let cleaned = 0
  let closing = false
  async function round() {
    if (closing) return
    try {
      await tellExpired(deps)
      await freeHeld(deps)
      if (now().getTime() - cleaned < hour) return
      cleaned = now().getTime()
      if (db.getExecutor().adapter instanceof PostgresAdapter)
        await sql`delete from rate_limits where expire < ${Date.now() - hour}`.execute(db)
      await forgetOld(deps, kept, () => closing)
    } catch (error) {
      log.error({ err: error }, 'housekeeping could not be done')
    }
  }
  let busy = round()
  const timer = setInterval(() => {
    busy = busy.then(round)
  }, every)
  return {
    async close() {
      closing = true
      clearInterval(timer)
      await busy
    },
  }
}
