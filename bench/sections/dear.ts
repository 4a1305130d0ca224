import { Fault } from '../../server/fault.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { listAudit } from '../../server/store/projects/audit-log.ts'
import { listCustomers } from '../../server/store/projects/customers.ts'
import { defaultProjectId } from '../../server/store/projects/projects.ts'
import { listDeliveriesOf } from '../../server/store/webhooks/deliveries.ts'
import { deliveriesBeside } from '../../server/store/webhooks/delivery-log.ts'
import { createSetupLink } from '../../server/use-cases/links/create-setup-link.ts'
import { type Ground, kinds } from '../ground.ts'
import { type Line, ms, whole } from '../lines.ts'
import { customerId, linksEach, seed, webhookId } from '../seed.ts'
import { percentile, spreadOf } from '../spread.ts'
import { depsOf } from './growth.ts'

export const title = 'Dear requests: what the worst questions cost beside a good one'

/** None may cost more than so many good requests: twenty at once would hold everybody else. */
const most = 50

const page = (number: number) => ({ page: number, per_page: 20 })

/** Lists, searches and totals of a whole project, from near and far. A refusal is an answer, too. */
const questions: Record<string, (db: Db) => Promise<unknown>> = {
  'a search for part of a name': (db) => listCustomers(db, defaultProjectId, { name_contains: 'omer 77' }, page(1)),
  'a search for what nobody is called': (db) => listCustomers(db, defaultProjectId, { name_contains: 'zzz' }, page(1)),
  'page 5,000 of the customers': (db) => listCustomers(db, defaultProjectId, {}, page(5_000)),
  'page 10,000 of the audit log': (db) => listAudit(db, defaultProjectId, {}, page(10_000)),
  'page 10,000 of the deliveries': (db) => listDeliveriesOf(db, webhookId, {}, page(10_000)),
  'the middle page of the audit log': (db) => listAudit(db, defaultProjectId, {}, page(25_000)),
  'the audit log between two moments': (db) =>
    listAudit(db, defaultProjectId, { created_after: '2026-01-02T03:04:05.678Z' }, page(2)),
  'the audit log by who did nothing': (db) => listAudit(db, defaultProjectId, { actor: 'key:none' }, page(1)),
  'the delivery log by an event that never came': (db) =>
    deliveriesBeside(db, defaultProjectId, { event: 'none', since: '2026-01-01' }, { limit: 20 }),
}

/** Asked of the store, without HTTP around it, which would hide how dear they are beside the good one. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const links = ground.quick ? 50_000 : 1_000_000
  for (const kind of kinds) {
    const url = await ground.database(kind)
    await seed(url, links)
    const db = await openDatabase(url)
    const good = () =>
      createSetupLink(depsOf(db), defaultProjectId, customerId(1 + Math.floor((Math.random() * links) / linksEach)), {})
    try {
      for (const [what, ask] of Object.entries(questions)) {
        const [dear, usual]: [number[], number[]] = [[], []]
        for (let round = 0; round < (ground.quick ? 5 : 10); round++) {
          usual.push(await timeOf(good, 20))
          dear.push(await timeOf(() => ask(db), 3))
        }
        yield {
          section: title,
          what: `${what}, of ${whole(links)} links`,
          on: kind,
          ours: ms(spreadOf(dear).middle),
          against: `a new link: ${ms(spreadOf(usual).middle)}`,
          ratio: spreadOf(dear.map((time, round) => time / (usual[round] as number))),
          budget: { most },
        }
      }
    } finally {
      await db.destroy()
    }
  }
}

/** The middle of some times, in milliseconds. */
async function timeOf(ask: () => Promise<unknown>, times: number): Promise<number> {
  const taken: number[] = []
  for (let time = 0; time < times; time++) {
    const began = performance.now()
    await ask().catch((error: unknown) => {
      if (!(error instanceof Fault)) throw error
    })
    taken.push(performance.now() - began)
  }
  return percentile(
    taken.sort((a, b) => a - b),
    0.5,
  )
}
