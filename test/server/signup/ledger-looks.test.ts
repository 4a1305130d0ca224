import { describe, expect, it } from 'vitest'
import { patchbay } from '../../../bin/commands.ts'
import { databaseKinds } from '../../support/databases.ts'
import { atMeta, settled } from '../../support/meta.ts'
import { until } from '../../support/until.ts'
import { request, start, type World } from '../../support/world.ts'

const metricsToken = 'a token for prometheus'
const hour = 60 * 60_000

/** A number that is connected, and where it is. The watch over numbers, which asks Meta daily as well, has tests of its own. */
async function connected(world: World) {
  const { body } = await world.signUp(await world.link())
  await world.db.updateTable('number_watches').set({ run_at: null }).execute()
  return { phoneNumberId: body.result.phone_number_id, wabaId: body.result.business_account_id }
}

/** Lets a day pass, and waits until as many accounts were compared with Meta once more. */
async function aDayLater(world: World, accounts = 1) {
  const looks = () => world.db.selectFrom('account_looks').selectAll().execute()
  const before = new Map((await looks()).map(({ id, looked_at }) => [id, looked_at]))
  world.advance(26 * hour)
  const done = async () => {
    const fresh = (await looks()).filter((row) => row.looked_at !== before.get(row.id) && !row.lease_owner)
    if (fresh.length < accounts) world.advance(10_000)
    return fresh.length
  }
  await until(async () => expect(await done()).toBe(accounts), { timeout: 40_000, interval: 300 })
  return found(world)
}

const found = async (world: World) =>
  (await world.db.selectFrom('ledger_findings').selectAll().execute()).map(
    ({ finding, phone_number_id }) => `${finding}${phone_number_id && ' of a number'}`,
  )

async function doctor({ options, sandbox, url }: World) {
  let out = ''
  const env = {
    PUBLIC_URL: url,
    DATABASE_URL: options.databaseUrl,
    PATCHBAY_SECRET_KEY: options.secretKey as string,
    META_APP_ID: sandbox.app.id,
    META_APP_SECRET: sandbox.app.secret,
    META_CONFIG_ID: sandbox.app.configId,
    META_GRAPH_URL: sandbox.url,
  }
  const say = (line: string) => {
    out += `${line}\n`
  }
  await patchbay(['doctor', '--ledger'], { env, say })
  return out.split('\n').filter((line, at, all) => /Ledger:/.test(line) || /Ledger:/.test(all[at - 1] ?? ''))
}

async function gauge(world: World): Promise<Record<string, number>> {
  const { body } = await request('GET', `${world.url}/metrics`, undefined, { Authorization: `Bearer ${metricsToken}` })
  const lines = [...String(body).matchAll(/^patchbay_ledger_findings\{finding="(\w+)"\} (\d+)/gm)]
  return Object.fromEntries(lines.map(([, finding, count]) => [finding, Number(count)]))
}

type Answer = Parameters<World['sandbox']['control']['fault']>[0]
const refusal = {
  error: { message: 'Unsupported get request', type: 'GraphMethodException', code: 100, error_subcode: 33 },
}
const inspected = (world: World, more: object) => ({
  data: { app_id: world.sandbox.app.id, is_valid: true, scopes: ['whatsapp_business_management'], ...more },
})

/** What Meta can say that is not as we have it, and what is found then. */
const disagreements: [string, string, (world: World, at: { wabaId: string; phoneNumberId: string }) => Answer[]][] = [
  [
    'an account that the app is not subscribed to',
    'subscription_missing',
    () => [{ method: 'GET', path: 'subscribed_apps', answer: { status: 200, body: { data: [] } } }],
  ],
  [
    'a number that the account does not have',
    'number_missing of a number',
    () => [{ method: 'GET', path: '/phone_numbers', answer: { status: 200, body: { data: [] } } }],
  ],
  [
    'a number that is not registered',
    'registration_missing of a number',
    (_, { phoneNumberId: id }) => {
      const number = { id, display_phone_number: '+34 600', platform_type: 'NOT_APPLICABLE' }
      return [{ method: 'GET', path: '/phone_numbers', answer: { status: 200, body: { data: [number] } } }]
    },
  ],
  [
    'an account that its token may not read',
    'account_missing',
    () => [{ method: 'GET', path: 'subscribed_apps', answer: { status: 400, body: refusal } }],
  ],
  [
    'a token that is over',
    'token_over of a number',
    (world) => [{ path: 'debug_token', answer: { status: 200, body: inspected(world, { is_valid: false }) } }],
  ],
  [
    'an account that nothing here belongs to, and that the app is subscribed to',
    'subscription_unknown',
    (world, { wabaId }) => {
      const scope = { scope: 'whatsapp_business_management', target_ids: [wabaId, '4711'] }
      const apps = { data: [{ whatsapp_business_api_data: { id: world.sandbox.app.id } }] }
      return [
        { path: 'debug_token', answer: { status: 200, body: inspected(world, { granular_scopes: [scope] }) } },
        { method: 'GET', path: '4711/subscribed_apps', answer: { status: 200, body: apps } },
      ]
    },
  ],
]

