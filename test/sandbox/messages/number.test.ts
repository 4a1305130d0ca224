import { describe, expect, it } from 'vitest'
import { registration } from '../meta.ts'
import { number, person } from './number.ts'

describe('a number’s profile', () => {
  it.each([
    [{ about: '' }, 131009],
    [{ about: 'x'.repeat(140) }, 131009],
    [{ email: 'nobody' }, 131009],
    [{ websites: ['https://a.example', 'https://b.example', 'https://c.example'] }, 131009],
    [{ vertical: 'SPACE' }, 100],
    [{ motto: 'x' }, 100],
    [{ about: 7 }, 100],
  ])('does not take %j', async (change, code) => {
    await using one = await number()
    const reply = await one.post(`/${one.phone}/whatsapp_business_profile`, {
      messaging_product: 'whatsapp',
      ...change,
    })
    expect([reply.status, reply.body.error.code]).toEqual([400, code])
    expect((await one.get(`/${one.phone}/whatsapp_business_profile?fields=about`)).body).toEqual({
      data: [{ messaging_product: 'whatsapp' }],
    })
  })

  it('changes in what is named, and in nothing else', async () => {
    await using one = await number()
    const change = (more: object) =>
      one.post(`/${one.phone}/whatsapp_business_profile`, { messaging_product: 'whatsapp', ...more })
    await change({ about: 'Bread', vertical: 'RESTAURANT' })
    expect((await change({ about: 'Fresh bread' })).body).toEqual({ success: true })
    expect((await one.get(`/${one.phone}/whatsapp_business_profile?fields=about,vertical,email`)).body.data).toEqual([
      { about: 'Fresh bread', vertical: 'RESTAURANT', messaging_product: 'whatsapp' },
    ])
  })
})

describe('a number’s settings', () => {
  it('keep what was set, and show passwords to those who ask', async () => {
    await using one = await number()
    const sip = { status: 'ENABLED', servers: [{ hostname: 'sip.example', sip_user_password: 'geheim' }] }
    expect((await one.post(`/${one.phone}/settings`, { calling: { status: 'ENABLED', sip } })).body).toEqual({
      success: true,
    })
    const plain = (await one.get(`/${one.phone}/settings`)).body
    expect(plain).toMatchObject({ calling: { status: 'ENABLED' }, storage_configuration: { status: 'DEFAULT' } })
    expect(JSON.stringify(plain)).not.toContain('geheim')
    expect(JSON.stringify((await one.get(`/${one.phone}/settings?include_sip_credentials=true`)).body)).toContain(
      'geheim',
    )
  })

  it.each([[{}], [{ ringing: {} }], [{ calling: 'on' }], [{ calling: { status: 'MAYBE' } }]])(
    'do not take %j',
    async (change) => {
      await using one = await number()
      expect((await one.post(`/${one.phone}/settings`, change)).body.error.code).toBe(100)
    },
  )
})

describe('a username', () => {
  it('is reserved, shown with the number, and given back', async () => {
    await using one = await number()
    const suggested = (await one.get(`/${one.phone}/username_suggestions`)).body.data[0].username_suggestions
    expect((await one.post(`/${one.phone}/username`, { username: suggested[0] })).body).toEqual({ status: 'reserved' })
    expect((await one.get(`/${one.phone}/username`)).body).toEqual({ username: suggested[0], status: 'reserved' })
    expect((await one.get(`/${one.phone}?fields=username,certificate`)).body.username).toBe(suggested[0])
    await one.delete(`/${one.phone}/username`)
    expect((await one.get(`/${one.phone}/username`)).body).toEqual({})
  })

  it('belongs to one number: another of the portfolio may take it over, a stranger may not', async () => {
    await using one = await number()
    const sibling = (
      await one.post(`/${one.wabaId}/phone_numbers`, { cc: '1', phone_number: '4155550188', verified_name: 'Two' })
    ).body.id
    const stranger = await one.customer()
    await one.post(`/${one.phone}/username`, { username: 'juniper' })
    expect((await stranger.post(`/${stranger.phone}/username`, { username: 'juniper' })).body.error.code).toBe(147003)
    expect((await one.post(`/${sibling}/username`, { username: 'juniper' })).body.error.code).toBe(147005)
    const moved = { username: 'juniper', transfer_action: 'force_transfer' }
    expect((await one.post(`/${sibling}/username`, moved)).status).toBe(200)
    expect((await one.get(`/${one.phone}/username`)).body).toEqual({})
    for (const username of ['a', '123', 'www.juniper', 'zoë'])
      expect((await one.post(`/${one.phone}/username`, { username })).body.error.code).toBe(147001)
  })
})

