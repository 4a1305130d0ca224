import { deleteSomeOldOf } from '../../../server/store/database/old-rows.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { removeCustomer } from '../../../server/store/projects/customers.ts'
import { foldSome } from '../../../server/store/totals/fold.ts'
import { keptListNames } from '../../../server/store/totals/lists.ts'
import { recount } from '../../../server/store/totals/recount.ts'
import { insert, rowOf } from './long-lists.ts'

/** Numbers that look random and are the same in every run (mulberry32). */
export function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  return { below, oneOf: <One>(all: readonly One[]) => all[below(all.length)] as One }
}

/** Moments of two days and some hours, so that spans are whole, cut and empty. */
export const moment = (minute: number) => new Date(Date.UTC(2026, 10, 28) + minute * 60_000).toISOString()
export const minutes = 3 * 24 * 60

export const actors = ['host', 'cli', 'key:1']
export const actions = ['customer.created', 'setup_link.created', 'customer.deleted']
const statuses = ['pending', 'delivered', 'failed']

/** One thing that happens to the lists. */
export const happenings: Record<string, (db: Db, roll: ReturnType<typeof dice>) => Promise<unknown>> = {
  'customers come': async (db, { below, oneOf }) => {
    const project_id = oneOf(['p1', 'p2'])
    for (let time = 0; time < 5; time++) {
      const at = moment(below(minutes))
      const customer = rowOf.customers(at, { project_id, status: oneOf([null, 'active', 'suspended']) })
      await insert(db, 'customers', [customer])
      const own = { project_id, customer_id: customer.id }
      await insert(db, 'accounts', [rowOf.accounts(at, own)])
      await insert(db, 'phone_numbers', [rowOf.phone_numbers(at, { ...own, status: oneOf([null, 'CONNECTED']) })])
    }
  },
  'a customer goes, with all that is theirs': async (db, { oneOf }) => {
    const rows = await db.selectFrom('customers').select('id').orderBy('id').execute()
    if (rows.length) await removeCustomer(db, oneOf(rows).id)
  },
  'customers and numbers change': async (db, { oneOf }) => {
    const rows = await db.selectFrom('customers').select('id').orderBy('id').execute()
    if (!rows.length) return
    const { id } = oneOf(rows)
    await db
      .updateTable('customers')
      .set({ status: oneOf(['active', 'inactive']), name: 'Wind' })
      .where('id', '=', id)
      .execute()
    const change = oneOf([
      { connection_status: 'active' },
      { connection_status: 'disconnected' },
      { status: 'CONNECTED' },
      { status: 'BANNED' },
      { status: null },
      { name: 'Wind' },
    ] as const)
    await db.updateTable('phone_numbers').set(change).where('customer_id', '=', id).execute()
  },
  'a webhook comes': (db, { below, oneOf }) =>
    insert(db, 'webhooks', [
      rowOf.webhooks(moment(below(minutes)), {
        project_id: oneOf(['p1', 'p2']),
        dialect: oneOf(['platform', 'admin']),
      }),
    ]),
  'a webhook goes, with its deliveries': async (db, { below, oneOf }) => {
    const rows = await db.selectFrom('webhooks').select('id').orderBy('id').execute()
    if (rows.length && below(3) === 0) await db.deleteFrom('webhooks').where('id', '=', oneOf(rows).id).execute()
  },
  'deliveries come': async (db, { below, oneOf }) => {
    const rows = await db.selectFrom('webhooks').select(['id', 'project_id']).orderBy('id').execute()
    if (!rows.length) return
    const { id: webhook_id, project_id } = oneOf(rows)
    const many = Array.from({ length: 1 + below(40) }, () =>
      rowOf.deliveries(moment(below(minutes)), { project_id, webhook_id, status: oneOf(statuses) }),
    )
    await insert(db, 'deliveries', many)
  },
  'deliveries end': (db, { oneOf }) =>
    db
      .updateTable('deliveries')
      .set({ status: 'delivered', attempt_count: 1 })
      .where('event_id', 'like', `%${oneOf('0123456789'.split(''))}`)
      .execute(),
  'changes are written down': (db, { below, oneOf }) => {
    const many = Array.from({ length: 1 + below(40) }, () =>
      rowOf.audit_log(moment(below(minutes)), {
        project_id: oneOf(['p1', 'p2']),
        action: oneOf(actions),
        actor: oneOf(actors),
      }),
    )
    return insert(db, 'audit_log', many)
  },
  'numbers come into a pool, and change': async (db, { below, oneOf }) => {
    const at = moment(below(minutes))
    await insert(db, 'provided_numbers', [
      rowOf.provided_numbers(at, { project_id: 'p1', pool_id: oneOf(['us', 'ca']) }),
    ])
    const row = oneOf(await db.selectFrom('provided_numbers').select('id').orderBy('id').execute())
    const change = db.updateTable('provided_numbers').where('id', '=', row.id)
    await change.set({ status: oneOf(['available', 'refused', 'released']) }).execute()
  },
  'old rows go': async (db, { below, oneOf }) => {
    const before = moment(below(minutes / 2))
    await deleteSomeOldOf(db, oneOf(['p1', 'p2']), 'audit_log', before)
    await deleteSomeOldOf(db, 'p1', 'deliveries', before)
  },
  'a transaction is taken back': (db, { below }) =>
    db
      .transaction()
      .execute(async (tx) => {
        await insert(tx, 'audit_log', [rowOf.audit_log(moment(below(minutes)), { project_id: 'p1' })])
        await tx.deleteFrom('customers').where('project_id', '=', 'p2').execute()
        throw new Error('taken back')
      })
      .catch(() => {}),
  'changes are folded': (db) => foldSome(db),
  'a list is counted anew': (db, { oneOf }) => recount(db, oneOf(keptListNames)),
}
