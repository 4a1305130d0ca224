import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { dueDeliveries } from '../../../server/store/webhooks/due.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { receiver } from '../../support/receiver.ts'
import { until } from '../../support/until.ts'
import { request, start, type World } from '../../support/world.ts'

const events = ['setup_link.opened', 'setup_link.expired']

async function hook(world: World, url: string) {
  const wanted = { url, kind: 'kapso', events, secret_key: 'a secret of the receiver' }
  const made = await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: wanted })
  expect(made.status).toBe(201)
  return made.body.data.id as string
}

const first = Date.now() - 60 * 60_000

/** So many deliveries of an event that came to nothing, a second apart. */
async function failed(world: World, webhookId: string, count: number, event = 'setup_link.opened', project?: string) {
  const project_id = project ?? '00000000-0000-7000-8000-000000000001'
  const moment = (nth: number) => new Date(first + nth * 1_000).toISOString()
  const rows = Array.from({ length: count }, (_, nth) => ({
    id: `01999999-0000-7000-8000-${webhookId.slice(-6)}${String(nth).padStart(6, '0')}`,
    project_id,
    webhook_id: webhookId,
    event_id: `event-${nth}`,
    event,
    body: JSON.stringify({ nth, event }),
    phone_number_id: null,
    status: 'failed' as const,
    attempt_count: 9,
    run_at: null,
    lease_owner: null,
    lease_until: null,
    response_status: 500,
    response_body: 'no',
    error: 'the receiver answered 500',
    last_attempt_at: moment(nth),
    delivered_at: null,
    failed_at: moment(nth),
    created_at: moment(nth),
  }))
  await world.db.insertInto('deliveries').values(rows).execute()
  return rows.map(({ id }) => id)
}

const ended = (world: World, id: string) =>
  until(
    async () => {
      const { body } = await world.api('GET', `/redeliveries/${id}`)
      expect(body.data).toMatchObject({ status: 'done', waiting: 0 })
      return body.data
    },
    { timeout: 50_000, interval: 50 },
  )

const open = (changed: object = {}) => ({ allowPrivateWebhooks: true, ...changed })