describe.concurrent.each(databaseKinds)('what is connected is compared with Meta, on %s', (kind) => {
  it('once a day, with three requests, and nothing is found where all is as it was', async () => {
    await using world = await start(kind, { metricsToken })
    await connected(world)
    const before = world.sandbox.control.calls().length
    expect(await aDayLater(world)).toEqual([])
    expect(
      world.sandbox.control
        .calls()
        .slice(before)
        .map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['GET /debug_token', 'GET /{waba}/subscribed_apps', 'GET /{waba}/phone_numbers'])
    expect(await gauge(world)).toEqual({ undo_waits: 0, undo_stuck: 0 })
    expect(await doctor(world)).toEqual([
      expect.stringMatching(/^ok {4}Ledger: 1 account compared with Meta; nothing differs/),
      expect.anything(),
    ])
  })

  it.each(disagreements)(
    '%s is found, told once with what to do, and over when Meta agrees again',
    async (_, finding, answers) => {
      await using world = await start(kind, { metricsToken })
      const at = await connected(world)
      for (const answer of answers(world, at)) world.sandbox.control.fault(answer)
      const name = finding.split(' ')[0] as string
      expect(await aDayLater(world)).toEqual([finding])
      expect(await aDayLater(world)).toEqual([finding])
      const lines = world.logged.map((line) => JSON.parse(line)).filter((line) => line.finding === name)
      expect(lines).toMatchObject([{ level: 40, msg: expect.stringMatching(/; .{20}/) }])
      expect(await gauge(world)).toMatchObject({ [name]: 1 })
      expect((await doctor(world)).join('\n')).toMatch(/^warn {2}Ledger: .+\n {6}-> ./)

      world.sandbox.control.clearFaults()
      expect(await aDayLater(world)).toEqual([])
      expect(await gauge(world)).not.toHaveProperty(name)
    },
  )

  it('what was found stays while Meta is silent, which is no finding', async () => {
    await using world = await start(kind)
    await connected(world)
    world.sandbox.control.fault({
      method: 'GET',
      path: 'subscribed_apps',
      answer: { status: 200, body: { data: [] } },
      times: 1,
    })
    expect(await aDayLater(world)).toEqual(['subscription_missing'])
    world.sandbox.control.fault({ path: '/phone_numbers', answer: { status: 500 } })
    expect(await aDayLater(world)).toEqual(['subscription_missing'])
    const [look] = await world.db.selectFrom('account_looks').selectAll().execute()
    expect(Date.parse(look?.run_at as string) - Date.parse(look?.looked_at as string)).toBeLessThan(2 * hour)
  })

  it('one account after the other, and none any more of which no number is left', async () => {
    await using world = await start(kind)
    const [one] = [await connected(world), await connected(world)]
    expect(await aDayLater(world, 2)).toEqual([])
    const looks = await world.db.selectFrom('account_looks').select('looked_at').execute()
    const [first = 0, second = 0] = looks.map(({ looked_at }) => Date.parse(looked_at as string)).sort()
    expect(second - first).toBeGreaterThanOrEqual(10_000)
    await world.api('DELETE', `/whatsapp/phone_numbers/${one.phoneNumberId}`)
    await settled(world)
    await aDayLater(world, 1)
    const left = async () => {
      world.advance(10_000)
      return world.db.selectFrom('account_looks').selectAll().execute()
    }
    await until(async () => expect(await left()).toHaveLength(1), { timeout: 20_000, interval: 300 })
  })

  it('what waits to be undone, and what Meta refuses to undo, is counted and named', async () => {
    await using world = await start(kind, { metricsToken })
    const [waits, stuck] = [await connected(world), await connected(world)]
    const refused = { error: { message: 'No', type: 'OAuthException', code: 4711 } }
    world.sandbox.control.fault({ method: 'DELETE', path: stuck.wabaId, answer: { status: 400, body: refused } })
    world.sandbox.control.fault({ method: 'DELETE', path: waits.wabaId, answer: { status: 500 } })
    for (const { phoneNumberId } of [waits, stuck])
      await world.api('DELETE', `/whatsapp/phone_numbers/${phoneNumberId}`)
    const counted = async () => {
      world.advance(30_000)
      return gauge(world)
    }
    await until(async () => expect(await counted()).toMatchObject({ undo_waits: 1, undo_stuck: 1 }), {
      timeout: 20_000,
      interval: 300,
    })
    const told = (await doctor(world)).join('\n')
    expect(told).toContain(`Meta refuses to undo the subscription of account ${stuck.wabaId}`)
    expect(told).toContain(`what was done at Meta for account ${waits.wabaId} (number_deleted) waits to be undone`)

    world.sandbox.control.clearFaults()
    world.advance(25 * hour)
    await settled(world)
    expect([atMeta(world, waits)[0], atMeta(world, stuck)[0]]).toEqual([false, false])
    expect(await gauge(world)).toMatchObject({ undo_waits: 0, undo_stuck: 0 })
  })
})