describe('a call', () => {
  const session = { sdp_type: 'offer', sdp: 'v=0' }
  const call = { messaging_product: 'whatsapp', to: person, action: 'connect', session }

  it('needs calling to be on, a permission, and a session', async () => {
    await using one = await number()
    expect((await one.post(`/${one.phone}/calls`, call)).body.error.code).toBe(138000)
    await one.post(`/${one.phone}/settings`, { calling: { status: 'ENABLED' } })
    expect((await one.post(`/${one.phone}/calls`, call)).body.error.code).toBe(138006)
    expect((await one.post(`/${one.phone}/calls`, { ...call, session: undefined })).body.error.code).toBe(100)
    expect((await one.post(`/${one.phone}/calls`, { ...call, action: 'sing' })).body.error.code).toBe(100)
    expect((await one.get(`/${one.phone}/call_permissions?user_wa_id=${person}`)).body.permission).toEqual({
      status: 'no_permission',
    })
  })

  it('that was ended cannot be ended again', async () => {
    await using one = await number()
    await one.post(`/${one.phone}/settings`, { calling: { status: 'ENABLED' } })
    await one.write()
    const interactive = { type: 'call_permission_request', action: { name: 'call_permission_request' } }
    const { id } = (await one.send({ type: 'interactive', interactive })).body.messages[0]
    await one.write({ press: { messageId: id, button: 'accept' } })
    const made = (await one.post(`/${one.phone}/calls`, call)).body.calls[0].id
    const end = { messaging_product: 'whatsapp', call_id: made, action: 'terminate' }
    expect((await one.post(`/${one.phone}/calls`, end)).body).toEqual({ messaging_product: 'whatsapp', success: true })
    expect((await one.post(`/${one.phone}/calls`, end)).body.error.code).toBe(138002)
    expect(await one.told('calls')).toMatchObject([
      { calls: [{ id: made, event: 'connect', to: person, direction: 'BUSINESS_INITIATED' }] },
      { calls: [{ id: made, event: 'terminate', status: 'FAILED' }] },
    ])
  })
})

describe('a flow', () => {
  const json = JSON.stringify({
    version: '7.2',
    screens: [{ id: 'START', layout: { type: 'SingleColumnLayout', children: [] } }],
  })
  const create = { name: 'Book', categories: ['OTHER'], flow_json: json }

  it('is published when its JSON is clean, and cannot be changed after that', async () => {
    await using one = await number()
    const bad = await one.post(`/${one.wabaId}/flows`, { ...create, flow_json: '{"version":"1"}' })
    expect(bad.body.validation_errors.map(({ error }: { error: string }) => error)).toEqual([
      'INVALID_PROPERTY_VALUE',
      'REQUIRED_PROPERTY_MISSING',
    ])
    expect((await one.post(`/${bad.body.id}/publish`)).body.error.code).toBe(139002)
    expect((await one.post(`/${one.wabaId}/flows`, create)).body.error.error_subcode).toBe(4016019)
    const { id } = (await one.post(`/${one.wabaId}/flows`, { ...create, name: 'Book now' })).body
    expect((await one.post(`/${id}/publish`)).body).toEqual({ success: true })
    expect((await one.delete(`/${id}`)).body.error.code).toBe(139002)
    expect((await one.post(`/${id}/deprecate`)).body).toEqual({ success: true })
    expect((await one.delete(`/${bad.body.id}`)).body).toEqual({ success: true })
    expect((await one.get(`/${id}?fields=status,json_version,preview`)).body).toMatchObject({
      status: 'DEPRECATED',
      json_version: '7.2',
    })
  })

  it('is seen by its own account alone', async () => {
    await using one = await number()
    const other = await one.customer()
    const { id } = (await one.post(`/${one.wabaId}/flows`, create)).body
    expect((await other.get(`/${id}`)).body.error.error_subcode).toBe(33)
    expect((await other.get(`/${other.wabaId}/flows`)).body).toEqual({ data: [] })
  })
})

it('lets a number without payment, and one of Meta’s own without a name, send nothing', async () => {
  await using one = await number('payment-missing')
  expect((await one.say('x')).body.error.code).toBe(131042)
  const named = await one.customer({ displayNameOnly: 'Only a name' })
  await named.post(`/${named.phone}/register`, registration)
  const message = { messaging_product: 'whatsapp', to: person, text: { body: 'x' } }
  expect((await named.post(`/${named.phone}/messages`, message)).body.error.code).toBe(131037)
})
