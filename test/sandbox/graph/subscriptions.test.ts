import { describe, expect, it } from 'vitest'
import { callback, start } from '../meta.ts'

describe('subscribed_apps', () => {
  it('subscribes, lists and unsubscribes', async () => {
    await using meta = await start()
    const { wabaId, get, post, delete: remove } = await meta.customer()
    expect((await get(`/${wabaId}/subscribed_apps`)).body).toEqual({ data: [] })
    expect((await post(`/${wabaId}/subscribed_apps`)).body).toEqual({ success: true })
    expect((await get(`/${wabaId}/subscribed_apps`)).body.data).toEqual([
      {
        whatsapp_business_api_data: {
          id: meta.app.id,
          name: meta.app.name,
          link: expect.stringContaining(meta.app.id),
        },
      },
    ])
    expect((await remove(`/${wabaId}/subscribed_apps`)).body).toEqual({ success: true })
    expect((await get(`/${wabaId}/subscribed_apps`)).body).toEqual({ data: [] })
  })

  it('refuses an override before the plain subscription', async () => {
    await using hook = await callback('secret')
    await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
    const { wabaId, post } = await meta.customer()
    const reply = await post(`/${wabaId}/subscribed_apps`, { override_callback_uri: hook.url, verify_token: 'secret' })
    expect([reply.status, reply.body.error.code]).toEqual([400, 100])
    expect(reply.body.error.message).toContain('Before override the current callback uri')
  })

  it('refuses an override while the app itself listens to no messages', async () => {
    await using hook = await callback('secret')
    await using meta = await start()
    const { wabaId, post } = await meta.customer()
    await post(`/${wabaId}/subscribed_apps`)
    const override = { override_callback_uri: hook.url, verify_token: 'secret' }
    expect((await post(`/${wabaId}/subscribed_apps`, override)).body.error.message).toContain('Before override')
  })

  it('overrides after a real handshake, and a plain call takes it away', async () => {
    await using hook = await callback('secret')
    await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
    const { wabaId, get, post } = await meta.customer()
    await meta.control.webhooks.settled()
    await post(`/${wabaId}/subscribed_apps`)
    const before = hook.received.filter(({ method }) => method === 'GET').length
    expect(
      (await post(`/${wabaId}/subscribed_apps`, { override_callback_uri: hook.url, verify_token: 'secret' })).body,
    ).toEqual({
      success: true,
    })
    const asked = hook.received.filter(({ method }) => method === 'GET')
    expect(asked.length).toBe(before + 1)
    expect(Object.fromEntries(asked.at(-1)?.url.searchParams ?? [])).toEqual({
      'hub.mode': 'subscribe',
      'hub.challenge': expect.stringMatching(/^\d+$/),
      'hub.verify_token': 'secret',
    })
    expect((await get(`/${wabaId}/subscribed_apps`)).body.data[0].override_callback_uri).toBe(hook.url)
    await post(`/${wabaId}/subscribed_apps`)
    expect((await get(`/${wabaId}/subscribed_apps`)).body.data[0]).not.toHaveProperty('override_callback_uri')
  })

  it('refuses an override whose address does not shake hands, is too long or is not https', async () => {
    await using hook = await callback('secret')
    await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
    const { wabaId, post } = await meta.customer()
    await post(`/${wabaId}/subscribed_apps`)
    const override = (uri: string, verify_token = 'secret') =>
      post(`/${wabaId}/subscribed_apps`, { override_callback_uri: uri, verify_token })
    expect((await override(hook.url, 'wrong')).body.error).toMatchObject({
      code: 2200,
      message: expect.stringContaining('403'),
    })
    expect((await override('http://localhost:1/')).body.error.code).toBe(2200)
    expect((await override(`${hook.url}/${'x'.repeat(200)}`)).body.error.code).toBe(100)
    expect((await override('http://hooks.example/')).body.error.code).toBe(100)
    expect((await override('javascript:alert(1)')).body.error.code).toBe(100)
    expect((await override(hook.url, '')).body.error.code).toBe(100)
  })

  it('gives a number an address of its own', async () => {
    await using hook = await callback('secret')
    await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
    const { wabaId, phone, get, post } = await meta.customer()
    const uri = `${hook.url}/mine`
    const change = { webhook_configuration: { override_callback_uri: uri, verify_token: 'secret' } }
    expect((await post(`/${phone}`, change)).body.error.code).toBe(100)
    await post(`/${wabaId}/subscribed_apps`)
    expect((await post(`/${phone}`, change)).body).toEqual({ success: true })
    expect((await get(`/${phone}?fields=webhook_configuration`)).body.webhook_configuration).toEqual({
      phone_number: uri,
      application: hook.url,
    })
    await meta.control.webhooks.send({ field: 'messages', value: { hello: 1 }, phoneNumberId: phone })
    expect(hook.posts().at(-1)?.url.pathname).toBe('/hook/mine')
    expect((await post(`/${phone}`, { webhook_configuration: { override_callback_uri: '' } })).status).toBe(200)
    await meta.control.webhooks.send({ field: 'messages', value: { hello: 2 }, phoneNumberId: phone })
    expect(hook.posts().at(-1)?.url.pathname).toBe('/hook')
    expect((await post(`/${phone}`, { webhook_configuration: 'nonsense' })).body.error.code).toBe(100)
  })
})

describe('the app’s own webhook', () => {
  const subscription = (url: string, more = {}) => ({
    object: 'whatsapp_business_account',
    callback_url: url,
    verify_token: 'secret',
    fields: 'account_update,messages',
    ...more,
  })

  it('is set with an app token after a handshake', async () => {
    await using hook = await callback('secret')
    await using meta = await start()
    const path = `/${meta.app.id}/subscriptions`
    const reply = await meta.call('POST', path, { token: meta.appToken, form: subscription(hook.url) })
    expect(reply.body).toEqual({ success: true })
    expect(hook.received).toHaveLength(1)
    const list = await meta.call('GET', path, { token: meta.appToken })
    expect(list.body.data[0]).toMatchObject({
      object: 'whatsapp_business_account',
      callback_url: hook.url,
      active: true,
    })
    await meta.call('DELETE', path, { token: meta.appToken })
    expect((await meta.call('GET', path, { token: meta.appToken })).body).toEqual({ data: [] })
  })

  it.each([
    ['another object', { object: 'page' }, 100],
    ['an unknown field', { fields: 'messages,everything' }, 100],
    ['no fields', { fields: '' }, 100],
    ['no verify token', { verify_token: '' }, 100],
    ['a wrong verify token', { verify_token: 'wrong' }, 2200],
    ['no address', { callback_url: '' }, 100],
  ])('refuses %s', async (_, more, code) => {
    await using hook = await callback('secret')
    await using meta = await start()
    const form = subscription(hook.url, more)
    const reply = await meta.call('POST', `/${meta.app.id}/subscriptions`, { token: meta.appToken, form })
    expect([reply.status, reply.body.error.code]).toEqual([400, code])
  })

  it('is not for a customer’s token', async () => {
    await using hook = await callback('secret')
    await using meta = await start()
    const { post } = await meta.customer()
    expect((await post(`/${meta.app.id}/subscriptions`, subscription(hook.url))).body.error.code).toBe(15)
  })
})
