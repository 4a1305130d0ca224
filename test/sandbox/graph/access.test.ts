import { expect, it } from 'vitest'
import { registration, start } from '../meta.ts'

const hidden = {
  error: expect.objectContaining({
    type: 'GraphMethodException',
    code: 100,
    error_subcode: 33,
    message: expect.stringContaining('does not exist, cannot be loaded due to missing permissions'),
  }),
}

it('hides every asset of another customer, as if it were not there', async () => {
  await using meta = await start()
  const [mine, theirs] = [await meta.customer(), await meta.customer()]
  for (const path of [
    `/${theirs.wabaId}`,
    `/${theirs.wabaId}/phone_numbers`,
    `/${theirs.wabaId}/subscribed_apps`,
    `/${theirs.phone}`,
    `/${theirs.businessId}`,
    '/999999999999999',
  ]) {
    const reply = await mine.get(path)
    expect([reply.status, reply.body]).toEqual([400, hidden])
  }
  expect((await mine.post(`/${theirs.phone}/register`, registration)).body).toEqual(hidden)
  expect((await mine.post(`/${theirs.wabaId}/subscribed_apps`)).body).toEqual(hidden)
  expect((await mine.delete(`/${theirs.wabaId}/subscribed_apps`)).body).toEqual(hidden)
  expect((await theirs.get(`/${theirs.phone}`)).body.platform_type).toBe('NOT_APPLICABLE')
})

it('hides a WABA of the same portfolio that was not shared', async () => {
  await using meta = await start()
  const customer = await meta.customer()
  const other = meta.control.finish({ business: customer.businessId, waba: { name: 'Second' }, number: null })
  meta.control.disconnect({ wabaId: other.wabaId })
  expect((await customer.get(`/${other.wabaId}`)).body).toEqual(hidden)
  expect((await customer.get(`/${customer.wabaId}`)).status).toBe(200)
})

it('lets an app token read no customer’s assets', async () => {
  await using meta = await start()
  const { wabaId } = await meta.customer()
  expect((await meta.call('GET', `/${wabaId}`, { token: meta.appToken })).body).toEqual(hidden)
})

it.each([
  ['none', undefined, 400, 104],
  ['a made-up one', 'EAAmadeup', 401, 190],
  ['an app token with a wrong secret', '718204465913208|wrong', 401, 190],
])('refuses a call whose token is %s', async (_, token, status, code) => {
  await using meta = await start()
  const { wabaId } = await meta.customer()
  const reply = await meta.call('GET', `/${wabaId}`, token ? { token } : {})
  expect([reply.status, reply.body.error.code, reply.body.error.type]).toEqual([status, code, 'OAuthException'])
})

it('refuses a token that has expired, and one that the customer took back', async () => {
  await using meta = await start()
  const [one, other] = [await meta.customer(), await meta.customer()]
  meta.control.disconnect({ wabaId: one.wabaId })
  const removed = await one.get(`/${one.wabaId}`)
  expect([removed.status, removed.body.error]).toEqual([
    401,
    expect.objectContaining({ code: 190, error_subcode: 458 }),
  ])
  meta.control.clock.advance(61 * 86_400_000)
  const expired = await other.get(`/${other.wabaId}`)
  expect([expired.status, expired.body.error]).toEqual([
    401,
    expect.objectContaining({ code: 190, error_subcode: 463 }),
  ])
})

it('keeps an earlier token good after a second signup', async () => {
  await using meta = await start()
  const first = await meta.customer()
  const second = await meta.customer({ waba: first.wabaId })
  expect(second.wabaId).toBe(first.wabaId)
  expect(second.token).not.toBe(first.token)
  expect((await first.get(`/${first.wabaId}`)).status).toBe(200)
})

it('takes the token as a parameter too', async () => {
  await using meta = await start()
  const { wabaId, token } = await meta.customer()
  expect((await meta.call('GET', `/${wabaId}?access_token=${token}`)).body.id).toBe(wabaId)
  expect((await meta.call('POST', `/${wabaId}/subscribed_apps`, { form: { access_token: token } })).body).toEqual({
    success: true,
  })
})

