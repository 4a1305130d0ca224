import { describe, expect, it } from 'vitest'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type Documented, documented, filled, fixtures, type Things } from '../../support/operations.ts'
import { request, start, type World } from '../../support/world.ts'

const forBackends = documented().filter(({ operation }) => operation.security.some((one) => 'apiKey' in one))
const about = forBackends.filter(({ path }) => path.includes('{'))
const whole = forBackends.filter(({ path }) => !path.includes('{'))

/** Two projects, each with one of everything. */
async function twoProjects(world: World) {
  const { project, key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
  const first = await fixtures(world)
  const second = await fixtures(world, key)
  const firstId = (await world.api('GET', '/project')).body.data.id as string
  const as = (apiKey: string) => (method: string, path: string, body?: unknown) =>
    request(method.toUpperCase(), `${world.url}${path}`, body, { 'X-API-Key': apiKey })
  return { first, second, firstId, secondId: project.id, one: as(world.options.apiKey as string), other: as(key) }
}

const bodyOf = ({ operation }: Documented) => operation.requestBody?.content['application/json']?.example

/** Every id that the first project's things have, in both dialects. */
const idsOf = (things: Things) => [
  ...[
    'customers',
    'setup_links',
    'phone_numbers',
    'webhooks',
    'webhook_deliveries',
    'api_keys',
    'number_pools',
    'numbers',
  ].map((segment) => things('/platform/v1', segment)),
  things('/platform/v1/whatsapp/phone_numbers/1/webhooks', 'webhooks'),
  ...['customers', 'tenants', 'wabas', 'webhooks'].map((segment) => things('/admin', segment)),
]

/** All that a project has, but for what goes on by itself: tries of a delivery, and when a key was last used. */
async function everything({ db }: World, projectId: string) {
  const rows = async (
    table:
      | 'customers'
      | 'setup_links'
      | 'phone_numbers'
      | 'accounts'
      | 'webhooks'
      | 'audit_log'
      | 'link_events'
      | 'number_pools',
  ) => {
    const found = await db.selectFrom(table).selectAll().where('project_id', '=', projectId).orderBy('id').execute()
    return found.map((row) => ({ ...row, uncounted: undefined })) // The funnel counts events by itself.
  }
  const keys = await db
    .selectFrom('api_keys')
    .select(['id', 'hash', 'name', 'expires_at', 'revoked_at'])
    .where('project_id', '=', projectId)
    .orderBy('id')
    .execute()
  const deliveries = await db
    .selectFrom('deliveries')
    .select(['id', 'webhook_id', 'body'])
    .where('project_id', '=', projectId)
    .orderBy('id')
    .execute()
  // An import is made ready by itself; whose it is and that it is there is what counts.
  const provided = db
    .selectFrom('provided_numbers')
    .select(['id', 'pool_id', 'phone_number', 'reservation_id'])
    .where('project_id', '=', projectId)
    .orderBy('id')
    .execute()
  const telephony = db.selectFrom('telephony_accounts').selectAll().where('project_id', '=', projectId).execute()
  const project = await db.selectFrom('projects').selectAll().where('id', '=', projectId).execute()
  return {
    project,
    keys,
    deliveries,
    customers: await rows('customers'),
    links: await rows('setup_links'),
    numbers: await rows('phone_numbers'),
    accounts: await rows('accounts'),
    webhooks: await rows('webhooks'),
    log: await rows('audit_log'),
    events: await rows('link_events'),
    pools: await rows('number_pools'),
    poolNumbers: await provided,
    telephony: await telephony,
  }
}

describe.each(databaseKinds)('another project, on %s', (kind) => {
  it('gets 404 for everything that has an id, whatever it tries, and changes nothing', async () => {
    await using world = await start(kind)
    const { first, second, firstId, one, other } = await twoProjects(world)
    const before = await everything(world, firstId)
    expect(about.length).toBeGreaterThan(40)

    const told: string[] = []
    for (const operation of about) {
      const { method, path } = operation
      const ways = [filled(path, first)]
      // Its own customer, and behind it what is another's: a path that is half right.
      const segments = [...path.matchAll(/([^/]+)\/\{\w+\}/g)].map(([, segment]) => segment as string)
      if (segments.length > 1)
        ways.push(filled(path, (at, segment) => (segment === segments[0] ? second : first)(at, segment)))
      for (const way of ways) {
        const reply = await other(method, way, bodyOf(operation))
        const text = JSON.stringify(reply.body)
        const leaks = idsOf(first).filter((id) => text.includes(id))
        if (reply.status !== 404 || leaks.length) told.push(`${method} ${way}: ${reply.status} ${text}`)
      }
    }
    expect(told).toEqual([])
    expect(await everything(world, firstId)).toEqual(before)

    // The same with the right key is there: a path that nobody has would prove nothing.
    for (const { method, path } of about.filter((operation) => operation.method === 'get'))
      expect([path, (await one(method, filled(path, first))).status]).toEqual([path, 200])
  })

  it('finds nothing in lists, not by an id it has heard of either', async () => {
    await using world = await start(kind)
    const { first, firstId, one, other } = await twoProjects(world)
    const before = await everything(world, firstId)
    const ids = idsOf(first)
    const known: Record<string, string[]> = {
      customer_id: [first('/platform/v1', 'customers'), first('/admin', 'customers')],
      phone_number_id: [first('/platform/v1', 'phone_numbers')],
      webhook_id: [first('/platform/v1', 'webhooks')],
      subject: ids,
      name_contains: ['Customer'],
    }
    const told: string[] = []
    let shown = 0
    for (const { method, path, operation } of whole.filter((operation) => operation.method === 'get')) {
      const queries = (operation.parameters ?? []).flatMap(({ in: place, name }) =>
        place === 'query' ? (known[name] ?? []).map((id) => `?${name}=${encodeURIComponent(id)}`) : [],
      )
      for (const query of ['', ...queries]) {
        const reply = await other(method, path + query)
        const text = JSON.stringify(reply.body)
        const leaks = ids.filter((id) => text.includes(id))
        if (leaks.length || ![200, 404, 422].includes(reply.status))
          told.push(`${path}${query}: ${reply.status} ${text}`)
      }
      const own = JSON.stringify((await one(method, path)).body)
      shown += ids.filter((id) => own.includes(id)).length
    }
    expect(told).toEqual([])
    expect(shown).toBeGreaterThan(8) // The first project does see its own there.
    expect(await everything(world, firstId)).toEqual(before)
  })

  it('cannot name another project’s things in a body', async () => {
    await using world = await start(kind)
    const { first, second, firstId, other } = await twoProjects(world)
    const before = await everything(world, firstId)
    const number = first('/platform/v1', 'phone_numbers')
    const hook = { url: 'https://evil.example/hooks', secret_key: 'hush', events: ['whatsapp.message.received'] }
    const bodies: [string, object][] = [
      ['/platform/v1/whatsapp/webhooks', { whatsapp_webhook: { ...hook, phone_number_id: number } }],
      ['/v1/webhooks', { url: hook.url, events: hook.events, phone_number_id: number }],
      [
        `/admin/customers/${second('/admin', 'customers')}/setup-links`,
        { reconnectPhoneNumberId: Number(before.numbers[0]?.number) },
      ],
      [
        `/platform/v1/customers/${second('/platform/v1', 'customers')}/setup_links`,
        { setup_link: { reconnect_phone_number: before.numbers[0]?.display_phone_number.replace(/[^+\d]/g, '') } },
      ],
    ]
    for (const [path, body] of bodies) {
      const reply = await other('POST', path, body)
      expect([path, [404, 422].includes(reply.status)]).toEqual([path, true])
      expect(JSON.stringify(reply.body)).not.toContain(firstId)
    }
    expect(await everything(world, firstId)).toEqual(before)
  })

  it('opens no attempt of another link with its own token', async () => {
    await using world = await start(kind)
    const { first } = await twoProjects(world)
    const { token } = await world.link()
    const attempt = first('/connect', 'attempts')
    const before = await world.db.selectFrom('attempts').selectAll().where('id', '=', attempt).execute()
    const refused = [
      await world.connect(token, 'GET', `/attempts/${attempt}`),
      await world.connect(token, 'POST', `/attempts/${attempt}/pin`, { pin: '123456' }),
      await world.connect(token, 'POST', `/attempts/${attempt}/retry`),
      await world.connect(token, 'PUT', `/attempts/${attempt}`, {
        connection_type: 'dedicated',
        cancelled: { fault: 'popup_closed' },
      }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 409])
    expect(await world.db.selectFrom('attempts').selectAll().where('id', '=', attempt).execute()).toEqual(before)
  })
})
