import * as fc from 'fast-check'
import type { Insertable } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { ensureDefaultProject } from '../../../server/store/projects/projects.ts'
import { dueDeliveries } from '../../../server/store/webhooks/due.ts'
import type { DeliveriesTable } from '../../../server/store/webhooks/tables.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'
import { webhookRow } from '../../support/receiver.ts'

const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 0, minute)).toISOString()
const now = at(30)
const project_id = '00000000-0000-7000-8000-000000000001'
const hooks = ['hook-0', 'hook-1', 'hook-2', 'hook-3']
const [each, ofQuick, most] = [8, 32, 100]

interface Waiting {
  hook: number
  /** Minutes; now is 30. */
  due: number
  again: boolean
  leasedUntil: number | null
  order: number | null
  tries: number
}

const waiting: fc.Arbitrary<Waiting> = fc.record({
  hook: fc.nat(3),
  due: fc.integer({ min: 0, max: 36 }),
  again: fc.boolean(),
  leasedUntil: fc.option(fc.integer({ min: 20, max: 40 }), { freq: 3 }),
  order: fc.option(fc.nat(3), { freq: 3 }),
  tries: fc.nat(6),
})

const rowOf = ({ hook, due, again, leasedUntil, order, tries }: Waiting, nth: number): Insertable<DeliveriesTable> => ({
  id: `delivery-${String(nth).padStart(6, '0')}`,
  project_id,
  webhook_id: hooks[hook] as string,
  event_id: 'event',
  event: 'setup_link.opened',
  body: '{}',
  phone_number_id: null,
  status: 'pending',
  attempt_count: tries,
  run_at: at(due),
  lease_owner: leasedUntil === null ? null : 'a process',
  lease_until: leasedUntil === null ? null : at(leasedUntil),
  order_key: order === null ? null : `order-${order}`,
  redelivery_id: again ? 'an act' : null,
  created_at: at(0),
})

/** What is due, read slowly and in plain words. */
function expected(rows: ReturnType<typeof rowOf>[], quick: string[]): string[] {
  const inOrder = (row: (typeof rows)[0]) =>
    !row.order_key ||
    !rows.some(
      (earlier) =>
        earlier.webhook_id === row.webhook_id &&
        earlier.order_key === row.order_key &&
        earlier.id < row.id &&
        !earlier.redelivery_id &&
        earlier.attempt_count < 4,
    )
  const underWay = (row: (typeof rows)[0]) => row.lease_until != null && row.lease_until > now
  const byTurn = (one: (typeof rows)[0], other: (typeof rows)[0]) => (turn(one) < turn(other) ? -1 : 1)
  const turn = (row: (typeof rows)[0]) => `${row.redelivery_id ? 1 : 0} ${row.run_at} ${row.id}`
  const due = rows.filter((row) => (row.run_at as string) <= now && inOrder(row)).sort(byTurn)
  let behind = false
  const found = hooks.flatMap((hook) => {
    const all = due.filter(({ webhook_id }) => webhook_id === hook)
    const places = (quick.includes(hook) ? ofQuick : each) - all.filter(underWay).length
    const free = all.filter((row) => !underWay(row))
    behind ||= quick.includes(hook) && free.slice(Math.max(0, places)).some((row) => !row.redelivery_id)
    return free.slice(0, Math.max(0, places))
  })
  const sorted = found.sort(byTurn)
  const fresh = sorted.filter(({ redelivery_id }) => !redelivery_id)
  if (!fresh.length && !behind) return sorted.map(({ id }) => id)
  const again = due.some((row) => row.redelivery_id && underWay(row)) ? 0 : 1
  return sorted.slice(0, fresh.length + again).map(({ id }) => id)
}

const add = (db: Db, rows: ReturnType<typeof rowOf>[]) => db.insertInto('deliveries').values(rows).execute()

describe.each(databaseKinds)('what is due on %s', (kind) => {
  async function opened() {
    const database = await emptyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    await ensureDefaultProject(db, undefined, at(0))
    await db
      .insertInto('webhooks')
      .values(hooks.map((id, nth) => webhookRow(id, nth + 1, project_id, at(0))))
      .execute()
    return {
      db,
      due: (quick: string[]) => dueDeliveries(db, now, most, { each, quick, ofQuick }),
      async [Symbol.asyncDispose]() {
        await db.destroy()
        await database[Symbol.asyncDispose]()
      },
    }
  }

  it('is what one would find who reads all that wait', async () => {
    await using given = await opened()
    const some = fc.array(waiting, { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(some, fc.subarray(hooks), async (all, quick) => {
        const rows = all.map(rowOf)
        await given.db.deleteFrom('deliveries').execute()
        if (rows.length) await add(given.db, rows)
        expect((await given.due(quick)).map(({ id }) => id)).toEqual(expected(rows, quick))
      }),
      { numRuns: 60, seed: 21 },
    )
  })

  it('is found beside thousands that wait, none of a webhook hidden behind those of another', async () => {
    await using given = await opened()
    const one = { due: 10, again: false, leasedUntil: null, order: null, tries: 0 }
    const many = Array.from({ length: 3_000 }, (_, nth) => rowOf({ ...one, hook: 1, again: nth % 2 === 1 }, nth))
    for (let begin = 0; begin < many.length; begin += 500) await add(given.db, many.slice(begin, begin + 500))
    // It has waited for the shortest time of all, and its webhook comes last.
    await add(given.db, [rowOf({ ...one, hook: 3, due: 29 }, 5_000)])
    const found = await given.due(['hook-1'])
    // One webhook's places are full with new ones, so that nothing is sent again.
    expect(found.map(({ webhook_id }) => webhook_id)).toEqual([...Array(32).fill('hook-1'), 'hook-3'])
    await given.db
      .updateTable('deliveries')
      .set({ lease_until: at(40) })
      .where('webhook_id', '=', 'hook-3')
      .execute()
    expect(await given.due(['hook-1'])).toHaveLength(32)
  })
})
