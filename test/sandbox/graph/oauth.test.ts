import { describe, expect, it } from 'vitest'
import { start } from '../meta.ts'

const refusal = (code: number, subcode?: number) => ({
  error: expect.objectContaining({
    type: 'OAuthException',
    code,
    ...(subcode ? { error_subcode: subcode } : {}),
    message: expect.any(String),
    fbtrace_id: expect.stringMatching(/^A[\w-]{20,}$/),
  }),
})

describe('the exchange of a code', () => {
  it('gives a business token for sixty days', async () => {
    await using meta = await start()
    const { code } = meta.control.finish()
    expect(code).toMatch(/^AQ[\w-]{300,400}$/)
    const reply = await meta.exchange(code)
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      access_token: expect.stringMatching(/^EAA[A-Za-z0-9]{100,}$/),
      token_type: 'bearer',
      expires_in: 5_184_000,
    })
  })

  it('leaves expires_in out when tokens live for ever', async () => {
    await using meta = await start()
    meta.control.settings({ tokenLifetimeMs: null })
    const reply = await meta.exchange(meta.control.finish().code)
    expect(reply.body).not.toHaveProperty('expires_in')
    const debug = await meta.call('GET', `/debug_token?input_token=${reply.body.access_token}`, {
      token: meta.appToken,
    })
    expect(debug.body.data.expires_at).toBe(0)
  })

  it('takes a form as well', async () => {
    await using meta = await start()
    const { app } = meta
    const form = { client_id: app.id, client_secret: app.secret, code: meta.control.finish().code, redirect_uri: '' }
    expect((await meta.call('POST', '/oauth/access_token', { form })).status).toBe(200)
  })

  it('takes a code of 29 seconds and refuses one of 31', async () => {
    await using meta = await start()
    const young = meta.control.finish()
    meta.control.clock.advance(29_000)
    expect((await meta.exchange(young.code)).status).toBe(200)
    const old = meta.control.finish()
    meta.control.clock.advance(31_000)
    const reply = await meta.exchange(old.code)
    expect(reply.status).toBe(400)
    expect(reply.body).toEqual(refusal(100, 36007))
  })

  it('takes a code for as long as a test says that codes live', async () => {
    await using meta = await start()
    meta.control.settings({ codeLifetimeMs: 60_000 })
    const { code } = meta.control.finish()
    meta.control.clock.advance(59_000)
    expect((await meta.exchange(code)).status).toBe(200)
  })

  it('refuses a code that was expired when it came', async () => {
    await using meta = await start('code-expired')
    expect((await meta.exchange(meta.control.finish().code)).body).toEqual(refusal(100, 36007))
  })

  it('refuses a code used twice', async () => {
    await using meta = await start()
    const { code } = meta.control.finish()
    await meta.exchange(code)
    const reply = await meta.exchange(code)
    expect(reply.status).toBe(400)
    expect(reply.body).toEqual(refusal(100, 36009))
  })

  it('gives a code to one of two that come at once', async () => {
    await using meta = await start()
    const { code } = meta.control.finish()
    const replies = await Promise.all([meta.exchange(code), meta.exchange(code)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  it('refuses a code it never gave', async () => {
    await using meta = await start()
    expect((await meta.exchange('AQmadeup')).body).toEqual(refusal(100, 36009))
  })

  it('wants the redirect_uri again for a code that came to one, and only the very same', async () => {
    await using meta = await start()
    const redirectUri = 'https://app.example/connect'
    const without = meta.control.finish({ redirectUri })
    expect((await meta.exchange(without.code)).body.error).toMatchObject({ code: 100, error_subcode: 36008 })
    const slash = meta.control.finish({ redirectUri })
    const other = await meta.exchange(slash.code, { redirect_uri: `${redirectUri}/` })
    expect(other.body.error).toMatchObject({ code: 100, error_subcode: 36008 })
  })

  it('refuses a redirect_uri that the dialog was not opened with, and spends the code on it', async () => {
    await using meta = await start()
    const redirectUri = 'https://app.example/connect'
    const wrong = meta.control.finish({ redirectUri })
    expect((await meta.exchange(wrong.code, { redirect_uri: 'https://other.example/' })).body).toEqual(
      refusal(100, 36008),
    )
    expect((await meta.exchange(wrong.code)).body).toEqual(refusal(100, 36009))
    const right = meta.control.finish({ redirectUri })
    expect((await meta.exchange(right.code, { redirect_uri: redirectUri })).status).toBe(200)
  })

  it('refuses a wrong secret and a wrong app, and the code survives', async () => {
    await using meta = await start()
    const { code } = meta.control.finish()
    const wrongSecret = await meta.exchange(code, { client_secret: 'f'.repeat(32) })
    expect([wrongSecret.status, wrongSecret.body]).toEqual([400, refusal(1)])
    const wrongApp = await meta.exchange(code, { client_id: '1' })
    expect([wrongApp.status, wrongApp.body]).toEqual([400, refusal(101)])
    expect((await meta.exchange(code)).status).toBe(200)
  })

  it('gives the app its own token', async () => {
    await using meta = await start()
    const reply = await meta.exchange('', { grant_type: 'client_credentials' })
    expect(reply.body.access_token).toBe(meta.appToken)
  })
})

describe('debug_token', () => {
  it('names the WABAs that were shared, newest first', async () => {
    await using meta = await start()
    const first = await meta.customer()
    const second = await meta.customer({ business: first.businessId, waba: { name: 'Second' }, displayNameOnly: true })
    const reply = await meta.call('GET', `/debug_token?input_token=${second.token}`, { token: meta.appToken })
    expect(reply.body.data).toMatchObject({
      app_id: meta.app.id,
      type: 'SYSTEM_USER',
      is_valid: true,
      scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
      granular_scopes: [
        { scope: 'whatsapp_business_management', target_ids: [second.wabaId, first.wabaId] },
        { scope: 'whatsapp_business_messaging', target_ids: [second.wabaId, first.wabaId] },
      ],
    })
  })

  it('leaves target_ids out in no-target-ids', async () => {
    await using meta = await start('no-target-ids')
    const { token } = await meta.customer()
    const reply = await meta.call('GET', `/debug_token?input_token=${token}`, { token: meta.appToken })
    expect(reply.body.data.granular_scopes[0]).toEqual({ scope: 'whatsapp_business_management' })
  })

  it('says with 200 that a token is unknown or expired', async () => {
    await using meta = await start()
    const { token } = await meta.customer()
    const unknown = await meta.call('GET', '/debug_token?input_token=EAAnone', { token: meta.appToken })
    expect([unknown.status, unknown.body.data.is_valid, unknown.body.data.error.code]).toEqual([200, false, 190])
    meta.control.clock.advance(61 * 86_400_000)
    const expired = await meta.call('GET', `/debug_token?input_token=${token}`, { token: meta.appToken })
    expect([expired.body.data.is_valid, expired.body.data.error.subcode]).toEqual([false, 463])
  })

  it('is refused to somebody else’s token, and to nobody’s', async () => {
    await using meta = await start()
    const [one, other] = [await meta.customer(), await meta.customer()]
    expect((await one.get(`/debug_token?input_token=${other.token}`)).body).toEqual(refusal(100))
    expect((await meta.call('GET', `/debug_token?input_token=${one.token}`)).body).toEqual(refusal(104))
  })
})
