import { describe, expect, it } from 'vitest'
import { tidyMetaApps } from '../../../server/use-cases/projects/tidy-meta-apps.ts'
import { projectWithApp, tokenOf, told } from '../../support/apps/meta-apps.ts'
import { databaseKinds } from '../../support/databases.ts'
import { until } from '../../support/until.ts'
import { request, start } from '../../support/world.ts'

const hour = 3_600_000

describe.concurrent.each(databaseKinds)('a Meta app of a project’s own on %s', (kind) => {
  it('opens the window, takes the code and makes every later call', async () => {
    await using world = await start(kind)
    world.sandbox.control.settings({ requireAppSecretProof: true })
    const own = await projectWithApp(world, 'Own')
    expect((await own.set()).status).toBe(200)

    const link = await own.link()
    const { meta } = (await world.connect(link.token, 'GET', '/session')).body
    expect(meta.app_id).toBe(own.app.id)
    expect(meta.launch.dedicated.config_id).toBe(own.app.configId)
    expect(meta.launch.coexistence.config_id).toBe(own.app.coexistenceConfigId)
    const { reply, phone_number_id, business_account_id } = await own.connect()
    expect(reply.body.status).toBe('completed')
    expect([...own.app.subscribed]).toEqual([business_account_id])
    const health = await own.api('GET', `/whatsapp/phone_numbers/${phone_number_id}/health`)
    expect(health.body.checks.webhook_subscription.details.app_id).toBe(own.app.id)
    const graph = `${world.url}/meta/whatsapp/v26.0/${phone_number_id}?fields=id`
    expect((await request('GET', graph, undefined, { 'X-API-Key': own.key })).body.id).toBe(phone_number_id)

    // The app of the settings goes on as before, beside it.
    const ordinary = await world.link()
    const session = (await world.connect(ordinary.token, 'GET', '/session')).body
    expect(session.meta.app_id).toBe(world.sandbox.app.id)
    expect((await world.signUp(ordinary)).body.status).toBe('completed')
  })

  it('cannot exchange a code of another app’s window, nor use a token of another app', async () => {
    await using world = await start(kind)
    const [own, other] = [await projectWithApp(world, 'Own'), await projectWithApp(world, 'Other')]
    await own.set()
    await other.set()
    for (const app of [world.sandbox.app.id, other.app.id]) {
      const { reply } = await own.connect({ app })
      expect(reply.body).toMatchObject({ status: 'failed', fault: 'code_used' })
    }
    expect((await own.connect()).reply.body.status).toBe('completed')

    const { code, assets } = world.sandbox.control.finish({ app: other.app.id })
    const customer = (await own.link()).customerId
    const access_token = await tokenOf(world, other.app, code)
    const byHand = { phone_number_id: assets.phone_number_id, business_account_id: assets.waba_id, access_token }
    const numbers = `/customers/${customer}/whatsapp/phone_numbers`
    const foreign = await own.api('POST', numbers, { whatsapp_phone_number: { name: 'Theirs', ...byHand } })
    expect([foreign.status, foreign.body.error]).toEqual([422, expect.stringContaining(own.app.id)])
    await own.set({ app_id: other.app.id, app_secret: other.app.secret })
    expect((await own.api('POST', numbers, { whatsapp_phone_number: { name: 'Ours', ...byHand } })).status).toBe(201)
  })

  it('comes in by the API, and neither its secret nor its verify token ever comes out', async () => {
    await using world = await start(kind)
    const own = await projectWithApp(world, 'Own')
    const before = (await own.api('GET', '/meta_app')).body.data
    expect(before).toMatchObject({ source: 'settings', app_id: world.sandbox.app.id })
    const shown = await own.set({ graph_version: 'v25.0' })
    expect(shown.body.data).toMatchObject({
      source: 'project',
      app_id: own.app.id,
      config_id: own.app.configId,
      graph_version: 'v25.0',
      has_verify_token: true,
      previous_secret_until: null,
      webhook_url: `${world.url}/webhooks/meta`,
    })
    const audit = await own.api('GET', '/audit_log')
    expect(audit.body.data[0]).toMatchObject({ action: 'meta_app.updated', detail: { app_id: own.app.id } })
    const rows = await world.db.selectFrom('meta_apps').selectAll().execute()
    for (const text of [shown.body, audit.body, rows, (await own.api('GET', '/meta_app')).body].map((one) =>
      JSON.stringify(one),
    )) {
      expect(text).not.toContain(own.app.secret)
      expect(text).not.toContain('verify Own please')
    }
    // What is left out stays, and null takes it away.
    const change = { app_id: own.app.id, config_id: own.app.configId, coexistence_config_id: null }
    const changed = (await own.api('PUT', '/meta_app', { meta_app: change })).body.data
    expect(changed).toMatchObject({ coexistence_config_id: null, graph_version: 'v25.0', has_verify_token: true })
    expect((await own.api('DELETE', '/meta_app')).status).toBe(204)
    expect((await own.api('GET', '/meta_app')).body.data).toEqual(before)
  })

  it('is refused by the name of what is wrong, and nothing is kept', async () => {
    await using world = await start(kind)
    const own = await projectWithApp(world, 'Own')
    const wrongs: [object, number, RegExp][] = [
      [{ app_secret: 'not the secret' }, 422, /meta_app\.app_secret was refused by Meta/],
      [{ app_secret: undefined }, 422, /meta_app\.app_secret is missing/],
      [{ app_id: '42' }, 422, /meta_app\.app_id was refused by Meta/],
      [{ app_id: world.sandbox.app.id }, 422, /meta_app\.app_id is the app of the server/],
      [{ app_id: 'x' }, 422, /app_id must be digits/],
      [{ graph_version: 'v2.0' }, 422, /meta_app\.graph_version was refused by Meta/],
      [{ signup_version: 'four' }, 422, /signup_version must be a version/],
      [{ signup_extras: { dedicated: { setup: [] } } }, 422, /signup_extras/],
      [{ webhook_verify_token: 'short' }, 422, /8 characters or more/],
    ]
    for (const [wrong, status, words] of wrongs) {
      const reply = await own.set(wrong)
      expect([wrong, reply.status, reply.body.error]).toEqual([wrong, status, expect.stringMatching(words)])
      expect(JSON.stringify(reply.body)).not.toContain('not the secret')
    }
    world.sandbox.control.fault({ path: '/oauth/access_token', answer: { reset: true } })
    expect((await own.set()).status).toBe(502)
    expect(await world.db.selectFrom('meta_apps').selectAll().execute()).toEqual([])
  })

  it('answers the handshake of its own dashboard', async () => {
    await using world = await start(kind)
    const shake = async (token: string) => {
      const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': token }
      const reply = await request('GET', `${world.url}/webhooks/meta?${new URLSearchParams(query)}`)
      return [reply.status, reply.status === 200 ? reply.body : undefined]
    }
    expect((await shake('anything at all'))[0]).toBe(404)
    await (await projectWithApp(world, 'One')).set()
    await (await projectWithApp(world, 'Two')).set()
    for (const token of ['verify One please', 'verify Two please'])
      expect(await shake(token)).toEqual([200, '1158201444'])
    expect((await shake('verify Three please'))[0]).toBe(403)
  })

  it('gets another secret without a gap: the one before is good for webhooks for a day', async () => {
    await using world = await start(kind)
    world.sandbox.control.settings({ requireAppSecretProof: true })
    const own = await projectWithApp(world, 'Own')
    await own.set()
    const { phone_number_id, business_account_id: waba } = await own.connect()
    const old = own.app.secret
    world.sandbox.control.apps.resetSecret({ id: own.app.id, secret: 'f00d'.repeat(8) })
    expect((await own.set({ app_secret: old })).status).toBe(422)
    const replaced = await own.set({ app_secret: 'f00d'.repeat(8) })
    expect(replaced.body.data.previous_secret_until).not.toBeNull()

    const quality = (limit: string) => ({
      waba,
      field: 'phone_number_quality_update',
      value: { display_phone_number: '', event: 'ONBOARDING', current_limit: limit },
    })
    expect((await told(world, old, [quality('TIER_1K')])).status).toBe(200)
    expect((await told(world, 'f00d'.repeat(8), [quality('TIER_10K')])).status).toBe(200)
    expect((await own.connect()).reply.body.status).toBe('completed')
    const graph = `${world.url}/meta/whatsapp/v26.0/${phone_number_id}?fields=id`
    expect((await request('GET', graph, undefined, { 'X-API-Key': own.key })).status).toBe(200)

    // The same secret again is no rotation: the time of the one before does not begin anew.
    world.advance(12 * hour)
    expect((await own.set({ app_secret: 'f00d'.repeat(8) })).body.data).toEqual({
      ...replaced.body.data,
      phone_numbers: [{ app_id: own.app.id, count: 2 }],
    })
    world.advance(12 * hour)
    expect((await told(world, old, [quality('TIER_1K')])).status).toBe(401)
    expect((await told(world, 'f00d'.repeat(8), [quality('TIER_1K')])).status).toBe(200)
    await tidyMetaApps({ db: world.db, now: world.options.now as () => Date })
    const row = await world.db.selectFrom('meta_apps').selectAll().executeTakeFirstOrThrow()
    expect([row.previous_secret, row.previous_until]).toEqual([null, null])
    expect((await own.api('GET', '/meta_app')).body.data.previous_secret_until).toBeNull()
  })

  it('may be the app of two projects: each hears once of its own numbers', async () => {
    await using world = await start(kind)
    const [one, two] = [await projectWithApp(world, 'One'), await projectWithApp(world, 'Two')]
    await one.set()
    const same = { app_id: one.app.id, app_secret: one.app.secret, config_id: one.app.configId }
    expect((await two.set(same)).status).toBe(200)
    const first = await one.connect()
    const second = await two.connect({ app: one.app.id })
    const removed = (waba: string) => ({ waba, field: 'account_update', value: { event: 'PARTNER_REMOVED' } })
    const status = async ({ api }: typeof one, id: string) =>
      (await api('GET', `/whatsapp/phone_numbers/${id}`)).body.data.connection_status
    await told(world, one.app.secret, [removed(second.business_account_id)])
    await until(async () => expect(await status(two, second.phone_number_id)).toBe('disconnected'))
    expect(await status(one, first.phone_number_id)).toBe('active')
  })
})
