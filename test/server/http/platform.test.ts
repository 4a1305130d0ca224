import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { request, start } from '../../support/world.ts'

describe.concurrent.each(databaseKinds)('the Platform API on %s', (kind) => {
  it('refuses a missing and a wrong key', async () => {
    await using world = await start(kind)
    for (const headers of [{}, { 'X-API-Key': 'not-the-key-of-anybody' }] as Record<string, string>[]) {
      const reply = await request('GET', `${world.url}/platform/v1/customers`, undefined, headers)
      expect(reply.status).toBe(401)
      expect(reply.body).toEqual({ error: 'Missing or invalid API key' })
    }
  })

  it('makes a customer and finds it again', async () => {
    await using world = await start(kind)
    const made = await world.api('POST', '/customers', { customer: { name: 'Wool', external_customer_id: 'w-1' } })
    expect(made.status).toBe(201)
    expect(made.body.data).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Wool',
      external_customer_id: 'w-1',
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: made.body.data.created_at,
    })
    expect((await world.api('GET', `/customers/${made.body.data.id}`)).body).toEqual(made.body)
    const found = await world.api('GET', '/customers?external_customer_id=w-1&anything=else')
    expect(found.body).toEqual({
      data: [made.body.data],
      meta: { page: 1, per_page: 20, total_pages: 1, total_count: 1, next_cursor: null },
    })
    expect((await world.api('GET', '/customers?name_contains=OO')).body.meta.total_count).toBe(1)
    expect((await world.api('GET', '/customers?name_contains=%25')).body.meta.total_count).toBe(0)
  })

  it('says that an external id is taken', async () => {
    await using world = await start(kind)
    const customer = { name: 'Wool', external_customer_id: 'w-1' }
    await world.api('POST', '/customers', { customer })
    const again = await world.api('POST', '/customers', { customer })
    expect(again.status).toBe(422)
    expect(again.body).toEqual({ error: 'External customer has already been taken' })
  })

  it('pages through a list, most recent first, with the totals in the headers', async () => {
    await using world = await start(kind)
    for (const name of ['first', 'second', 'third']) await world.api('POST', '/customers', { customer: { name } })
    const page = await world.api('GET', '/customers?per_page=1&page=2')
    expect(page.body.data.map((one: { name: string }) => one.name)).toEqual(['second'])
    expect(page.body.meta).toEqual({
      page: 2,
      per_page: 1,
      total_pages: 3,
      total_count: 3,
      next_cursor: expect.any(String),
    })
    expect(page.headers.get('x-total')).toBe('3')
    expect(page.headers.get('x-total-pages')).toBe('3')
    expect(page.headers.get('link')).toContain('per_page=1&page=3>; rel="next"')
    expect((await world.api('GET', '/customers?page=0')).body).toEqual({ error: 'page must be a whole number from 1' })
  })

  it('links pages where the server is known, whatever Host a request names', async () => {
    await using world = await start(kind, { publicUrl: 'https://app.example.com/patchbay' })
    for (const name of ['first', 'second']) await world.api('POST', '/customers', { customer: { name } })
    const page = await world.api('GET', '/customers?per_page=1')
    expect(page.headers.get('link')?.split(', ')[0]).toBe(
      '<https://app.example.com/patchbay/platform/v1/customers?per_page=1&page=2>; rel="next"',
    )
  })

  it('makes a link from nothing but braces', async () => {
    await using world = await start(kind)
    const link = await world.link({})
    expect(link).toMatchObject({
      status: 'active',
      url: `${world.url}/s/${link.token}`,
      success_redirect_url: null,
      allowed_origins: [],
      allowed_connection_types: ['coexistence', 'dedicated'],
      meta_billing_mode: 'customer_managed',
      theme_config: null,
      provision_phone_number: false,
      phone_number_country_isos: ['US'],
      reconnect_phone_number: null,
      language: null,
      whatsapp_setup_status: 'pending',
      whatsapp_setup_error: null,
    })
    const life = Date.parse(link.expires_at) - Date.parse(link.created_at)
    expect(life).toBe(30 * 24 * 60 * 60_000)
    const shown = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}`)
    expect(shown.body.data.url).toBe(link.url)
    expect(shown.body.data).not.toHaveProperty('token')
  })

  it.each([
    [
      { theme_config: { primary_color: 'green' } },
      'setup_link.theme_config.primary_color must be a colour written as #RRGGBB, for example #22c55e',
    ],
    [
      { success_redirect_url: '/done' },
      'setup_link.success_redirect_url must be an absolute https:// address (http:// only for localhost)',
    ],
    [
      { success_redirect_url: 'javascript:alert(1)' },
      'setup_link.success_redirect_url must be an absolute https:// address (http:// only for localhost)',
    ],
    [
      { failure_redirect_url: 'http://example.com/no' },
      'setup_link.failure_redirect_url must be an absolute https:// address (http:// only for localhost)',
    ],
    [
      { allowed_connection_types: ['dedicated', 'shared'] },
      'setup_link.allowed_connection_types.1 must be one of coexistence, dedicated',
    ],
    [{ language: 'klingon' }, 'setup_link.language must be one of en, es, pt, hi, id, ar'],
    [
      { allowed_origins: ['https://app.example.com/'] },
      'setup_link.allowed_origins.0 must be an origin such as https://app.example.com, with no path (http:// only for localhost)',
    ],
    [{ provision_phone_number: 'yes' }, 'setup_link.provision_phone_number must be true or false'],
  ])('refuses %j with a sentence that names the field', async (setup_link, error) => {
    await using world = await start(kind)
    const customer = await world.api('POST', '/customers', { customer: { name: 'Wool' } })
    const reply = await world.api('POST', `/customers/${customer.body.data.id}/setup_links`, { setup_link })
    expect(reply.status).toBe(422)
    expect(reply.body).toEqual({ error })
  })

  it('refuses a body that is not JSON, and one without its envelope', async () => {
    await using world = await start(kind)
    const broken = await world.api('POST', '/customers', '{"customer":')
    expect([broken.status, broken.body]).toEqual([422, { error: 'the body is not valid JSON' }])
    const bare = await world.api('POST', '/customers', { name: 'Wool' })
    expect([bare.status, bare.body]).toEqual([422, { error: 'customer must be an object' }])
    const large = await world.api('POST', '/customers', { customer: { name: 'x'.repeat(200_000) } })
    expect([large.status, large.body]).toEqual([422, { error: 'the body is larger than 100 kB' }])
  })

  it('takes http redirects to this machine, and keeps what was given', async () => {
    await using world = await start(kind)
    const wanted = {
      success_redirect_url: 'http://localhost:4002/done?environment=test',
      allowed_origins: ['https://app.example.com', 'http://localhost:4002'],
      allowed_connection_types: ['dedicated'],
      language: 'es',
      theme_config: { primary_color: '#3b82f6', company_name: 'Acme', logo_url: 'https://acme.example/logo.png' },
    }
    expect(await world.link(wanted)).toMatchObject(wanted)
  })

  it('has one active link a customer: a new one revokes the one before', async () => {
    await using world = await start(kind)
    const first = await world.link()
    const links = `/customers/${first.customerId}/setup_links`
    const second = await world.api('POST', links, { setup_link: {} })
    const statuses = async (query = '') =>
      (await world.api('GET', links + query)).body.data.map((one: { id: string; status: string }) => [
        one.id,
        one.status,
      ])
    expect(await statuses()).toEqual([
      [second.body.data.id, 'active'],
      [first.id, 'revoked'],
    ])
    expect(await statuses('?status=revoked')).toEqual([[first.id, 'revoked']])
  })

  it('leaves exactly one link active when twenty are made at once', async () => {
    await using world = await start(kind)
    const { customerId } = await world.link()
    const links = `/customers/${customerId}/setup_links`
    const made = await Promise.all(Array.from({ length: 20 }, () => world.api('POST', links, { setup_link: {} })))
    expect(made.map((reply) => reply.status)).toEqual(Array(20).fill(201))
    expect((await world.api('GET', `${links}?status=active`)).body.meta.total_count).toBe(1)
  })

  it('changes a link: options, its end in both directions, its status', async () => {
    await using world = await start(kind)
    const link = await world.link({ language: 'es', allowed_origins: ['https://a.example'] })
    const patch = (setup_link: object) =>
      world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, { setup_link })

    const other = await patch({ language: null, theme_config: { primary_color: '#000000' } })
    expect(other.body.data).toMatchObject({
      language: null,
      theme_config: { primary_color: '#000000' },
      allowed_origins: ['https://a.example'],
    })
    expect((await patch({ expires_at: '2020-01-01T00:00:00Z' })).body.data.status).toBe('expired')
    expect((await patch({ expires_at: '2100-01-01T00:00:00Z' })).body.data.status).toBe('active')
    expect((await patch({ status: 'revoked' })).body.data.status).toBe('revoked')
    expect((await patch({ status: 'active' })).body.data.status).toBe('active')
    const used = await patch({ status: 'used' })
    expect([used.status, used.body.error]).toEqual([
      422,
      'setup_link.status cannot be changed to used: only a completed signup does that',
    ])
  })

  it('leaves a revoked link revoked when it is to expire, and lets an active one expire', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const path = `/customers/${link.customerId}/setup_links`
    const patch = (id: string, setup_link: object) => world.api('PATCH', `${path}/${id}`, { setup_link })
    const second = (await world.api('POST', path, { setup_link: {} })).body.data.id as string
    const revoked = await patch(link.id, { status: 'expired' })
    expect([revoked.status, revoked.body.data?.status]).toEqual([200, 'revoked'])
    expect((await patch(second, { status: 'expired' })).body.data.status).toBe('expired')
    await patch(second, { status: 'revoked' })
    expect((await patch(link.id, { status: 'expired' })).body.data.status).toBe('revoked')
  })

  it('brings no revoked link back whose end has passed, and leaves the other one alone', async () => {
    await using world = await start(kind)
    const link = await world.link({})
    const path = `/customers/${link.customerId}/setup_links`
    const patch = (setup_link: object) => world.api('PATCH', `${path}/${link.id}`, { setup_link })
    await patch({ expires_at: '2020-01-01T00:00:00Z' })
    const second = (await world.api('POST', path, { setup_link: {} })).body.data.id as string
    expect(await patch({ status: 'active' })).toMatchObject({
      status: 422,
      body: { error: 'setup_link.expires_at must be in the future for the link to be active again' },
    })
    expect((await world.api('GET', `${path}/${second}`)).body.data.status).toBe('active')
    const back = await patch({ status: 'active', expires_at: '2100-01-01T00:00:00Z' })
    expect(back.body.data.status).toBe('active')
    expect((await world.api('GET', `${path}/${second}`)).body.data.status).toBe('revoked')
  })

  it('refuses text with a zero in it, and finds nothing by an id with one', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const refused = [
      ['POST', '/customers', { customer: { name: 'a\0b' } }, 'customer.name'],
      ['POST', '/customers', { customer: { name: 'a', 'n\0': 'b' } }, 'customer'],
      [
        'POST',
        `/customers/${link.customerId}/setup_links`,
        { setup_link: { allowed_origins: ['\0'] } },
        'setup_link.allowed_origins.0',
      ],
      ['GET', '/customers?external_customer_id=%00', undefined, 'external_customer_id'],
    ] as const
    for (const [method, path, body, field] of refused)
      expect(await world.api(method, path, body)).toMatchObject({
        status: 422,
        body: { error: `${field} must not hold the character U+0000` },
      })
    for (const path of [
      '/customers/%00',
      '/whatsapp/phone_numbers/1%00',
      `/customers/${link.customerId}/setup_links/%00`,
    ])
      expect(await world.api('GET', path)).toMatchObject({ status: 404, body: { error: 'Resource not found' } })
    const attempt = { connection_type: 'dedicated', cancelled: { fault: 'signup_error', error_message: 'a\0b' } }
    expect(await world.connect(link.token, 'PUT', `/attempts/${randomUUID()}`, attempt)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request', error: 'cancelled.error_message must not hold the character U+0000' },
    })
    const admin = await request('GET', `${world.url}/v1/phone-numbers/%00`, undefined, {
      'X-API-Key': world.options.apiKey as string,
    })
    expect(admin.status).toBe(404)
  })

  it('knows nothing of customers and links that are not there', async () => {
    await using world = await start(kind)
    const { customerId } = await world.link()
    for (const path of [
      `/customers/${randomUUID()}`,
      `/customers/${randomUUID()}/setup_links`,
      `/customers/${customerId}/setup_links/${randomUUID()}`,
      '/customers/not-a-uuid',
      '/whatsapp/phone_numbers/123',
      '/nowhere',
    ])
      expect([path, (await world.api('GET', path)).status]).toEqual([path, 404])
    const lost = await world.api('POST', `/customers/${randomUUID()}/setup_links`, { setup_link: {} })
    expect([lost.status, lost.body]).toEqual([404, { error: 'Customer not found' }])
  })

  it('keeps a key when the server starts again, and while the settings name another, until it is revoked', async () => {
    await using world = await start(kind)
    await world.restart()
    expect((await world.api('GET', '/customers')).status).toBe(200)
    const { data } = (await world.api('GET', '/api_keys')).body
    await world.restart({ apiKey: 'another key altogether' })
    expect((await world.api('GET', '/customers')).status).toBe(200)
    const other = { 'X-API-Key': 'another key altogether' }
    expect((await world.api('DELETE', `/api_keys/${data[0].id}`, undefined, other)).status).toBe(204)
    expect((await world.api('GET', '/customers')).status).toBe(401)
  })
})
