import { expect, it } from 'vitest'
import { callback, registration, start } from '../meta.ts'

const sync = (sync_type: string) => ({ messaging_product: 'whatsapp', sync_type })

it('tells the page the WABA alone, and shows the number as living in the app', async () => {
  await using meta = await start()
  const { message, wabaId, phone, get } = await meta.customer({ connectionType: 'coexistence' })
  expect(message).toEqual({
    type: 'WA_EMBEDDED_SIGNUP',
    event: 'FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING',
    data: { waba_id: wabaId },
    version: 3,
  })
  const list = await get(`/${wabaId}/phone_numbers?fields=is_on_biz_app,platform_type,status`)
  expect(list.body.data).toEqual([{ is_on_biz_app: true, platform_type: 'CLOUD_API', status: 'CONNECTED', id: phone }])
})

it('refuses to register or deregister it', async () => {
  await using meta = await start()
  const { phone, get, post } = await meta.customer({ connectionType: 'coexistence' })
  for (const edge of ['register', 'deregister']) {
    const reply = await post(`/${phone}/${edge}`, registration)
    expect([reply.status, reply.body.error.code]).toEqual([400, 100])
    expect(reply.body.error.message).toContain('not available for API solution for SMB businesses')
  }
  expect((await get(`/${phone}?fields=is_pin_enabled`)).body.is_pin_enabled).toBe(false)
})

it('syncs contacts and chats once each', async () => {
  await using meta = await start()
  const { phone, post } = await meta.customer({ connectionType: 'coexistence' })
  for (const type of ['smb_app_state_sync', 'history']) {
    const reply = await post(`/${phone}/smb_app_data`, sync(type))
    expect(reply.body).toEqual({ messaging_product: 'whatsapp', request_id: expect.any(String) })
    expect((await post(`/${phone}/smb_app_data`, sync(type))).body.error.code).toBe(2593107)
  }
})

it('syncs in the first day only', async () => {
  await using meta = await start()
  const { phone, post } = await meta.customer({ connectionType: 'coexistence' })
  meta.control.clock.advance(24 * 3_600_000 + 1000)
  const reply = await post(`/${phone}/smb_app_data`, sync('history'))
  expect([reply.status, reply.body.error.code]).toEqual([400, 2593108])
})

it('syncs nothing for a dedicated number, nor for words it does not know', async () => {
  await using meta = await start()
  const dedicated = await meta.customer()
  expect((await dedicated.post(`/${dedicated.phone}/smb_app_data`, sync('history'))).body.error.code).toBe(100)
  const { phone, post } = await meta.customer({ connectionType: 'coexistence' })
  expect((await post(`/${phone}/smb_app_data`, sync('everything'))).body.error.code).toBe(100)
  expect((await post(`/${phone}/smb_app_data`, { sync_type: 'history' })).body.error.code).toBe(100)
})

it.each([
  ['default', 'threads'],
  ['history-refused', 'errors'],
] as const)('sends what it synced by webhook in %s', async (scenario, key) => {
  await using hook = await callback('v')
  await using meta = await start(scenario, { webhook: { url: hook.url, verifyToken: 'v' } })
  const { phone, wabaId, post } = await meta.customer({ connectionType: 'coexistence' })
  await post(`/${wabaId}/subscribed_apps`)
  await post(`/${phone}/smb_app_data`, sync('smb_app_state_sync'))
  await post(`/${phone}/smb_app_data`, sync('history'))
  await meta.control.webhooks.settled()
  const changes = hook.posts().map(({ body }) => JSON.parse(body).entry[0].changes[0])
  const history = changes.find(({ field }) => field === 'history').value
  expect(history.metadata.phone_number_id).toBe(phone)
  expect(history.history[0]).toHaveProperty(key)
  if (key === 'errors') expect(history.history[0].errors[0].code).toBe(2593109)
  expect(changes.map(({ field }) => field)).toContain('smb_app_state_sync')
  expect(hook.posts().every((one) => hook.signed(one, meta.app.secret))).toBe(true)
})

it('takes the same number up again for its owner, and refuses it to others', async () => {
  await using meta = await start()
  const number = { phoneNumber: '+1 415 210 0001' }
  const first = await meta.customer({ connectionType: 'coexistence', number })
  const again = meta.control.finish({ connectionType: 'coexistence', number, userId: first.userId })
  expect([again.wabaId, again.phoneNumberId]).toEqual([first.wabaId, first.phone])
  expect(() => meta.control.finish({ connectionType: 'coexistence', number })).toThrow('2655093')
})

it('starts a new day to sync in after the customer disconnected and came back', async () => {
  await using meta = await start()
  const number = { phoneNumber: '+1 415 210 0001' }
  const first = await meta.customer({ connectionType: 'coexistence', number })
  await first.post(`/${first.phone}/smb_app_data`, sync('history'))
  meta.control.disconnect({ wabaId: first.wabaId })
  const again = await meta.customer({ connectionType: 'coexistence', number, userId: first.userId })
  expect(again.phone).toBe(first.phone)
  expect((await again.post(`/${again.phone}/smb_app_data`, sync('history'))).status).toBe(200)
})

it('is refused to a number that is not eligible', async () => {
  await using meta = await start('coexistence-ineligible')
  expect(() => meta.control.finish({ connectionType: 'coexistence' })).toThrow('can’t be connected yet')
})

it.each([
  ['sync-too-late', { code: 2593108 }],
  ['sync-refused-by-subcode', { code: 100, error_subcode: 2593108 }],
] as const)('refuses a sync in %s (meta.md §3.7)', async (scenario, error) => {
  await using meta = await start(scenario)
  const { phone, post } = await meta.customer({ connectionType: 'coexistence' })
  const reply = await post(`/${phone}/smb_app_data`, sync('history'))
  expect([reply.status, reply.body.error]).toEqual([400, expect.objectContaining(error)])
})

it('goes offboard and comes back by itself: Cloud API rests meanwhile, access and subscription stay (meta-2026.md §4)', async () => {
  await using hook = await callback('v')
  await using meta = await start('default', { webhook: { url: hook.url, verifyToken: 'v' } })
  const { phone, wabaId, get, post } = await meta.customer({ connectionType: 'coexistence' })
  const body = { messaging_product: 'whatsapp', to: '+1 415 210 0000', text: { body: 'Hello' } }
  await post(`/${wabaId}/subscribed_apps`)
  expect((await post(`/${phone}/messages`, body)).status).toBe(200)
  meta.control.offboard({ wabaId })
  expect((await post(`/${phone}/messages`, body)).body.error.code).toBe(133010)
  expect((await get(`/${phone}?fields=status`)).body.status).toBe('DISCONNECTED')
  expect((await get(`/${wabaId}/subscribed_apps`)).body.data).toHaveLength(1)
  expect(() => meta.control.offboard({ wabaId })).toThrow('wabaId')
  meta.control.reconnect({ wabaId })
  expect((await post(`/${phone}/messages`, body)).status).toBe(200)
  expect((await get(`/${phone}?fields=status`)).body.status).toBe('CONNECTED')
  await meta.control.webhooks.settled()
  const events = hook.posts().map(({ body }) => JSON.parse(body).entry[0].changes[0].value)
  expect(events).toEqual(expect.arrayContaining([{ event: 'ACCOUNT_OFFBOARDED' }, { event: 'ACCOUNT_RECONNECTED' }]))
})
