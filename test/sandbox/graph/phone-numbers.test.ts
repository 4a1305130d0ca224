import { expect, it } from 'vitest'
import { registration, start } from '../meta.ts'

it('shows a number with its default fields, and no others', async () => {
  await using meta = await start()
  meta.control.webhooks.to('http://localhost:1/hook', 'v')
  const { phone, get, post } = await meta.customer()
  await post(`/${phone}/register`, registration)
  expect((await get(`/${phone}`)).body).toEqual({
    verified_name: expect.any(String),
    code_verification_status: 'VERIFIED',
    display_phone_number: expect.stringMatching(/^\+1 \d{3}-\d{3}-\d{4}$/),
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    last_onboarded_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
    webhook_configuration: { application: 'http://localhost:1/hook' },
    id: phone,
  })
})

it('shows what was asked for, and the id', async () => {
  await using meta = await start()
  const { phone, get } = await meta.customer()
  const reply = await get(`/${phone}?fields=status,name_status,is_on_biz_app,account_mode,is_pin_enabled`)
  expect(reply.body).toEqual({
    status: 'PENDING',
    name_status: 'APPROVED',
    is_on_biz_app: false,
    account_mode: 'LIVE',
    is_pin_enabled: false,
    id: phone,
  })
})

it('refuses a field that a node does not have, and fields that cannot be read', async () => {
  await using meta = await start()
  const { phone, wabaId, get } = await meta.customer()
  const unknown = await get(`/${phone}?fields=id,is_display_name_only`)
  expect([unknown.status, unknown.body.error.message]).toEqual([
    400,
    expect.stringContaining('nonexisting field (is_display_name_only)'),
  ])
  expect((await get(`/${wabaId}?fields=id,constructor`)).body.error.code).toBe(100)
  for (const fields of ['id,', 'phone_numbers{id', 'a b', '{id}'])
    expect((await get(`/${wabaId}?fields=${encodeURIComponent(fields)}`)).body.error.code).toBe(2500)
})

it('lists the numbers of a WABA, inside the WABA too', async () => {
  await using meta = await start()
  const { wabaId, phone, get } = await meta.customer()
  const list = await get(`/${wabaId}/phone_numbers?fields=id,status`)
  expect(list.body).toEqual({
    data: [{ status: 'PENDING', id: phone }],
    paging: { cursors: { before: expect.any(String), after: expect.any(String) } },
  })
  const nested = await get(`/${wabaId}?fields=name,phone_numbers.limit(1){display_phone_number}`)
  expect(nested.body.phone_numbers.data).toEqual([{ display_phone_number: expect.any(String), id: phone }])
})

it('shows a WABA and its health', async () => {
  await using meta = await start()
  const { wabaId, businessId, get } = await meta.customer()
  expect(Object.keys((await get(`/${wabaId}`)).body).sort()).toEqual([
    'currency',
    'id',
    'message_template_namespace',
    'name',
    'timezone_id',
  ])
  const more = await get(`/${wabaId}?fields=owner_business_info,account_review_status,health_status`)
  expect(more.body).toMatchObject({
    owner_business_info: { id: businessId },
    account_review_status: 'APPROVED',
    health_status: { can_send_message: 'AVAILABLE' },
  })
})

it('shows in health_status that payment is missing', async () => {
  await using meta = await start('payment-missing')
  const { phone, get, post } = await meta.customer()
  await post(`/${phone}/register`, registration)
  const { health_status: health } = (await get(`/${phone}?fields=health_status`)).body
  expect(health.can_send_message).toBe('BLOCKED')
  const waba = health.entities.find(({ entity_type }: { entity_type: string }) => entity_type === 'WABA')
  expect(waba.errors[0]).toMatchObject({
    error_code: 141006,
    possible_solution: expect.stringContaining('payment method'),
  })
})

it('shows a display name that waits for review', async () => {
  await using meta = await start('name-pending')
  const { phone, get } = await meta.customer()
  expect((await get(`/${phone}?fields=name_status`)).body.name_status).toBe('PENDING_REVIEW')
})

it('answers an empty list without paging', async () => {
  await using meta = await start('no-number')
  const { wabaId, assets, get } = await meta.customer()
  expect(assets).not.toHaveProperty('phone_number_id')
  expect((await get(`/${wabaId}/phone_numbers`)).body).toEqual({ data: [] })
})

it('pages through many numbers, in the order asked for', async () => {
  await using meta = await start('no-number')
  const { wabaId, get, post } = await meta.customer()
  const made: string[] = []
  for (let index = 0; index < 5; index += 1) {
    meta.control.clock.advance(1000)
    made.push(
      (await post(`/${wabaId}/phone_numbers`, { cc: '1', phone_number: `415210000${index}`, verified_name: 'Shop' }))
        .body.id,
    )
  }
  const ids = (reply: { body: { data: { id: string }[] } }) => reply.body.data.map(({ id }) => id)
  const first = await get(`/${wabaId}/phone_numbers?limit=2&sort=creation_time.asc&fields=id`)
  expect(ids(first)).toEqual(made.slice(0, 2))
  expect(first.body.paging.next).not.toContain('access_token')
  const second = await get(
    new URL(first.body.paging.next).pathname.replace('/v26.0', '') + new URL(first.body.paging.next).search,
  )
  expect(ids(second)).toEqual(made.slice(2, 4))
  const last = await get(
    `/${wabaId}/phone_numbers?limit=2&sort=creation_time.asc&after=${second.body.paging.cursors.after}`,
  )
  expect(ids(last)).toEqual(made.slice(4))
  expect(last.body.paging).not.toHaveProperty('next')
  expect(ids(await get(`/${wabaId}/phone_numbers`))).toEqual([...made].reverse())
  for (const query of ['limit=0', 'limit=101', 'sort=name.asc', 'after=nonsense'])
    expect((await get(`/${wabaId}/phone_numbers?${query}`)).body.error.code).toBe(100)
})

it('filters by account mode', async () => {
  await using meta = await start()
  const { wabaId, phone, get } = await meta.customer()
  const by = (value: string) =>
    get(
      `/${wabaId}/phone_numbers?filtering=${encodeURIComponent(JSON.stringify([{ field: 'account_mode', operator: 'EQUAL', value }]))}`,
    )
  expect((await by('SANDBOX')).body.data).toEqual([])
  meta.control.patch(phone, { accountMode: 'SANDBOX' })
  expect((await by('SANDBOX')).body.data).toHaveLength(1)
})

it('adds a number that still has to be verified, and not twice', async () => {
  await using meta = await start()
  const { wabaId, get, post } = await meta.customer()
  const body = { cc: '34', phone_number: '612345678', verified_name: 'Tienda' }
  const added = await post(`/${wabaId}/phone_numbers`, body)
  expect(added.body).toEqual({ id: expect.stringMatching(/^\d+$/) })
  expect((await get(`/${added.body.id}`)).body).toMatchObject({
    code_verification_status: 'NOT_VERIFIED',
    platform_type: 'NOT_APPLICABLE',
    display_phone_number: '+34 612 345 678',
  })
  expect((await post(`/${wabaId}/phone_numbers`, body)).body.error.code).toBe(2388002)
  for (const wrong of [
    {},
    { phone_number: '612345678' },
    { phone_number: 'call me', verified_name: 'x' },
    { ...body, cc: '+34' },
  ])
    expect((await post(`/${wabaId}/phone_numbers`, wrong)).body.error.code).toBe(100)
})
