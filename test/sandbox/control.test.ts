import { describe, expect, it } from 'vitest'
import { type ScenarioName, scenarioNames } from '../../sandbox/index.ts'
import { until } from '../support/until.ts'
import { registration, start } from './meta.ts'

async function control(url: string, method: string, path: string, body?: unknown) {
  const reply = await fetch(`${url}/_control${path}`, {
    method,
    ...(method === 'GET' ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
  })
  return { status: reply.status, body: await reply.json() }
}

describe('scenarios', () => {
  it('are listed with a sentence each, and played by name', async () => {
    await using meta = await start()
    const { body } = await control(meta.url, 'GET', '/scenarios')
    expect(body.current).toBe('default')
    expect(body.scenarios.map(({ name }: { name: string }) => name)).toEqual(scenarioNames)
    for (const { description } of body.scenarios) expect(description).toMatch(/^[A-Z].*\.$/)
    expect((await control(meta.url, 'POST', '/scenario', { name: 'code-expired' })).body).toEqual({
      current: 'code-expired',
    })
    const { body: finished } = await control(meta.url, 'POST', '/finish')
    expect((await meta.exchange(finished.code)).body.error.error_subcode).toBe(36007)
  })

  it.each(['nobody', 'constructor', 7, undefined])('are refused under the name %s', async (name) => {
    await using meta = await start()
    const reply = await control(meta.url, 'POST', '/scenario', { name })
    expect([reply.status, reply.body.error]).toEqual([422, expect.stringMatching(/^name must be one of: default,/)])
  })

  it('leave connected customers connected, and take their faults along when they go', async () => {
    await using meta = await start()
    const { wabaId, get } = await meta.customer()
    meta.control.play('graph-500')
    const failed = await get(`/${wabaId}`)
    expect([failed.status, failed.body.error]).toEqual([500, expect.objectContaining({ code: 2, is_transient: true })])
    meta.control.play('default')
    expect((await get(`/${wabaId}`)).status).toBe(200)
  })

  it.each([
    ['graph-500', 500],
    ['graph-429', 429],
  ] as const)('%s fails two node calls and never the exchange', async (name, status) => {
    await using meta = await start(name)
    const { wabaId, get } = await meta.customer()
    expect([(await get(`/${wabaId}`)).status, (await get(`/${wabaId}`)).status]).toEqual([status, status])
    expect((await get(`/${wabaId}`)).status).toBe(200)
  })

  it.each([
    ['no-number', 'FINISH', ['business_id', 'waba_id']],
    ['only-waba', 'FINISH_ONLY_WABA', ['business_id', 'waba_id']],
    ['unknown-finish', 'FINISH_OF_A_KIND_NOT_SEEN_YET', ['business_id', 'phone_number_id', 'waba_id']],
    ['obo-migration', 'FINISH_OBO_MIGRATION', ['business_id', 'phone_number_id', 'waba_id']],
    ['api-access-only', 'FINISH_GRANT_ONLY_API_ACCESS', ['business_id', 'phone_number_id', 'waba_id']],
  ] as const)('%s finishes with %s', async (name, event, ids) => {
    await using meta = await start(name)
    const { message, assets } = meta.control.finish()
    expect([message.event, Object.keys(assets).sort()]).toEqual([event, ids])
    expect(message.data).toMatchObject(assets)
  })

  it.each(['own-portfolio', 'two-factor', 'cannot-onboard', 'unknown-domain', 'signup-error'] as ScenarioName[])(
    '%s lets nobody finish',
    async (name) => {
      await using meta = await start(name)
      expect((await control(meta.url, 'POST', '/finish')).status).toBe(422)
    },
  )
})

describe('finish', () => {
  it('connects the same WABA and number again', async () => {
    await using meta = await start()
    const first = meta.control.finish()
    const again = meta.control.finish({ waba: first.wabaId, number: first.phoneNumberId })
    expect([again.assets, again.userId]).toEqual([first.assets, first.userId])
    expect(again.code).not.toBe(first.code)
  })

  it('goes by what the page launched, as the popup would: coexistence ends plainly where Meta drops it (§1)', async () => {
    await using meta = await start()
    const featureType = 'whatsapp_business_app_onboarding'
    const finish = (extras?: object) =>
      meta.control.finish({ connectionType: 'coexistence', ...(extras && { launch: { extras } }) }).message.event
    expect(finish({ version: 'v3', featureType })).toBe('FINISH')
    expect(finish({ version: 'v4' })).toBe('FINISH')
    expect(finish({ version: 'v4', featureType })).toBe('FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING')
    expect(finish()).toBe('FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING')
    meta.control.play('configuration-without-products')
    expect(finish()).toBe('FINISH')
    meta.control.play('unknown-configuration')
    expect(finish).toThrow('Sorry, something went wrong')
  })

  it('gives every customer of their own everything anew', async () => {
    await using meta = await start()
    const ids = Array.from({ length: 20 }, () => meta.control.finish()).flatMap(({ assets }) => Object.values(assets))
    expect(new Set(ids).size).toBe(60)
  })

  it('makes a portfolio, an account and a number', async () => {
    await using meta = await start()
    const { get, businessId, wabaId, phone } = await meta.customer({
      business: { name: 'New portfolio' },
      waba: { name: 'New account' },
      number: { phoneNumber: '+34 612 345 678', displayName: 'Tienda' },
    })
    expect((await get(`/${businessId}`)).body.name).toBe('New portfolio')
    expect((await get(`/${wabaId}`)).body.name).toBe('New account')
    expect((await get(`/${phone}`)).body).toMatchObject({
      display_phone_number: '+34 612 345 678',
      verified_name: 'Tienda',
    })
  })

  it('hands out two of Meta’s own numbers to a business, and no third', async () => {
    await using meta = await start()
    const { businessId } = meta.control.finish({ displayNameOnly: true })
    meta.control.finish({ business: businessId, displayNameOnly: true })
    expect(() => meta.control.finish({ business: businessId, displayNameOnly: true })).toThrow('2655005')
  })

  it('refuses the portfolio that owns the app, and other people’s assets', async () => {
    await using meta = await start()
    const [one, other] = [meta.control.finish(), meta.control.finish()]
    const refused = (choices: object) => control(meta.url, 'POST', '/finish', { userId: one.userId, ...choices })
    for (const choices of [
      { business: meta.app.businessId },
      { business: other.businessId },
      { waba: other.wabaId },
      { number: other.phoneNumberId },
      { number: { phoneNumber: 'call me' } },
    ]) {
      const reply = await refused(choices)
      expect([reply.status, typeof reply.body.error]).toEqual([422, 'string'])
    }
  })
})

describe('faults', () => {
  it('hit the calls they name, after those they skip, as often as they say', async () => {
    await using meta = await start()
    const { wabaId, get } = await meta.customer()
    const answer = { status: 418, body: { tea: true } }
    const rule = { method: 'GET', path: '/\\d+$', skip: 1, times: 1, answer }
    expect((await control(meta.url, 'POST', '/faults', rule)).status).toBe(201)
    const statuses: number[] = []
    for (let call = 0; call < 3; call += 1) statuses.push((await get(`/${wabaId}`)).status)
    expect(statuses).toEqual([200, 418, 200])
  })

  it('can cut the connection before the call or after it took effect', async () => {
    await using meta = await start()
    const { phone, get, post } = await meta.customer()
    meta.control.fault({ path: 'register$', times: 1, answer: { reset: true } })
    await expect(post(`/${phone}/register`, registration)).rejects.toThrow()
    expect((await get(`/${phone}`)).body.platform_type).toBe('NOT_APPLICABLE')
    meta.control.fault({ path: 'register$', times: 1, after: true, answer: { reset: true } })
    await expect(post(`/${phone}/register`, registration)).rejects.toThrow()
    expect((await get(`/${phone}`)).body.platform_type).toBe('CLOUD_API')
  })

  it('can lose the answer of an exchange that spent the code', async () => {
    await using meta = await start()
    meta.control.fault({ path: 'oauth/access_token', times: 1, after: true, answer: { hang: 20 } })
    const { code } = meta.control.finish()
    await expect(meta.exchange(code)).rejects.toThrow()
    expect((await meta.exchange(code)).body.error.error_subcode).toBe(36009)
  })

  it('can be late, or nonsense', async () => {
    await using meta = await start()
    const { wabaId, token, get } = await meta.customer()
    meta.control.fault({ path: `${wabaId}$`, times: 1, answer: { delay: 60 } })
    const before = performance.now()
    expect((await get(`/${wabaId}`)).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThanOrEqual(55)
    meta.control.fault({ path: `${wabaId}$`, times: 1, answer: { delay: 60_000 } })
    const late = get(`/${wabaId}`)
    await until(() => expect(meta.control.faults().at(-1)?.left).toBe(0))
    meta.control.clearFaults()
    expect((await late).status).toBe(200)
    meta.control.fault({ path: `${wabaId}$`, answer: { status: 200, raw: '<html>' } })
    const reply = await fetch(`${meta.url}/v26.0/${wabaId}`, { headers: { Authorization: `Bearer ${token}` } })
    expect(await reply.text()).toBe('<html>')
    meta.control.clearFaults()
    expect((await get(`/${wabaId}`)).status).toBe(200)
  })

  it.each([
    [{ answer: { reset: true } }, 'path'],
    [{ path: '(', answer: { reset: true } }, 'path'],
    [{ path: '.', times: -1, answer: { reset: true } }, 'times'],
    [{ path: '.', skip: 'two', answer: { reset: true } }, 'skip'],
    [{ path: '.' }, 'answer'],
    [{ path: '.', answer: { status: 42 } }, 'answer'],
  ])('are refused as %j', async (rule, field) => {
    await using meta = await start()
    const reply = await control(meta.url, 'POST', '/faults', rule)
    expect([reply.status, reply.body.error]).toEqual([422, expect.stringMatching(new RegExp(`^${field} must`))])
  })
})

describe('the log of Graph calls', () => {
  it('tells method, path, status and error, and can be filtered', async () => {
    await using meta = await start()
    const { phone, wabaId, post, get } = await meta.customer()
    meta.control.clearCalls()
    await get(`/${wabaId}/phone_numbers`)
    await post(`/${phone}/register`, { messaging_product: 'whatsapp' })
    expect(meta.control.calls()).toMatchObject([
      { method: 'GET', path: '/{waba}/phone_numbers', object: wabaId, status: 200, code: null, version: 'v26.0' },
      { method: 'POST', path: '/{phone}/register', object: phone, status: 400, code: 100, fault: false },
    ])
    const { body } = await control(meta.url, 'GET', `/calls?method=post&path=register&status=400&object=${phone}`)
    expect(body.calls).toHaveLength(1)
    expect((await control(meta.url, 'GET', '/calls?path=subscribed_apps')).body.calls).toEqual([])
  })

  it('never holds a token, a code, a secret or a PIN, and neither does the state', async () => {
    await using meta = await start()
    const { code, token, phone, wabaId, get, post } = await meta.customer()
    await post(`/${phone}/register`, { messaging_product: 'whatsapp', pin: '739215' })
    await get(`/${wabaId}?access_token=${token}`)
    await get(`/${token}`)
    await get(`/${wabaId}/${token}`)
    await meta.call('GET', `/debug_token?input_token=${token}`, { token: meta.appToken })
    const calls = JSON.stringify((await control(meta.url, 'GET', '/calls')).body)
    const state = JSON.stringify((await control(meta.url, 'GET', '/state')).body)
    for (const secret of [code, token, meta.app.secret, meta.app.systemToken]) {
      expect(calls).not.toContain(secret)
      expect(state).not.toContain(secret)
    }
    expect(calls).not.toContain('739215')
    expect(JSON.parse(calls).calls.length).toBeGreaterThan(5)
  })
})

describe('the rest of the control API', () => {
  it('moves the clock, and only forwards', async () => {
    await using meta = await start()
    const { body: before } = await control(meta.url, 'GET', '/clock')
    const { body: after } = await control(meta.url, 'POST', '/clock', { advance: 60_000 })
    expect(after.now - before.now).toBeGreaterThanOrEqual(60_000)
    for (const advance of [-1, 'a day', undefined])
      expect((await control(meta.url, 'POST', '/clock', { advance })).status).toBe(422)
  })

  it('changes an asset, field by field', async () => {
    await using meta = await start()
    const { phone, get } = await meta.customer()
    const patch = (change: object, id = phone) => control(meta.url, 'PATCH', `/state/${id}`, change)
    expect((await patch({ nameStatus: 'DECLINED', pin: '111111' })).status).toBe(200)
    expect((await get(`/${phone}?fields=name_status,is_pin_enabled`)).body).toMatchObject({
      name_status: 'DECLINED',
      is_pin_enabled: true,
    })
    expect((await patch({ nameStatus: 'FINE' })).body.error).toMatch(/^nameStatus must/)
    expect((await patch({ id: '1' })).body.error).toMatch(/^id cannot be changed/)
    expect((await patch({ name: 'x' }, '1')).status).toBe(422)
  })

  it('takes settings that exist, with values that fit', async () => {
    await using meta = await start()
    const set = (change: object) => control(meta.url, 'POST', '/settings', change)
    expect((await set({ requireAppSecretProof: true })).body.requireAppSecretProof).toBe(true)
    for (const wrong of [{ requireAppSecretProof: 1 }, { callsPerHour: 0 }, { colour: 'red' }])
      expect((await set(wrong)).status).toBe(422)
  })

  it('resets the world and keeps the webhook', async () => {
    await using meta = await start('code-expired', { webhook: { url: 'http://localhost:1/', verifyToken: 'v' } })
    meta.control.settings({ requireAppSecretProof: true })
    meta.control.finish()
    await control(meta.url, 'POST', '/reset')
    const { body } = await control(meta.url, 'GET', '/state')
    expect(body).toMatchObject({
      scenario: 'default',
      users: [],
      wabas: [],
      numbers: [],
      webhook: { url: 'http://localhost:1/' },
    })
    expect(body.settings.requireAppSecretProof).toBe(false)
    expect(meta.control.calls()).toEqual([])
  })

  it('refuses forms of other sites, broken JSON and unknown addresses', async () => {
    await using meta = await start()
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${meta.url}/_control/reset`, { method: 'POST', headers, body })
    expect((await post({ 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=b')).status).toBe(415)
    expect((await post({ 'Content-Type': 'application/json' }, '{')).status).toBe(400)
    expect((await control(meta.url, 'GET', '/nothing')).status).toBe(404)
  })
})
