import { describe, expect, it } from 'vitest'
import { registration, start } from '../meta.ts'

const hour = 3_600_000
const cloud = (code: number) =>
  expect.objectContaining({
    type: 'OAuthException',
    code,
    message: expect.stringContaining(`(#${code})`),
    error_data: { messaging_product: 'whatsapp', details: expect.any(String) },
  })

describe('register', () => {
  it('makes a verified number a Cloud API number, once and for all with its PIN', async () => {
    await using meta = await start()
    const { phone, get, post } = await meta.customer()
    expect((await post(`/${phone}/register`, registration)).body).toEqual({ success: true })
    expect((await get(`/${phone}?fields=platform_type,status,is_pin_enabled`)).body).toMatchObject({
      platform_type: 'CLOUD_API',
      status: 'CONNECTED',
      is_pin_enabled: true,
    })
    expect((await post(`/${phone}/register`, registration)).body).toEqual({ success: true })
    const other = await post(`/${phone}/register`, { ...registration, pin: '654321' })
    expect([other.status, other.body.error]).toEqual([400, cloud(133005)])
  })

  it('refuses another PIN than the number had before', async () => {
    await using meta = await start('number-has-pin')
    const { phone, get, post } = await meta.customer()
    expect((await post(`/${phone}/register`, registration)).body.error).toEqual(cloud(133005))
    expect((await get(`/${phone}`)).body.platform_type).toBe('NOT_APPLICABLE')
    expect((await post(`/${phone}/register`, { ...registration, pin: '482913' })).body).toEqual({ success: true })
  })

  it('locks a number after five wrong PINs, for the right one as well', async () => {
    await using meta = await start('number-has-pin')
    const { phone, post } = await meta.customer()
    for (let guess = 0; guess < 5; guess += 1)
      expect((await post(`/${phone}/register`, registration)).body.error.code).toBe(133005)
    const right = { ...registration, pin: '482913' }
    expect((await post(`/${phone}/register`, right)).body.error).toEqual(cloud(133008))
    meta.control.clock.advance(12 * hour)
    expect((await post(`/${phone}/register`, right)).body).toEqual({ success: true })
  })

  it('refuses the eleventh call in 72 hours, and then all for 72 hours more', async () => {
    await using meta = await start()
    const { phone, post } = await meta.customer()
    for (let call = 0; call < 10; call += 1) {
      expect((await post(`/${phone}/register`, registration)).status).toBe(200)
      meta.control.clock.advance(7 * hour)
    }
    const refused = await post(`/${phone}/register`, registration)
    expect([refused.status, refused.body.error]).toEqual([400, cloud(133016)])
    meta.control.clock.advance(71 * hour)
    expect((await post(`/${phone}/register`, registration)).body.error.code).toBe(133016)
    meta.control.clock.advance(hour)
    expect((await post(`/${phone}/register`, registration)).status).toBe(200)
  })

  it('refuses a number that was never verified', async () => {
    await using meta = await start('unverified-number')
    const { phone, post } = await meta.customer()
    expect((await post(`/${phone}/register`, registration)).body.error).toEqual(cloud(133006))
  })

  it('refuses a number fourteen days after its signup', async () => {
    await using meta = await start()
    const { phone, get, post } = await meta.customer()
    meta.control.clock.advance(14 * 24 * hour + 1000)
    expect((await get(`/${phone}`)).body.code_verification_status).toBe('EXPIRED')
    expect((await post(`/${phone}/register`, registration)).body.error.code).toBe(133006)
  })

  it.each([
    ['without messaging_product', { pin: '123456' }],
    ['without a PIN', { messaging_product: 'whatsapp' }],
    ['with a PIN of five digits', { messaging_product: 'whatsapp', pin: '12345' }],
    ['with letters in the PIN', { messaging_product: 'whatsapp', pin: '12345a' }],
    ['with an unknown region', { ...registration, data_localization_region: 'XX' }],
  ])('refuses a call %s', async (_, body) => {
    await using meta = await start()
    const { phone, post } = await meta.customer()
    const reply = await post(`/${phone}/register`, body)
    expect([reply.status, reply.body.error.code]).toEqual([400, 100])
  })

  it('takes its parameters as a form and as a query too', async () => {
    await using meta = await start()
    const [one, other] = [await meta.customer(), await meta.customer()]
    expect((await meta.call('POST', `/${one.phone}/register`, { token: one.token, form: registration })).status).toBe(
      200,
    )
    expect((await other.post(`/${other.phone}/register?${new URLSearchParams(registration)}`)).status).toBe(200)
  })
})

