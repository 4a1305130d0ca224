import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../../server/store/database/database.ts'
import type { Db } from '../../../../server/store/database/tables.ts'
import { listAudit } from '../../../../server/store/projects/audit-log.ts'
import type { Place } from '../../../../server/store/totals/place.ts'
import { deliveriesBeside } from '../../../../server/store/webhooks/delivery-log.ts'
import { listWebhooks } from '../../../../server/store/webhooks/webhooks.ts'
import { databaseKinds, emptyDatabase, type TestDatabase } from '../../../support/databases.ts'
import { insert, rowOf } from '../../../support/lists/long-lists.ts'

const early = '2026-11-01T00:00:00.000Z'
const late = '2026-11-30T00:00:00.000Z'
const first = { page: 1, per_page: 20 }

/** Doubles the rows of a table so many times, each with an id of its own. */
async function double(db: Db, table: string, times: number, columns: string[]) {
  const [into, own] = [sql.raw(['id', ...columns].join(', ')), sql.raw(columns.join(', '))]
  for (let time = 0; time < times; time++)
    await sql`insert into ${sql.table(table)} (${into}) select id || ${sql.lit(`-${time}`)}, ${own} from ${sql.table(table)}`.execute(
      db,
    )
}

describe.each(databaseKinds)('filters of long lists on %s', (kind) => {
  let database: TestDatabase
  let db: Db

  beforeAll(async () => {
    database = await emptyDatabase(kind, inject('postgresUrl'))
    db = await openDatabase(database.url)
    await insert(db, 'projects', [rowOf.projects({ id: 'p' })])
  })
  afterAll(async () => {
    await db.destroy()
    await database[Symbol.asyncDispose]()
  })

  it('of the delivery log look through a part of it at a time, and lead on until all is found', async () => {
    const webhook = rowOf.webhooks(early, { project_id: 'p' })
    await insert(db, 'webhooks', [webhook])
    const own = { project_id: 'p', webhook_id: webhook.id, status: 'delivered' }
    await insert(db, 'deliveries', [rowOf.deliveries('2026-11-15T00:00:00.000Z', own)])
    await double(db, 'deliveries', 14, [
      'project_id',
      'webhook_id',
      'event_id',
      'event',
      'body',
      'status',
      'attempt_count',
      'created_at',
    ])
    const rare = [early, late].map((at) => ({ ...rowOf.deliveries(at, own), event: 'number_pool.low' }))
    await insert(db, 'deliveries', rare)

    for (const filter of [{}, { webhook_id: webhook.id }])
      for (const side of ['older', 'newer'] as const) {
        const found: string[] = []
        let [pages, from]: [number, Place | undefined] = [
          0,
          side === 'newer' ? { created_at: '2026', id: '' } : undefined,
        ]
        do {
          const asked = { ...filter, event: 'number_pool.low', since: '2026' }
          const { rows, more } = await deliveriesBeside(db, 'p', asked, { limit: 20, [side]: from })
          found.push(...rows.map(({ created_at }) => created_at))
          from = more
          pages++
        } while (from)
        expect(found).toEqual(side === 'older' ? [late, early] : [early, late])
        // 16,386 deliveries, a thousand at a time.
        expect(pages).toBe(17)
      }
  })

  it('of the audit log go by what is rarest, and are refused where all of them are common', async () => {
    await insert(db, 'audit_log', [
      rowOf.audit_log(early, { project_id: 'p', actor: 'host', action: 'customer.created' }),
    ])
    await double(db, 'audit_log', 15, ['project_id', 'actor', 'action', 'subject', 'detail', 'created_at'])
    await insert(db, 'audit_log', [
      rowOf.audit_log(late, { project_id: 'p', actor: 'cli', action: 'customer.created' }),
      rowOf.audit_log(late, { project_id: 'p', actor: 'host', action: 'customer.deleted', subject: 'x' }),
    ])
    const total = async (filter: object) => (await listAudit(db, 'p', filter, first)).total
    expect(await total({ actor: 'cli', action: 'customer.created' })).toBe(1)
    expect(await total({ actor: 'host', action: 'customer.deleted' })).toBe(1)
    expect(await total({ actor: 'host', action: 'customer.deleted', subject: 'x' })).toBe(1)
    expect(await total({ actor: 'host' })).toBe(2 ** 15 + 1)
    await expect(total({ actor: 'host', action: 'customer.created' })).rejects.toThrow(
      /^actor, action and subject together searches 20000 rows at most/,
    )
    expect(await total({ actor: 'host', action: 'customer.created', created_after: '2026-11-20' })).toBe(0)
  })

  it('of webhooks by kind and by whether they are active are refused where a project has too many', async () => {
    const list = (filter: object) => listWebhooks(db, 'p', filter, first)
    expect((await list({ active: true })).total).toBe(1)
    await insert(
      db,
      'webhooks',
      Array.from({ length: 20_000 }, () => rowOf.webhooks(late, { project_id: 'p' })),
    )
    await expect(list({ active: true })).rejects.toThrow(/^kind or active searches 20000 rows at most/)
    expect((await list({ active: true, created_before: late })).total).toBe(1)
    expect((await list({})).total).toBe(20_001)
  })
})