it('checks appsecret_proof whenever it is sent', async () => {
  await using meta = await start()
  const { wabaId, token, get } = await meta.customer()
  expect((await get(`/${wabaId}?appsecret_proof=${meta.proof(token)}`)).status).toBe(200)
  const wrong = await get(`/${wabaId}?appsecret_proof=${meta.proof('another')}`)
  expect([wrong.status, wrong.body.error]).toEqual([
    400,
    expect.objectContaining({
      type: 'GraphMethodException',
      code: 100,
      message: expect.stringContaining('appsecret_proof'),
    }),
  ])
})

it('requires appsecret_proof when the app says so', async () => {
  await using meta = await start()
  const { wabaId, token, get } = await meta.customer()
  meta.control.settings({ requireAppSecretProof: true })
  const reply = await get(`/${wabaId}`)
  expect(reply.body.error.message).toBe('API calls from the server require an appsecret_proof argument')
  expect((await get(`/${wabaId}?appsecret_proof=${meta.proof(token)}`)).status).toBe(200)
})

it('refuses with 403 what the token has no permission for', async () => {
  await using meta = await start('permission-missing')
  const { wabaId, get } = await meta.customer()
  const reply = await get(`/${wabaId}/phone_numbers`)
  expect([reply.status, reply.body.error.code]).toEqual([403, 200])
})

it('answers 100/33 to the first three calls of a grant that has not spread yet', async () => {
  await using meta = await start('lagging-grant')
  const { wabaId, get } = await meta.customer()
  for (let call = 0; call < 3; call += 1) expect((await get(`/${wabaId}`)).body).toEqual(hidden)
  expect((await get(`/${wabaId}`)).status).toBe(200)
})

it.each(['v18.0', 'v27.0', 'v26.1', 'v0.0'])('refuses the version %s', async (version) => {
  await using meta = await start()
  const reply = await fetch(`${meta.url}/${version}/oauth/access_token`)
  expect([reply.status, (await reply.json()).error.code]).toEqual([400, 2635])
})

it('refuses paths, methods and bodies that Graph does not have', async () => {
  await using meta = await start()
  const { wabaId, phone, token, get, post } = await meta.customer()
  expect((await get('/nobody')).body.error.code).toBe(2500)
  expect((await get(`/${wabaId}/phone_numbers/more`)).body.error.code).toBe(2500)
  expect((await get(`/${wabaId}/nothing`)).body.error.message).toContain('nonexisting field (nothing)')
  expect((await post(`/${phone}/nothing`)).body).toEqual(hidden)
  expect((await meta.call('PUT', `/${phone}`, { token, body: {} })).body).toEqual(hidden)
  const broken = await fetch(`${meta.url}/v26.0/${phone}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{',
  })
  expect([broken.status, (await broken.json()).error.code]).toEqual([400, 100])
})

it('counts calls for each WABA in its headers, and stops at the limit of the hour', async () => {
  await using meta = await start()
  meta.control.settings({ callsPerHour: 4 })
  const { wabaId, get } = await meta.customer()
  const first = await get(`/${wabaId}`)
  expect(JSON.parse(first.headers.get('x-app-usage') ?? '')).toHaveProperty('call_count')
  const usage = JSON.parse(first.headers.get('x-business-use-case-usage') ?? '')
  expect(usage[wabaId][0]).toMatchObject({ call_count: 25, estimated_time_to_regain_access: 0 })
  for (let call = 0; call < 3; call += 1) await get(`/${wabaId}`)
  const limited = await get(`/${wabaId}`)
  expect([limited.status, limited.body.error.code]).toEqual([400, 80007])
  const wait = JSON.parse(limited.headers.get('x-business-use-case-usage') ?? '')[wabaId][0]
  expect(wait.estimated_time_to_regain_access).toBeGreaterThan(0)
  meta.control.clock.advance(3_600_000)
  expect((await get(`/${wabaId}`)).status).toBe(200)
})

it('gives the partner the token of a customer who signed up elsewhere', async () => {
  await using meta = await start()
  const { businessId, token, post } = await meta.customer()
  const { systemToken } = meta.app
  const body = { appsecret_proof: meta.proof(systemToken), fetch_only: true }
  const reply = await meta.call('POST', `/${businessId}/system_user_access_tokens`, { token: systemToken, body })
  expect(reply.body).toEqual({ access_token: token })
  expect((await post(`/${businessId}/system_user_access_tokens`, { fetch_only: true })).status).toBe(403)
  const list = await meta.call('GET', `/${meta.app.businessId}/client_whatsapp_business_accounts`, {
    token: systemToken,
  })
  expect(list.body.data).toHaveLength(1)
})
