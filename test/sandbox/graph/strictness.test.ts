import { describe, expect, it } from 'vitest'
import { registration, start } from '../meta.ts'

// Sections (§) are those of meta-2026.md, and of meta.md where that is named: the newer page says only what changed.
const minute = 60_000
const hour = 60 * minute
const message = { messaging_product: 'whatsapp', to: '+1 415 210 0000', type: 'text', text: { body: 'Hello' } }
const asked = { code_method: 'SMS', language: 'en_US' }

describe('codes by text (meta.md §3.5)', () => {
  async function unverified() {
    const meta = await start('unverified-number')
    const customer = await meta.customer()
    const sent = () => meta.control.state().numbers.find(({ id }) => id === customer.phone)?.sentCode ?? ''
    const verify = (code: string) => customer.post(`/${customer.phone}/verify_code`, { code })
    const request = () => customer.post(`/${customer.phone}/request_code`, asked)
    return { meta, sent, verify, request, wrong: () => (sent() === '000000' ? '111111' : '000000') }
  }

  it('expire after ten minutes', async () => {
    const { meta, sent, verify, request } = await unverified()
    await using _ = meta
    await request()
    meta.control.clock.advance(11 * minute)
    const late = await verify(sent())
    expect([late.body.error.code, late.body.error.error_data.details]).toEqual([136025, 'The code has expired.'])
    await request()
    meta.control.clock.advance(9 * minute)
    expect((await verify(sent())).body).toEqual({ success: true })
  })

  it('have five guesses, over all codes; then nothing is sent or taken for half a day', async () => {
    const { meta, sent, verify, request, wrong } = await unverified()
    await using _ = meta
    await request()
    for (let guess = 0; guess < 3; guess += 1) await verify(wrong())
    await request()
    const last = sent()
    for (let guess = 0; guess < 2; guess += 1) await verify(wrong())
    expect((await verify(last)).body.error.error_data.details).toMatch(/too often/)
    expect((await request()).body.error.code).toBe(136024)
    meta.control.clock.advance(12 * hour + 1)
    expect((await request()).body).toEqual({ success: true })
    expect((await verify(sent())).body).toEqual({ success: true })
  })
})

