import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { wordsOfMeta } from '../../../server/cli/doctor/words.ts'
import type { Settings } from '../../../server/process/settings.ts'
import { databaseKinds } from '../../support/databases.ts'
import { until } from '../../support/until.ts'
import { request, start, type World } from '../../support/world.ts'

const verifyToken = 'verify-me-please'
const metricsToken = 'a token for prometheus'
const fields = ['account_update', 'messages', 'history', 'security', 'standby', 'whatsapp_account']

async function hearing(kind: (typeof databaseKinds)[number]) {
  const world = await start(kind, { metricsToken })
  await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: verifyToken } })
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, verifyToken, fields)
  return world
}

const observed = async (world: World) => (await world.api('GET', '/meta/observed')).body.data

/** The same without moments, in an order. */
const names = async (world: World) =>
  (await observed(world))
    .map(({ kind, name, count }: { kind: string; name: string; count: number }) => `${kind} ${name} ${count}`)
    .sort()

const leave = async (world: World, cancelled: object) => {
  const { token } = await world.link()
  const body = { connection_type: 'dedicated', cancelled }
  await world.connect(token, 'PUT', `/attempts/${randomUUID()}`, body)
}

describe.concurrent.each(databaseKinds)('what Meta says that nobody here knows, on %s', (kind) => {
  it('is counted by name, wherever it is said, and told in the API, the metrics and doctor', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link(), {
      tamper: (assets) => ({ ...assets, event: 'FINISH_OF_A_NEW_KIND' }),
    })
    const wabaId = body.result.business_account_id
    const say = (field: string, value: object) =>
      world.sandbox.control.webhooks.send({ field, value: { ...value }, wabaId })
    await say('whatsapp_account', { secret: 'content' })
    for (let twice = 0; twice < 2; twice++) await say('account_update', { event: 'ACCOUNT_MOVED', nonce: twice })
    await leave(world, { fault: 'signup_cancelled', step: 'A_NEW_SCREEN' })
    await leave(world, { fault: 'signup_error', error_code: '7777777' })
    const refusal = { error: { message: 'no', type: 'OAuthException', code: 999_999, error_subcode: 5 } }
    world.sandbox.control.fault({ path: 'subscribed_apps', answer: { status: 400, body: refusal } })
    await world.signUp(await world.link())
    const seen = [
      'account_event ACCOUNT_MOVED 2',
      'graph_error 999999/5 1',
      'webhook_field whatsapp_account 1',
      'window_error 7777777 1',
      'window_event FINISH_OF_A_NEW_KIND 1',
      'window_step A_NEW_SCREEN 1',
    ]
    expect(await names(world)).toEqual(seen)
    expect(JSON.stringify(await observed(world))).not.toContain('content')

    const metrics = await request('GET', `${world.url}/metrics`, undefined, { Authorization: `Bearer ${metricsToken}` })
    expect(metrics.body).toContain('patchbay_meta_observed{kind="account_event",name="ACCOUNT_MOVED"} 2')
    const finding = await wordsOfMeta({ databaseUrl: world.options.databaseUrl } as Settings)
    expect(finding).toMatchObject({
      passed: false,
      serious: false,
      words: expect.stringContaining('window_step A_NEW_SCREEN'),
    })
  })

  it('is counted wherever Graph refuses: the exchange of a code, a look at a number, a token of a backend', async ({
    expect,
  }) => {
    await using world = await hearing(kind)
    world.sandbox.control.play('payment-missing')
    const { body } = await world.signUp(await world.link())
    const id = body.result.phone_number_id
    const refuse = (path: string, code: number, error_subcode?: number) =>
      world.sandbox.control.fault({
        path,
        times: 1,
        answer: { status: 400, body: { error: { message: 'no', type: 'OAuthException', code, error_subcode } } },
      })
    refuse('oauth/access_token', 100, 7_654_321)
    expect((await world.signUp(await world.link())).body.fault).toBe('code_refused')
    expect(await names(world)).toEqual(['graph_error 100/7654321 1'])

    refuse(`/${id}`, 888_001)
    await world.api('GET', `/whatsapp/phone_numbers/${id}/health`)
    expect(await names(world)).toContain('graph_error 888001 1')

    refuse(`/${id}`, 888_002)
    world.advance(60 * 60_000)
    await until(async () => expect(await names(world)).toContain('graph_error 888002 1'))

    refuse('debug_token', 888_003)
    const change = { whatsapp_phone_number: { access_token: 'EAAof-a-backend' } }
    await world.api('PATCH', `/whatsapp/phone_numbers/${id}`, change)
    expect(await names(world)).toContain('graph_error 888003 1')

    // What is known is not news: an expired code, a number that cannot be seen.
    refuse('oauth/access_token', 100, 36_007)
    await world.signUp(await world.link())
    expect(await names(world)).toHaveLength(4)
  })

  it('is nothing on an ordinary day, nor what is documented and means nothing here', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link(), { connectionType: 'coexistence' })
    const wabaId = body.result.business_account_id
    for (const field of ['messages', 'history', 'security', 'standby'])
      await world.sandbox.control.webhooks.send({ field, value: {}, wabaId })
    await world.sandbox.control.webhooks.send({
      field: 'account_update',
      value: { event: 'MM_LITE_TERMS_SIGNED' },
      wabaId,
    })
    await leave(world, { fault: 'signup_cancelled', step: 'PERMISSIONS' })
    await leave(world, { fault: 'signup_error', error_code: '3441045' })
    expect(await observed(world)).toEqual([])
  })

  it('is kept in bounds whatever a browser makes up, and of no other project', async () => {
    await using world = await hearing(kind)
    const { token } = await world.link()
    for (let n = 0; n < 120; n++) {
      const step = n < 110 ? `SCREEN_${n}` : `<script>alert(${n})</script>`
      const body = { connection_type: 'dedicated', cancelled: { fault: 'signup_cancelled', step } }
      await world.connect(token, 'PUT', `/attempts/${randomUUID()}`, body)
    }
    const rows = (await observed(world)) as { name: string; count: number }[]
    expect(rows).toHaveLength(101)
    expect(rows.find(({ name }) => name === 'other')?.count).toBe(20)
    // An account that nobody has: the operator hears of it, and no project does.
    await world.db.deleteFrom('meta_observed').execute()
    await world.sandbox.control.webhooks.send({ field: 'account_update', value: { event: 'STRANGE' }, wabaId: '5' })
    expect(await observed(world)).toEqual([])
    expect((await wordsOfMeta({ databaseUrl: world.options.databaseUrl } as Settings)).words).toContain('STRANGE')
  })
})
