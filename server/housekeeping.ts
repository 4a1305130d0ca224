import { PostgresAdapter, sql } from 'kysely'
import { type Deps, later, moment } from './deps.ts'
import { forgetDeliveries } from './store/deliveries.ts'
import { forgetAnswers } from './store/idempotency.ts'
import { forgetRedirects } from './store/redirects.ts'
import { tellExpired } from './use-cases/tell-expired.ts'

const day = 24 * 60 * 60_000
const hour = 60 * 60_000

/** How long the log of deliveries reaches back: a little further than its longest `period`. */
const logged = 35 * day

/** How often links are asked whether their time has passed, in milliseconds. */
const every = 2_000

/**
 * What time alone brings about: links expire, and old rows go. Every process does it; each thing is done so that
 * doing it twice at once changes nothing.
 */
export function keepHouse(deps: Pick<Deps, 'db' | 'log' | 'now'>): { close(): Promise<void> } {
  const { db, log, now } = deps
  let cleaned = 0
  let closing = false
  async function round() {
    if (closing) return
    try {
      await tellExpired(deps)
      if (now().getTime() - cleaned < hour) return
      cleaned = now().getTime()
      await forgetRedirects(db, moment(later(now(), -day)))
      await forgetAnswers(db, moment(later(now(), -day)))
      if (db.getExecutor().adapter instanceof PostgresAdapter)
        await sql`delete from rate_limits where expire < ${Date.now() - hour}`.execute(db)
      const projects = await db.selectFrom('projects').select('id').execute()
      for (const { id } of projects) await forgetDeliveries(db, id, moment(later(now(), -logged)))
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