it('deregisters, and wants the same PIN to come back', async () => {
  await using meta = await start()
  const { phone, get, post } = await meta.customer()
  expect((await post(`/${phone}/deregister`)).body.error.code).toBe(133010)
  await post(`/${phone}/register`, registration)
  expect((await post(`/${phone}/deregister`)).body).toEqual({ success: true })
  expect((await get(`/${phone}?fields=status,platform_type`)).body).toMatchObject({ status: 'DISCONNECTED' })
  expect((await post(`/${phone}/register`, { ...registration, pin: '654321' })).body.error.code).toBe(133005)
  expect((await post(`/${phone}/register`, registration)).status).toBe(200)
})

it('replaces the PIN of a registered number, and of no other', async () => {
  await using meta = await start()
  const { phone, post } = await meta.customer()
  expect((await post(`/${phone}`, { pin: '222222' })).body.error.code).toBe(133010)
  await post(`/${phone}/register`, registration)
  expect((await post(`/${phone}`, { pin: '222222' })).body).toEqual({ success: true })
  expect((await post(`/${phone}/register`, registration)).body.error.code).toBe(133005)
  expect((await post(`/${phone}/register`, { ...registration, pin: '222222' })).status).toBe(200)
  expect((await post(`/${phone}`, { pin: '2' })).body.error.code).toBe(100)
  expect((await post(`/${phone}`)).body.error.code).toBe(100)
})

describe('verification', () => {
  it('sends a code, takes it once, and lets the number be registered', async () => {
    await using meta = await start('unverified-number')
    const { phone, get, post } = await meta.customer()
    expect((await post(`/${phone}/request_code`, { code_method: 'SMS', language: 'en_US' })).body).toEqual({
      success: true,
    })
    const code = meta.control.state().numbers.find(({ id }) => id === phone)?.sentCode as string
    const wrong = code === '000000' ? '111111' : '000000'
    expect((await post(`/${phone}/verify_code`, { code: wrong })).body.error).toEqual(cloud(136025))
    expect((await post(`/${phone}/verify_code`, { code })).body).toEqual({ success: true })
    expect((await get(`/${phone}`)).body.code_verification_status).toBe('VERIFIED')
    expect((await post(`/${phone}/verify_code`, { code })).body.error.code).toBe(136025)
    expect((await post(`/${phone}/register`, registration)).status).toBe(200)
  })

  it('refuses a code for a number that is verified already', async () => {
    await using meta = await start()
    const { phone, post } = await meta.customer()
    const reply = await post(`/${phone}/request_code`, { code_method: 'VOICE', language: 'en' })
    expect(reply.body.error).toEqual(cloud(136024))
  })

  it.each([
    ['request_code', {}],
    ['request_code', { code_method: 'FAX', language: 'en_US' }],
    ['request_code', { code_method: 'SMS' }],
    ['request_code', { code_method: 'SMS', language: 'english' }],
    ['verify_code', {}],
    ['verify_code', { code: '123-456' }],
  ])('refuses %s with %j', async (edge, body) => {
    await using meta = await start('unverified-number')
    const { phone, post } = await meta.customer()
    const reply = await post(`/${phone}/${edge}`, body)
    expect([reply.status, reply.body.error.code]).toEqual([400, 100])
  })
})

it('sends a test message from a registered number; one of Meta’s own waits for its name', async () => {
  await using meta = await start()
  const body = { messaging_product: 'whatsapp', to: '+1 415 210 0000', type: 'text', text: { body: 'Hello' } }
  const { phone, post } = await meta.customer()
  expect((await post(`/${phone}/messages`, body)).body.error.code).toBe(133010)
  await post(`/${phone}/register`, registration)
  expect((await post(`/${phone}/messages`, body)).body).toMatchObject({
    contacts: [{ wa_id: '14152100000' }],
    messages: [{ id: expect.stringMatching(/^wamid\./) }],
  })
  const named = await meta.customer({ displayNameOnly: 'Only a name' })
  expect(named.displayPhoneNumber).toMatch(/^\+1 555-/)
  await named.post(`/${named.phone}/register`, registration)
  expect((await named.post(`/${named.phone}/messages`, body)).body.error.code).toBe(131037)
})
