import { expect, it } from 'vitest'
import { callback, start } from './meta.ts'

it('tells the app of a new customer, signed over the bytes', async () => {
  await using hook = await callback('secret')
  await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
  const { wabaId, businessId } = meta.control.finish()
  await meta.control.webhooks.settled()
  const [post] = hook.posts()
  expect(post && hook.signed(post, meta.app.secret)).toBe(true)
  expect(post && hook.signed(post, 'another secret')).toBe(false)
  expect(JSON.parse(post?.body ?? '')).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: meta.app.businessId,
        time: expect.any(Number),
        changes: [
          {
            field: 'account_update',
            value: { event: 'PARTNER_ADDED', waba_info: { waba_id: wabaId, owner_business_id: businessId } },
          },
        ],
      },
    ],
  })
})

it.each([
  ['api-access-only', {}],
  ['default', { launch: { extras: { version: 'v4', features: [{ name: 'app_only_install' }] } } }],
] as const)('says in %s that the app alone was installed', async (scenario, options) => {
  await using hook = await callback('secret')
  await using meta = await start(scenario, { webhook: { url: hook.url, verifyToken: 'secret' } })
  const { message, wabaId } = meta.control.finish(options)
  expect(message.event).toBe('FINISH_GRANT_ONLY_API_ACCESS')
  await meta.control.webhooks.settled()
  expect(JSON.parse(hook.posts()[0]?.body ?? '').entry[0].changes[0].value).toMatchObject({
    event: 'PARTNER_APP_INSTALLED',
    waba_info: { waba_id: wabaId, partner_app_id: meta.app.id },
  })
})

it('writes what is not ASCII as \\uXXXX in lower case', async () => {
  await using hook = await callback('secret')
  await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
  await meta.control.webhooks.send({ field: 'account_update', value: { event: 'Zoë Ñ 😀 https://a.example/' } })
  const [post] = hook.posts()
  expect(post?.body).toContain('Zo\\u00eb \\u00d1 \\ud83d\\ude00 https:\\/\\/a.example\\/')
  expect(post && hook.signed(post, meta.app.secret)).toBe(true)
})

it('tries again, with a growing pause, until the answer is 200', async () => {
  await using hook = await callback('secret', { times: 2 })
  await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
  meta.control.settings({ webhookRetryMs: 20 })
  const before = performance.now()
  const delivery = await meta.control.webhooks.send({ field: 'account_update', value: { event: 'X' } })
  expect(delivery).toMatchObject({ attempts: 3, status: 200, state: 'delivered' })
  expect(performance.now() - before).toBeGreaterThanOrEqual(55)
  expect(new Set(hook.posts().map(({ body }) => body)).size).toBe(1)
})

it('gives up after five tries', async () => {
  await using hook = await callback('secret', { times: 99 })
  await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
  meta.control.settings({ webhookRetryMs: 1 })
  const delivery = await meta.control.webhooks.send({ field: 'account_update', value: { event: 'X' } })
  expect(delivery).toMatchObject({ attempts: 5, status: 500, state: 'given up' })
  expect(meta.control.webhooks.deliveries()).toEqual([delivery])
})

it('sends nothing to an address that fails its handshake', async () => {
  await using hook = await callback('secret')
  await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'wrong' } })
  meta.control.settings({ webhookRetryMs: 1 })
  meta.control.finish()
  await meta.control.webhooks.settled()
  expect(hook.posts()).toEqual([])
})

it('tells of a WABA that its owner took back', async () => {
  await using hook = await callback('secret')
  await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
  const { wabaId, businessId } = await meta.customer()
  await meta.control.webhooks.settled() // the news of its coming is another message, and two may pass each other
  meta.control.disconnect({ wabaId })
  await meta.control.webhooks.settled()
  expect(JSON.parse(hook.posts().at(-1)?.body ?? '').entry[0].changes[0].value).toEqual({
    event: 'PARTNER_REMOVED',
    waba_info: { waba_id: wabaId, owner_business_id: businessId },
    disconnection_info: { reason: 'ACCOUNT_DISCONNECTED', initiated_by: 'USER' },
  })
})

it('names the number when it was disconnected in the app', async () => {
  await using hook = await callback('secret')
  await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'secret' } })
  const { wabaId } = await meta.customer({ connectionType: 'coexistence', number: { phoneNumber: '+14152100001' } })
  await meta.control.webhooks.settled()
  meta.control.disconnect({ wabaId })
  await meta.control.webhooks.settled()
  const { id, changes } = JSON.parse(hook.posts().at(-1)?.body ?? '').entry[0]
  expect([id, changes[0].value]).toEqual([wabaId, { phone_number: '14152100001', event: 'PARTNER_REMOVED' }])
})

it('keeps account events at the app’s address and sends messages to the override', async () => {
  await using mine = await callback('secret')
  await using theirs = await callback('secret')
  await using meta = await start('default', { webhook: { url: mine.url, verifyToken: 'secret' } })
  const { wabaId, post } = await meta.customer()
  await meta.control.webhooks.settled()
  expect(await meta.control.webhooks.send({ field: 'messages', value: {}, wabaId })).toBeNull()
  await post(`/${wabaId}/subscribed_apps`)
  await post(`/${wabaId}/subscribed_apps`, { override_callback_uri: theirs.url, verify_token: 'secret' })
  await meta.control.webhooks.send({ field: 'messages', value: { n: 1 }, wabaId })
  await meta.control.webhooks.send({ field: 'account_update', value: { event: 'ACCOUNT_DELETED' }, wabaId })
  expect(theirs.posts()).toHaveLength(1)
  expect(mine.posts()).toHaveLength(2)
})