describe('codes in the popup (meta.md §2.6)', () => {
  it('expire and have five guesses, as the Graph’s do', async () => {
    await using meta = await start()
    const query = {
      client_id: meta.app.id,
      config_id: meta.app.configId,
      response_type: 'code',
      override_default_response_type: 'true',
    }
    const page = await (await fetch(`${meta.url}/v26.0/dialog/oauth?${new URLSearchParams(query)}`)).text()
    const session = /"id":"([0-9a-f]{32})"/.exec(page)?.[1]
    const ask = async (path: string, body: object) => {
      const headers = { 'Content-Type': 'application/json' }
      const reply = await fetch(`${meta.url}/_dialog/${session}/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return reply.json()
    }
    const send = () => ask('code', { phoneNumber: '+14152100001', method: 'SMS' })
    const { code } = await send()
    meta.control.clock.advance(11 * minute)
    expect(await ask('verify', { code })).toEqual({ error: expect.stringContaining('expired'), code: '2593039' })
    const { code: next } = await send()
    const wrong = next === '000000' ? '111111' : '000000'
    for (let guess = 0; guess < 4; guess += 1)
      expect(await ask('verify', { code: wrong })).toMatchObject({ code: '2593039' })
    expect(await ask('verify', { code: wrong })).toMatchObject({ code: '2494158' })
    expect(await ask('verify', { code: next })).toMatchObject({ code: '2494158' })
    expect(await send()).toMatchObject({ code: '2494158' })
    meta.control.clock.advance(12 * hour + 1)
    expect(await ask('verify', { code: (await send()).code })).toEqual({ ok: true })
  })
})

describe('sending and registering', () => {
  it('are refused for a banned number (meta.md §3.4)', async () => {
    await using meta = await start()
    const { phone, post } = await meta.customer()
    await post(`/${phone}/register`, registration)
    meta.control.patch(phone, { status: 'BANNED' })
    for (const [edge, body] of [
      ['messages', message],
      ['register', registration],
    ] as const) {
      const reply = await post(`/${phone}/${edge}`, body)
      expect([reply.status, reply.body.error.code]).toEqual([403, 131031])
    }
  })

  it('a message needs a payment method (§5), and goes out once there is one', async () => {
    await using meta = await start('payment-missing')
    const { phone, wabaId, post } = await meta.customer()
    await post(`/${phone}/register`, registration)
    expect((await post(`/${phone}/messages`, message)).body.error.code).toBe(131042)
    meta.control.patch(wabaId, { fundingId: '1' })
    expect((await post(`/${phone}/messages`, message)).status).toBe(200)
  })

  it.each([
    ['permission-missing', [403, 403, 400]],
    ['messaging-missing', [200, 200, 403]],
  ] as const)('need the permissions that they are about: %s', async (scenario, expected) => {
    await using meta = await start(scenario)
    const { phone, wabaId, get, post } = await meta.customer()
    const read = await get(`/${wabaId}`)
    const registered = await post(`/${phone}/register`, registration)
    const sent = await post(`/${phone}/messages`, message)
    // Without management nothing could be registered, so the message is refused for that, and not for its permission.
    expect([read.status, registered.status, sent.status]).toEqual(expected)
    for (const { status, body } of [read, registered, sent]) if (status === 403) expect(body.error.code).toBe(200)
  })

  it('takes a PIN as text alone: a number may have lost a zero (meta.md §3.5)', async () => {
    await using meta = await start()
    const { phone, post } = await meta.customer()
    const reply = await post(`/${phone}/register`, { ...registration, pin: 123_456 })
    expect([reply.status, reply.body.error]).toEqual([400, expect.objectContaining({ code: 100 })])
    expect((await post(`/${phone}/register`, registration)).status).toBe(200)
  })
})

describe('the Graph', () => {
  it('lets a token among the parameters win over the header (meta.md §3)', async () => {
    await using meta = await start()
    const [one, other] = [await meta.customer(), await meta.customer()]
    expect((await one.get(`/${one.wabaId}?access_token=${other.token}`)).body.error.error_subcode).toBe(33)
    expect((await other.get(`/${one.wabaId}?access_token=${one.token}`)).status).toBe(200)
  })

  it('answers without a version, and says whose token it is', async () => {
    await using meta = await start()
    const { phone, token } = await meta.customer()
    const get = async (path: string, bearer: string) =>
      (await fetch(meta.url + path, { headers: { Authorization: `Bearer ${bearer}` } })).json()
    expect((await get(`/${phone}`, token)).id).toBe(phone)
    const { data } = await get(`/debug_token?input_token=${token}`, meta.appToken)
    expect(await get('/me?fields=id', token)).toEqual({ id: data.user_id })
    expect(await get('/v26.0/me', meta.app.systemToken)).toEqual({
      id: meta.app.systemUserId,
      name: expect.any(String),
    })
    for (const path of ['/me', '/app', `/${meta.app.id}`])
      expect(await get(path, meta.appToken)).toMatchObject({ id: meta.app.id, name: meta.app.name })
    expect((await get('/app?fields=id,name', token)).id).toBe(meta.app.id)
    expect((await get('/me/accounts', token)).error.code).toBe(100)
    expect((await get('/me', 'EAAnobody')).error.code).toBe(190)
    expect(meta.control.calls()).toContainEqual(expect.objectContaining({ path: '/{phone}', version: 'v26.0' }))
  })

  it('lets primary_funding_id fail the whole request of a customer’s token (§3)', async () => {
    await using meta = await start()
    const { wabaId, get } = await meta.customer()
    const reply = await get(`/${wabaId}?fields=name,primary_funding_id`)
    expect([reply.status, reply.body.error.code]).toEqual([403, 10])
  })

  it('may look past a JSON body at the exchange (meta.md §3.1)', async () => {
    await using meta = await start('exchange-ignores-json')
    const { app } = meta
    const { code } = meta.control.finish()
    const sent = { client_id: app.id, client_secret: app.secret, code }
    const reply = await meta.call('POST', '/oauth/access_token', { body: sent })
    expect([reply.status, reply.body.error.message]).toEqual([400, 'Missing client_id parameter.'])
    expect((await meta.call('POST', '/oauth/access_token', { form: sent })).status).toBe(200)
  })

  it('may want the address of the page with a code of the SDK (36008; meta.md §1.8)', async () => {
    await using meta = await start('code-wants-redirect-uri')
    const page = 'https://app.example/connect'
    const finish = () => meta.control.finish({ launch: { page } }).code
    expect((await meta.exchange(finish())).body.error.error_subcode).toBe(36008)
    expect((await meta.exchange(finish(), { redirect_uri: page })).status).toBe(200)
    meta.control.settings({ redirectUris: ['https://app.example/fixed'] })
    expect((await meta.exchange(finish(), { redirect_uri: 'https://app.example/fixed' })).status).toBe(200)
  })
})

describe('debug_token (§3)', () => {
  it.each([
    ['no-granular-scopes', undefined],
    [
      'granular-scopes-without-management',
      ['whatsapp_business_messaging', 'business_management', 'whatsapp_business_manage_events'],
    ],
  ] as const)('%s: the permission stands in the flat list', async (scenario, named) => {
    await using meta = await start(scenario)
    const { token, wabaId, get } = await meta.customer()
    const { body } = await meta.call('GET', `/debug_token?input_token=${token}`, { token: meta.appToken })
    expect(body.data.scopes).toContain('whatsapp_business_management')
    expect(body.data.granular_scopes?.map(({ scope }: { scope: string }) => scope)).toEqual(named)
    expect((await get(`/${wabaId}`)).status).toBe(200)
  })
})

describe('the account model (§2)', () => {
  it('a number of another partner is there, works, and is registered without a word about its PIN', async () => {
    await using meta = await start('number-shared')
    const { phone, get, post } = await meta.customer()
    const before = await get(`/${phone}?fields=platform_type,status,is_pin_enabled`)
    expect(before.body).toMatchObject({ platform_type: 'CLOUD_API', status: 'CONNECTED', is_pin_enabled: true })
    expect((await post(`/${phone}/register`, registration)).body).toEqual({ success: true })
    const pin = meta.control.state().numbers.find(({ id }) => id === phone)?.pin
    expect(pin).not.toBe(registration.pin)
    expect((await post(`/${phone}/messages`, message)).status).toBe(200)
  })

  it('any partner can deregister it for all, and the next one to register sets a PIN again', async () => {
    await using meta = await start('number-shared')
    const { phone, get, post } = await meta.customer()
    expect((await post(`/${phone}/deregister`)).body).toEqual({ success: true })
    expect((await get(`/${phone}`)).body.platform_type).toBe('NOT_APPLICABLE')
    expect((await post(`/${phone}/register`, registration)).body.error.code).toBe(133005)
  })

  it('session info may name the WhatsApp account of the number (§1)', async () => {
    await using meta = await start('whatsapp-accounts')
    const { message, phoneNumberId, assets } = meta.control.finish()
    const waac = meta.control.state().numbers.find(({ id }) => id === phoneNumberId)?.waacId
    expect(message.data.primary_waac_ids).toEqual([waac])
    expect(assets).not.toHaveProperty('primary_waac_ids')
  })
})
