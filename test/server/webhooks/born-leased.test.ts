import { describe, expect, it } from 'vitest'
import { addRelayed } from '../../../server/store/webhooks/relayed.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start } from '../../support/world.ts'

describe.each(databaseKinds)('deliveries that are written with a lease on %s', (kind) => {
  it('get it only where nothing earlier of their order waits', async () => {
    await using world = await start(kind)
    const whatsapp_webhook = { url: 'https://app.example.com/hook', events: ['whatsapp.phone_number.created'] }
    const { id: webhook_id } = (await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })).body.data
    const { id: project_id } = await world.db.selectFrom('projects').select('id').executeTakeFirstOrThrow()
    const far = '2100-01-01T00:00:00.000Z' // No worker takes these.
    const row = (id: string, order_key: string | null) => ({
      ...{ id, project_id, webhook_id, event_id: id, event: 'messages', body: `{"n":"${id}, \\u00e9"}` },
      ...{ phone_number_id: null, run_at: far, order_key },
    })
    const taker = (...ids: string[]) => ({ owner: 'me', until: far, ids: new Set(ids) })
    const write = async (rows: ReturnType<typeof row>[], by?: ReturnType<typeof taker>) =>
      [...(await addRelayed(world.db, rows, far, by))].sort()

    expect(await write([row('a1', 'anna'), row('a2', 'anna'), row('b1', 'ben')], taker('a1', 'b1'))).toEqual([
      'a1',
      'b1',
    ])
    expect(await write([row('a3', 'anna'), row('c1', 'cy'), row('d1', null)], taker('a3', 'c1', 'd1'))).toEqual([
      'c1',
      'd1',
    ])
    await world.db.updateTable('deliveries').set({ run_at: null }).where('order_key', '=', 'ben').execute()
    await world.db.updateTable('deliveries').set({ attempt_count: 4 }).where('order_key', '=', 'cy').execute()
    expect(await write([row('b2', 'ben'), row('c2', 'cy'), row('e1', 'eve')], taker('b2', 'c2'))).toEqual(['b2', 'c2'])
    const rows = await world.db.selectFrom('deliveries').selectAll().orderBy('id').execute()
    expect(rows.find(({ id }) => id === 'a2')).toMatchObject({
      ...row('a2', 'anna'),
      status: 'pending',
      lease_owner: null,
    })
    expect(rows.find(({ id }) => id === 'b2')).toMatchObject({ lease_owner: 'me', lease_until: far, attempt_count: 0 })
  })
})
