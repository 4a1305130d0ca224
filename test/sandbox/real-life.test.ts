import { describe, expect, it } from 'vitest'
import { callback, start } from './meta.ts'

const registration = { messaging_product: 'whatsapp', pin: '271828' }

describe('what real life sends, as the sandbox plays it', () => {
  it('is a line that is shown in another spelling than it was typed, and taken in each of them', async () => {
    await using meta = await start('other-spelling')
    const { get, phone } = await meta.customer({ number: { phoneNumber: '+525512345678' } })
    expect((await get(`/${phone}`)).body.display_phone_number).toBe('+52 155 123 456 78')
    for (const phoneNumber of ['+525512345678', '+5215512345678'])
      expect(() => meta.control.finish({ number: { phoneNumber } })).toThrow('3441030')
  })

  it('is a number that moves to another account: another id, registered nowhere, and gone under the old one', async () => {
    await using meta = await start()
    const { get, phone, userId, displayPhoneNumber } = await meta.customer()
    const moved = meta.control.move({ phoneNumberId: phone })
    expect((await get(`/${phone}`)).body.error.error_subcode).toBe(33)
    const again = await meta.customer({ userId, waba: moved.wabaId, number: moved.phoneNumberId })
    expect((await again.get(`/${moved.phoneNumberId}?fields=display_phone_number,platform_type`)).body).toMatchObject({
      display_phone_number: displayPhoneNumber,
      platform_type: 'NOT_APPLICABLE',
    })
    expect(() => meta.control.move({ phoneNumberId: phone })).toThrow('phoneNumberId')
  })

  it('is a refusal with its numbers as text', async () => {
    await using meta = await start('graph-errors-as-text')
    const { phone, post } = await meta.customer()
    const { status, body } = await post(`/${phone}/register`, { messaging_product: 'whatsapp', pin: 'no' })
    expect([status, body.error.code, body.error.error_subcode, body.error.is_transient]).toEqual([
      400,
      '100',
      null,
      null,
    ])
  })

  it('is a registration that is never answered but with 503', async () => {
    await using meta = await start('register-unavailable')
    const { phone, post } = await meta.customer()
    const { status, body } = await post(`/${phone}/register`, registration)
    expect([status, body.error.code]).toEqual([503, 133004])
  })

  it('is a field that is gone, which refuses the whole request', async () => {
    await using meta = await start('graph-fields-gone')
    const { get, phone } = await meta.customer()
    const refused = await get(`/${phone}?fields=id,quality_rating`)
    expect([refused.status, refused.body.error.code]).toEqual([400, 100])
    expect(refused.body.error.message).toContain('nonexisting field (quality_rating)')
    expect((await get(`/${phone}`)).status).toBe(200)
  })

  it('is a permission under another name, while Graph serves the token', async () => {
    await using meta = await start('scope-renamed')
    const { get, token, wabaId } = await meta.customer()
    const shown = await meta.call('GET', `/debug_token?input_token=${token}`, { token: meta.appToken })
    expect(shown.body.data.scopes).toEqual(['whatsapp_business_manage_events'])
    expect((await get(`/${wabaId}/phone_numbers`)).status).toBe(200)
  })

  it('is news that comes backwards and twice', async () => {
    await using meta = await start()
    await using host = await callback('verify-me')
    meta.control.webhooks.to(host.url, 'verify-me')
    const { wabaId } = await meta.customer({ connectionType: 'coexistence' })
    await meta.control.webhooks.settled()
    meta.control.play('news-out-of-order')
    meta.control.offboard({ wabaId })
    meta.control.reconnect({ wabaId })
    await meta.control.webhooks.settled()
    const events = host.posts().map(({ body }) => JSON.parse(body).entry[0].changes[0].value.event)
    expect(events.slice(-4)).toEqual([
      'ACCOUNT_RECONNECTED',
      'ACCOUNT_RECONNECTED',
      'ACCOUNT_OFFBOARDED',
      'ACCOUNT_OFFBOARDED',
    ])
  })

  it('is a customer who leaves without a webhook, and a token that ends in 15 days', async () => {
    await using meta = await start('token-ends-soon')
    await using host = await callback('verify-me')
    const { get, wabaId } = await meta.customer()
    meta.control.webhooks.to(host.url, 'verify-me')
    meta.control.disconnect({ wabaId, silent: true })
    await meta.control.webhooks.settled()
    expect(host.posts()).toEqual([])
    expect((await get(`/${wabaId}`)).body.error.code).toBe(190)
    const other = await meta.customer()
    meta.control.clock.advance(15 * 86_400_000)
    expect((await other.get(`/${other.wabaId}`)).body.error.error_subcode).toBe(463)
  })
})