describe.concurrent.each(databaseKinds)('sending many deliveries again on %s', (kind) => {
  it('counts first and sends nothing, then sends all of them once, oldest first, under the ids they had', async () => {
    await using host = await receiver()
    await using world = await start(kind, open())
    const ids = await failed(world, await hook(world, host.url), 30)

    const counted = await world.api('POST', '/webhook_deliveries/redeliver', { dry_run: true })
    expect([counted.status, counted.body.data]).toEqual([
      200,
      expect.objectContaining({ id: null, status: 'counted', matched: 30, requeued: 0 }),
    ])
    await setTimeout(300)
    expect(host.received).toEqual([])

    const begun = await world.api('POST', '/webhook_deliveries/redeliver', {})
    expect(begun.body.data).toMatchObject({ status: 'running', matched: 30 })
    const { requeued, ended_at } = await ended(world, begun.body.data.id)
    expect([requeued, ended_at]).toEqual([30, expect.stringMatching(/Z$/)])
    await host.arrived(30)
    expect(host.received.map(({ headers }) => headers['webhook-id']).sort()).toEqual(ids)
    const first = host.received.slice(0, 8).map(({ body }) => body.nth)
    expect(Math.max(...first)).toBeLessThan(16)
    await until(async () => {
      const left = await world.api('GET', '/webhook_deliveries?period=24h&status=delivered&limit=100')
      expect(left.body.data).toHaveLength(30)
    })
    const log = await world.api('GET', '/audit_log?action=redelivery.started')
    expect(log.body.data[0]).toMatchObject({ subject: begun.body.data.id, detail: { status: 'failed', matched: 30 } })
  })

  it('sends what the filter means and nothing else, and nothing of another project', async () => {
    await using host = await receiver()
    await using world = await start(kind, open())
    const [one, two] = [await hook(world, host.url), await hook(world, host.url)]
    await failed(world, one, 5)
    await failed(world, two, 7, 'setup_link.expired')
    const { project, key } = await createProject({ db: world.db, now: () => new Date() }, 'Other')
    const asOther = (method: string, path: string, body?: unknown) =>
      request(method, `${world.url}/platform/v1${path}`, body, { 'X-API-Key': key })
    const made = await asOther('POST', '/whatsapp/webhooks', {
      whatsapp_webhook: { url: host.url, kind: 'kapso', events, secret_key: 'of the other one' },
    })
    await failed(world, made.body.data.id, 3, 'setup_link.expired', project.id)

    const count = async (filter: object) =>
      (await world.api('POST', '/webhook_deliveries/redeliver', { filter, dry_run: true })).body.data.matched
    expect(await count({})).toBe(12)
    expect(await count({ event: 'setup_link.expired' })).toBe(7)
    expect(await count({ webhook_id: one })).toBe(5)
    expect(await count({ webhook_id: made.body.data.id })).toBe(0)
    expect(await count({ status: 'delivered' })).toBe(0)
    expect(await count({ created_before: new Date(first + 1_500).toISOString() })).toBe(4)
    expect(await count({ created_after: new Date().toISOString() })).toBe(0)

    const begun = await world.api('POST', '/webhook_deliveries/redeliver', { filter: { event: 'setup_link.expired' } })
    await ended(world, begun.body.data.id)
    await host.arrived(7)
    await setTimeout(200)
    expect(host.received.map(({ headers }) => headers['x-webhook-event'])).toEqual(Array(7).fill('setup_link.expired'))
    expect((await asOther('GET', `/redeliveries/${begun.body.data.id}`)).status).toBe(404)
    expect((await asOther('POST', `/redeliveries/${begun.body.data.id}/stop`, {})).status).toBe(404)
  })

  it('leaves those of a webhook that is switched off, and refuses a filter that it does not know', async () => {
    await using host = await receiver()
    await using world = await start(kind, open())
    const off = await hook(world, host.url)
    await failed(world, off, 4)
    await world.api('PATCH', `/whatsapp/webhooks/${off}`, { whatsapp_webhook: { active: false } })
    const counted = await world.api('POST', '/webhook_deliveries/redeliver', { dry_run: true })
    expect(counted.body.data.matched).toBe(0)
    for (const filter of [{ states: 'failed' }, { status: 'lost' }, { created_after: 'yesterday' }, 'failed']) {
      const refused = await world.api('POST', '/webhook_deliveries/redeliver', { filter })
      expect([filter, refused.status]).toEqual([filter, 422])
    }
  })

  it('does one at a time for a project, and stops when it is told to', async () => {
    await using host = await receiver()
    await using world = await start(kind, open())
    host.answers(async (res) => {
      await setTimeout(100)
      res.end()
    })
    await failed(world, await hook(world, host.url), 900)
    const begun = await world.api('POST', '/webhook_deliveries/redeliver', {})
    const second = await world.api('POST', '/webhook_deliveries/redeliver', {})
    expect([second.status, second.body.error]).toEqual([409, expect.stringContaining('stop it')])
    await host.arrived(5)
    const stopped = await world.api('POST', `/redeliveries/${begun.body.data.id}/stop`, {})
    expect(stopped.body.data).toMatchObject({ status: 'stopped', matched: 900 })
    const { requeued } = stopped.body.data
    expect(requeued).toBeLessThan(900)
    await setTimeout(700)
    const later = (await world.api('GET', `/redeliveries/${begun.body.data.id}`)).body.data
    expect(later.requeued).toBe(requeued)
    const left = await world.api('POST', '/webhook_deliveries/redeliver', { dry_run: true })
    expect(left.body.data.matched).toBe(900 - requeued)
  })

  it('lets what is new pass by what is sent again', async () => {
    await using host = await receiver()
    await using world = await start(kind, open())
    host.answers(async (res) => {
      await setTimeout(40)
      res.end()
    })
    await failed(world, await hook(world, host.url), 300)
    await world.api('POST', '/webhook_deliveries/redeliver', {})
    await host.arrived(8)
    const link = await world.link()
    await world.connect(link.token, 'GET', '/session')
    await until(() => expect(host.received.some(({ body }) => body.setup_link?.id === link.id)).toBe(true), 10_000)
    const place = host.received.findIndex(({ body }) => body.setup_link?.id === link.id)
    expect(place).toBeLessThan(200)
    await host.arrived(301)
  })

  it('sends again one at a time while new ones wait for a place, and all of them beside a receiver that hangs', async () => {
    await using world = await start(kind, open())
    const [again, fresh] = [
      await hook(world, 'https://again.example.com'),
      await hook(world, 'https://new.example.com'),
    ]
    const [old, news] = [await failed(world, again, 10), await failed(world, fresh, 40)]
    // Due tomorrow: the server itself leaves them alone.
    const [tomorrow, then, later] = [1, 2, 3].map((days) => new Date(Date.now() + days * 86_400_000).toISOString())
    const change = (ids: string[], to: object) =>
      world.db.updateTable('deliveries').set(to).where('id', 'in', ids).execute()
    await change([...old, ...news], { status: 'pending', attempt_count: 0, run_at: tomorrow as string })
    await change(old, { redelivery_id: 'one' })
    const due = async (quick: string[]) =>
      (await dueDeliveries(world.db, then as string, 100, { each: 8, ofQuick: 32, quick })).map(({ id }) => id)

    // The receiver of what is new has all of its places taken, and eight wait.
    await change(news.slice(0, 32), { lease_owner: 'a process', lease_until: later as string })
    expect(await due([again, fresh])).toEqual(old.slice(0, 1))
    await change(old.slice(0, 1), { lease_owner: 'a process', lease_until: later as string })
    expect(await due([again, fresh])).toEqual([])
    // One that does not answer quickly is not waited for.
    expect(await due([again])).toEqual(old.slice(1))
    // Nobody waits.
    await change(news.slice(32), { status: 'delivered', run_at: null })
    expect(await due([again, fresh])).toEqual(old.slice(1))
  })

  it('goes on after its process was gone', async () => {
    await using host = await receiver()
    await using world = await start(kind, open())
    await failed(world, await hook(world, host.url), 450)
    const begun = await world.api('POST', '/webhook_deliveries/redeliver', {})
    await host.arrived(20)
    await world.restart()
    await ended(world, begun.body.data.id)
    await until(() => expect(new Set(host.received.map(({ headers }) => headers['webhook-id'])).size).toBe(450), 50_000)
  })
})
