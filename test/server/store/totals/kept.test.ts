import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../../server/store/database/database.ts'
import type { Db } from '../../../../server/store/database/tables.ts'
import { listAudit } from '../../../../server/store/projects/audit-log.ts'
import { listCustomers } from '../../../../server/store/projects/customers.ts'
import { foldSome } from '../../../../server/store/totals/fold.ts'
import { keptListNames } from '../../../../server/store/totals/lists.ts'
import { differingTotals, recount } from '../../../../server/store/totals/recount.ts'
import { listDeliveriesOf } from '../../../../server/store/webhooks/deliveries.ts'
import { databaseKinds, emptyDatabase, type TestDatabase } from '../../../support/databases.ts'
import { actions, actors, dice, happenings, minutes, moment } from '../../../support/lists/happenings.ts'
import { insert, rowOf } from '../../../support/lists/long-lists.ts'

const differing = async (db: Db) => {
  const found: Record<string, number> = {}
  for (const list of keptListNames) {
    const many = await differingTotals(db, list)
    if (many) found[list] = many
  }
  return found
}

describe.each(databaseKinds)('kept totals on %s', (kind) => {
  let database: TestDatabase
  let db: Db

  beforeAll(async () => {
    database = await emptyDatabase(kind, inject('postgresUrl'))
    db = await openDatabase(database.url)
    await insert(db, 'projects', [rowOf.projects({ id: 'p1' }), rowOf.projects({ id: 'p2' })])
    for (const id of ['us', 'ca'])
      await insert(db, 'number_pools', [
        { ...rowOf.number_pools(moment(0), { project_id: 'p1', country_iso: id.toUpperCase() }), id },
      ])
  })
  afterAll(async () => {
    await db.destroy()
    await database[Symbol.asyncDispose]()
  })

  it('are what is there, whatever happened before', async () => {
    const roll = dice(20_261_130)
    const seen: string[] = []
    for (let step = 0; step < 250; step++) {
      const what = roll.oneOf(Object.keys(happenings))
      seen.push(what)
      await happenings[what]?.(db, roll)
      if (step % 10 === 0) expect(await differing(db), seen.slice(-10).join(', ')).toEqual({})
    }
    while (await foldSome(db));
    expect(await differing(db)).toEqual({})
    expect(new Set(seen).size).toBe(Object.keys(happenings).length)
    expect(await db.selectFrom('list_totals').select('list').where('total', '<=', 0).execute()).toEqual([])
    expect(new Set((await db.selectFrom('list_totals').select('list').execute()).map(({ list }) => list))).toEqual(
      new Set(keptListNames),
    )
  })

  it('give every page and total of a long list, between any two moments, folded or not', async () => {
    const roll = dice(7)
    await insert(db, 'projects', [rowOf.projects({ id: 'long' })])
    const rows = Array.from({ length: 6_000 }, () =>
      rowOf.audit_log(moment(roll.below(minutes)), {
        project_id: 'long',
        action: roll.oneOf(actions),
        actor: roll.oneOf(actors),
      }),
    )
    await insert(db, 'audit_log', rows.slice(0, 5_000))
    while (await foldSome(db));
    await insert(db, 'audit_log', rows.slice(5_000))
    const newest = rows.sort((a, b) => (b.created_at + b.id < a.created_at + a.id ? -1 : 1))
    const between = [
      {},
      { created_after: moment(600) },
      { created_before: moment(minutes - 77) },
      { created_after: moment(61), created_before: moment(minutes - 1_500) },
      { created_after: moment(1_445), created_before: moment(1_450) },
      { created_after: moment(minutes + 9_000) },
    ]
    for (const times of between)
      for (const filter of [
        {},
        { action: 'customer.created' },
        { actor: 'cli' },
        { actor: 'cli', action: 'customer.created' },
      ]) {
        const { created_after: after = '', created_before: before = '~' } = times as Record<string, string>
        const wanted = newest.filter(
          ({ action, actor, created_at }) =>
            created_at > after &&
            created_at < before &&
            (filter.action ?? action) === action &&
            (filter.actor ?? actor) === actor,
        )
        for (const page of [1, 2, 40, 60, 77, 100, 150, 299, 300, 301]) {
          const found = await listAudit(db, 'long', { ...times, ...filter }, { page, per_page: 20 })
          expect(found.total).toBe(wanted.length)
          expect(found.rows.map(({ id }) => id)).toEqual(wanted.slice((page - 1) * 20, page * 20).map(({ id }) => id))
        }
      }
  })

  it('are not asked while a list waits to be counted, and are right when it was counted under a writer', async () => {
    await insert(db, 'projects', [rowOf.projects({ id: 'upgraded' })])
    const at = moment(5)
    await insert(db, 'customers', [
      rowOf.customers(at, { project_id: 'upgraded' }),
      rowOf.customers(at, { project_id: 'upgraded' }),
    ])
    // As an upgrade finds it: rows that nobody counted.
    await db.deleteFrom('list_totals').where('list', '=', 'customers').execute()
    await db.deleteFrom('list_changes').where('list', '=', 'customers').execute()
    await db.insertInto('list_counts_due').values({ list: 'customers' }).execute()
    await insert(db, 'customers', [rowOf.customers(at, { project_id: 'upgraded' })])
    const total = async () => (await listCustomers(db, 'upgraded', {}, { page: 1, per_page: 1 })).total
    expect(await total()).toBe(3)
    await foldSome(db)
    expect(await total()).toBe(3)
    await recount(db, 'customers')
    expect(await db.selectFrom('list_counts_due').select('list').execute()).toEqual([])
    expect(await total()).toBe(3)
    expect(await differing(db)).toEqual({})
  })

  it('are found to differ where somebody changed the rows behind their back, and counted anew', async () => {
    await sql`update list_totals set total = total + 1 where list = 'audit_log' and span = 'all' and part = ''`.execute(
      db,
    )
    expect(Object.keys(await differing(db))).toEqual(['audit_log'])
    await recount(db, 'audit_log')
    expect(await differing(db)).toEqual({})
  })

  it.runIf(kind === 'PostgreSQL')(
    'stay right while many write, fold and count at once, and nobody waits for another',
    async () => {
      await insert(db, 'projects', [rowOf.projects({ id: 'busy' })])
      const webhook = rowOf.webhooks(moment(0), { project_id: 'busy' })
      await insert(db, 'webhooks', [webhook])
      const write = async (writer: number) => {
        const roll = dice(writer)
        for (let time = 0; time < 25; time++) {
          const own = { project_id: 'busy', webhook_id: webhook.id }
          await db.transaction().execute(async (tx) => {
            const delivery = rowOf.deliveries(moment(roll.below(minutes)), own)
            await insert(tx, 'deliveries', [delivery])
            await insert(tx, 'audit_log', [rowOf.audit_log(moment(roll.below(minutes)), { project_id: 'busy' })])
            await tx
              .updateTable('deliveries')
              .set({ status: roll.oneOf(['delivered', 'failed']) })
              .where('id', '=', delivery.id)
              .execute()
          })
        }
      }
      let writing = true
      const meanwhile = async (work: () => Promise<unknown>) => {
        while (writing) await work()
      }
      const others = [
        meanwhile(() => foldSome(db)),
        meanwhile(() => foldSome(db)),
        meanwhile(() => recount(db, 'deliveries')),
      ]
      await Promise.all([1, 2, 3, 4, 5].map(write))
      writing = false
      await Promise.all(others)
      expect(await differing(db)).toEqual({})
      expect((await listDeliveriesOf(db, webhook.id, {}, { page: 1, per_page: 1 })).total).toBe(125)

      await db.transaction().execute(async (tx) => {
        await insert(tx, 'audit_log', [rowOf.audit_log(moment(1), { project_id: 'busy' })])
        // Not committed, and the next one of the same project and hour is written all the same.
        await insert(db, 'audit_log', [rowOf.audit_log(moment(1), { project_id: 'busy' })])
      })
      expect(await differing(db)).toEqual({})
    },
  )
})
