import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { leaseRows } from '../../../server/store/database/leases.ts'
import { addDeliveries } from '../../../server/store/webhooks/deliveries.ts'
import { endTries } from '../../../server/store/webhooks/outcomes.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start } from '../../support/world.ts'

describe.each(databaseKinds)('the ends of many tries on %s', (kind) => {
  it('are written in one statement, each as it was, for leases that still hold', async () => {
    await using world = await start(kind)
    const { db } = world
    const whatsapp_webhook = { url: 'https://example.com/hook', events: ['whatsapp.phone_number.created'] }
    const { body } = await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })
    const { id: webhook_id, project_id } = body.data
    const [now, later] = ['2030-01-01T00:00:00.000Z', '2030-01-01T00:01:00.000Z']
    const to = Array.from({ length: 4 }, (_, nth) => ({ webhook_id, event: 'x', event_id: `${nth}`, body: '{}' }))
    const ids = await addDeliveries(db, project_id, to, null, now)
    await leaseRows(db, 'deliveries', ids.slice(0, 3), 'me', now, later)
    await leaseRows(db, 'deliveries', ids.slice(3), 'another', now, later)

    const ended = { owner: 'me', status: 'delivered', attempt_count: 1, run_at: null, error: null } as const
    const moments = { last_attempt_at: now, delivered_at: later, failed_at: null }
    const failed = { status: 'pending', run_at: later, delivered_at: null, error: 'the receiver answered 500' } as const
    const written = await endTries(db, [
      { ...ended, ...moments, id: ids[0] as string, response_status: 200, response_body: 'ok' },
      // Half of a pair, and U+0000: what a receiver answers is not ours to choose.
      { ...ended, ...moments, id: ids[1] as string, response_status: 201, response_body: `a\0b\ud83d'"` },
      { ...ended, ...moments, ...failed, id: ids[2] as string, response_status: 500, response_body: null },
      { ...ended, ...moments, id: ids[3] as string, response_status: 200, response_body: 'ok' },
    ])
    expect(written).toEqual([true, true, true, false])

    const rows = await db.selectFrom('deliveries').selectAll().where('id', 'in', ids).orderBy('id').execute()
    const free = { lease_owner: null, lease_until: null }
    expect(rows).toMatchObject([
      { ...free, ...moments, status: 'delivered', response_status: 200, response_body: 'ok', run_at: null },
      { ...free, status: 'delivered', response_status: 201, response_body: `a\ufffdb\ufffd'"`, attempt_count: 1 },
      { ...free, ...failed, response_status: 500, response_body: null, last_attempt_at: now },
      { lease_owner: 'another', status: 'pending', attempt_count: 0, response_status: null },
    ])
  })
})

describe.runIf(databaseKinds.includes('PostgreSQL'))('a lease on PostgreSQL', () => {
  it.each([1, 2])('of %i rows takes none over that another process leases at the same moment', async (many) => {
    await using world = await start('PostgreSQL')
    const { db } = world
    const whatsapp_webhook = { url: 'https://example.com/hook', events: ['whatsapp.phone_number.created'] }
    const { id: webhook_id, project_id } = (await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })).body
      .data
    const [now, later] = ['2030-01-01T00:00:00.000Z', '2030-01-01T00:01:00.000Z']
    const to = Array.from({ length: many }, (_, nth) => ({ webhook_id, event: 'x', event_id: `${nth}`, body: '{}' }))
    const ids = await addDeliveries(db, project_id, to, null, now)
    let mine: Promise<unknown[]> | undefined
    await db.transaction().execute(async (tx) => {
      await leaseRows(tx, 'deliveries', ids, 'another', now, later)
      mine = leaseRows(db, 'deliveries', ids, 'me', now, later)
      await setTimeout(300) // it waits for the other's lock, or has passed it over
    })
    expect(await mine).toEqual([])
    const owners = await db.selectFrom('deliveries').select('lease_owner').where('id', 'in', ids).execute()
    expect(owners.map(({ lease_owner }) => lease_owner)).toEqual(ids.map(() => 'another'))
  })
})
