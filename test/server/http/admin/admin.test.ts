import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AdminCustomer,
  AdminCustomerCreate,
  AdminError,
  AdminPhoneNumber,
  AdminSetupLink,
  AdminSetupLinkCreate,
  AdminTenant,
  AdminWaba,
  AdminWebhookCreate,
} from '../../../../contract/index.ts'
import { startAdmin } from '../../../support/admin-world.ts'
import { databaseKinds } from '../../../support/databases.ts'
import { nameHelp, request } from '../../../support/world.ts'

const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
const integer = expect.toSatisfy(Number.isSafeInteger)
const day = 24 * 60 * 60_000

describe('docs/moving-from-gosendapi.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/moving-from-gosendapi.md'), 'utf8')

  it.each(
    Object.entries({ AdminTenant, AdminCustomer, AdminSetupLinkCreate, AdminSetupLink, AdminWaba, AdminPhoneNumber }),
  )('names every field of %s', (_, { shape }) => {
    const unnamed = Object.keys(shape).filter((name) => !page.includes(`\`${name}\``))
    expect(unnamed).toEqual([])
  })
})

describe.concurrent.each(databaseKinds)('the admin API on %s', (kind) => {
  it('refuses a missing and a wrong key in its own envelope', async () => {
    await using world = await startAdmin(kind)
    for (const path of ['/v1/me', '/admin/tenants/1/customers'])
      for (const headers of [{}, { 'X-API-Key': 'not-the-key-of-anybody' }] as Record<string, string>[]) {
        const reply = await request('GET', `${world.url}${path}`, undefined, headers)
        expect([reply.status, reply.body]).toEqual([
          401,
          { statusCode: 401, message: 'Missing or invalid API key', error: 'INVALID_API_KEY' },
        ])
      }
  })

  it('says whose key it is', async () => {
    await using world = await startAdmin(kind)
    const me = await world.call('GET', '/v1/me')
    expect(me.body).toEqual({ id: integer, name: 'Acme', webhookUrl: null, createdAt: moment })
    expect((await world.call('GET', `/admin/tenants/${me.body.id}`)).body).toEqual(me.body)
    const hook = { url: 'https://hooks.example.com/in', events: ['whatsapp.phone_number.created'] }
    await world.call('POST', '/v1/webhooks', hook)
    expect((await world.call('GET', '/v1/me')).body.webhookUrl).toBe(hook.url)
  })

  it('makes the customer of the guide, finds it, and changes it', async () => {
    await using world = await startAdmin(kind)
    const customers = `/admin/tenants/${world.tenantId}/customers`
    const made = await world.call('POST', customers, { name: 'Clínica San Lucas', external_id: 'clinic_001' })
    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      id: integer,
      tenant_id: world.tenantId,
      name: 'Clínica San Lucas',
      external_id: 'clinic_001',
      email: null,
      phone: null,
      metadata: null,
      status: 'active',
      created_at: moment,
      updated_at: made.body.created_at,
    })
    for (const path of [`${customers}/${made.body.id}`, `/admin/customers/${made.body.id}`])
      expect((await world.call('GET', path)).body).toEqual(made.body)

    const change = {
      email: 'ana@clinica.example',
      phone: '555 1234',
      status: 'suspended',
      metadata: { plan: 'gold', seats: [1, 2] },
    }
    const changed = await world.call('PATCH', `/admin/customers/${made.body.id}`, { ...change, unknown: 'ignored' })
    expect(changed.body).toEqual({ ...made.body, ...change, updated_at: moment })
    const cleared = await world.call('PATCH', `${customers}/${made.body.id}`, { email: null, metadata: null })
    expect(cleared.body).toMatchObject({ email: null, metadata: null, phone: '555 1234', name: 'Clínica San Lucas' })
    expect((await world.call('GET', `${customers}?external_id=clinic_001`)).body).toEqual([cleared.body])
    expect((await world.call('GET', `${customers}?status=active`)).body).toEqual([])
    expect((await world.call('GET', `${customers}?status=suspended`)).body).toHaveLength(1)

    const twice = await world.call('POST', customers, { name: 'Another', external_id: 'clinic_001' })
    expect([twice.status, twice.body]).toEqual([
      422,
      {
        statusCode: 422,
        message: 'external_id has already been taken',
        error: 'VALIDATION_ERROR',
        details: { field: 'external_id', value: 'clinic_001' },
      },
    ])
  })

  it('shows a customer of one dialect in the other', async () => {
    await using world = await startAdmin(kind)
    await world.api('POST', '/customers', { customer: { name: 'Wool', external_customer_id: 'w-1' } })
    const [customer] = (await world.call('GET', `/admin/tenants/${world.tenantId}/customers`)).body
    expect(customer).toMatchObject({ name: 'Wool', external_id: 'w-1', status: 'active' })
  })

  it('pages through a list: the list is the body, the totals are in the headers', async () => {
    await using world = await startAdmin(kind)
    const customers = `/admin/tenants/${world.tenantId}/customers`
    for (const name of ['first', 'second', 'third']) await world.call('POST', customers, { name })
    const page = await world.call('GET', `${customers}?per_page=1&page=2`)
    expect(page.body.map((one: { name: string }) => one.name)).toEqual(['second'])
    const totals = (headers: Headers) => ['x-total-count', 'x-page', 'x-per-page'].map((name) => headers.get(name))
    expect(totals(page.headers)).toEqual(['3', '2', '1'])
    expect(totals((await world.call('GET', customers)).headers)).toEqual(['3', '1', '20'])
    expect(totals((await world.call('GET', `${customers}?per_page=1000`)).headers)).toEqual(['3', '1', '100'])
    const wrong = await world.call('GET', `${customers}?page=0`)
    expect([wrong.status, wrong.body.details]).toEqual([422, { field: 'page', value: '0' }])
  })

  it('makes the setup link of the guide, and shows it in all three places', async () => {
    await using world = await startAdmin(kind)
    await nameHelp(world)
    const wanted = {
      successRedirectUrl: 'https://your-app.com/onboarding/success',
      failureRedirectUrl: 'https://your-app.com/onboarding/failed',
      expiresAt: '2126-05-25T23:59:59Z',
    }
    const { token, ...link } = await world.adminLink({ ...wanted, unknownField: 1 })
    expect(link).toEqual({
      issueKey: false,
      testMessage: false,
      next: null,
      domain: null,
      launch: null,
      steps: null,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      url: `${world.url}/s/${token}`,
      status: 'pending',
      tenantId: world.tenantId,
      customerId: integer,
      createdAt: moment,
      usedAt: null,
      resultingWabaId: null,
      ...wanted,
      expiresAt: '2126-05-25T23:59:59.000Z',
      allowedConnectionTypes: ['coexistence', 'dedicated'],
      themeConfig: null,
      phoneProvisioningEnabled: false,
      phoneNumberCountryIsos: ['US'],
      reconnectPhoneNumberId: null,
      errorCode: null,
      allowedOrigins: [],
      phoneNumberAreaCode: null,
      language: null,
    })
    const links = `/admin/customers/${link.customerId}/setup-links`
    for (const path of [`/admin/setup-links/${link.id}`, `${links}/${link.id}`])
      expect((await world.call('GET', path)).body).toEqual(link)
    const listed = await world.call('GET', links)
    expect([listed.body, listed.headers.get('x-total-count')]).toEqual([[link], '1'])
  })

  it('makes a link from nothing but braces, good for seven days', async () => {
    await using world = await startAdmin(kind)
    const link = await world.adminLink()
    expect(Date.parse(link.expiresAt) - Date.parse(link.createdAt)).toBe(7 * day)
    expect((await world.call('GET', `/admin/setup-links/${link.id}`)).body.status).toBe('pending')
    world.advance(7 * day)
    expect((await world.call('GET', `/admin/setup-links/${link.id}`)).body.status).toBe('expired')
  })

  it('keeps every field of a link, and themes the widget and the page with it', async () => {
    const twilio = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'lets other countries than the US be named' }
    await using world = await startAdmin(kind, { twilio })
    const wanted = {
      allowedConnectionTypes: ['coexistence'],
      themeConfig: {
        primaryColor: '#10B981',
        backgroundImage: 'https://your-cdn.com/onboarding-bg.jpg',
        logoUrl: 'https://your-cdn.com/logo.png',
        companyName: 'Acme SaaS',
        mutedTextColor: '#334155',
      },
      phoneNumberCountryIsos: ['US', 'AR'],
      phoneProvisioningEnabled: true,
      phoneNumberAreaCode: '415',
      language: 'es',
      allowedOrigins: ['https://app.example.com'],
    }
    const link = await world.adminLink(wanted)
    expect(link).toMatchObject(wanted)
    const session = await world.connect(link.token, 'GET', '/session')
    expect(session.body).toMatchObject({
      company_name: 'Acme SaaS',
      theme: {
        primary_color: '#10B981',
        background_image: 'https://your-cdn.com/onboarding-bg.jpg',
        logo_url: 'https://your-cdn.com/logo.png',
        muted_text_color: '#334155',
      },
    })
    const page = await fetch(link.url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Acme SaaS')
    expect((await world.call('GET', `/admin/setup-links/${link.id}`)).body.usedAt).toEqual(moment)
  })

  it('has one live link a customer: the one before has expired', async () => {
    await using world = await startAdmin(kind)
    const first = await world.adminLink()
    const links = `/admin/customers/${first.customerId}/setup-links`
    const second = await world.call('POST', links)
    expect(second.status).toBe(201)
    const statuses = (await world.call('GET', links)).body.map((one: { id: string; status: string }) => [
      one.id,
      one.status,
    ])
    expect(statuses).toEqual([
      [second.body.id, 'pending'],
      [first.id, 'expired'],
    ])
  })

  it.each<[object, string, string, string, object]>([
    [{}, 'customers', 'MISSING_REQUIRED_FIELD', 'name is required', { field: 'name' }],
    [{ name: '' }, 'customers', 'VALIDATION_ERROR', "name can't be blank", { field: 'name', value: '' }],
    [
      { name: 'Wool', status: 'gone' },
      'customers',
      'VALIDATION_ERROR',
      'status must be one of active, inactive, suspended',
      { field: 'status', value: 'gone' },
    ],
    [
      { name: 'Wool', metadata: 'gold' },
      'customers',
      'VALIDATION_ERROR',
      'metadata must be an object',
      { field: 'metadata', value: 'gold' },
    ],
    [
      { successRedirectUrl: 'javascript:alert(1)' },
      'setup-links',
      'VALIDATION_ERROR',
      'successRedirectUrl must be an absolute https:// address (http:// only for localhost)',
      { field: 'successRedirectUrl', value: 'javascript:alert(1)' },
    ],
    [
      { expiresAt: '2020-01-01T00:00:00Z' },
      'setup-links',
      'VALIDATION_ERROR',
      'expiresAt must be a moment in the future',
      { field: 'expiresAt', value: '2020-01-01T00:00:00Z' },
    ],
    [
      { expiresAt: 'soon' },
      'setup-links',
      'VALIDATION_ERROR',
      'expiresAt must be a moment such as 2026-12-31T23:59:59Z',
      { field: 'expiresAt', value: 'soon' },
    ],
    [
      { themeConfig: { primaryColor: 'green' } },
      'setup-links',
      'VALIDATION_ERROR',
      'themeConfig.primaryColor must be a colour written as #RRGGBB, for example #22c55e',
      { field: 'themeConfig.primaryColor', value: 'green' },
    ],
    [
      { allowedConnectionTypes: ['shared'] },
      'setup-links',
      'VALIDATION_ERROR',
      'allowedConnectionTypes.0 must be one of coexistence, dedicated',
      { field: 'allowedConnectionTypes.0', value: 'shared' },
    ],
    [
      { reconnectPhoneNumberId: 'twelve' },
      'setup-links',
      'VALIDATION_ERROR',
      'reconnectPhoneNumberId must be the id of a phone number, as GET /v1/phone-numbers shows it',
      { field: 'reconnectPhoneNumberId', value: 'twelve' },
    ],
    [
      { reconnectPhoneNumberId: 12 },
      'setup-links',
      'VALIDATION_ERROR',
      'reconnectPhoneNumberId must be a connected number of this customer',
      { field: 'reconnectPhoneNumberId', value: 12 },
    ],
  ])('refuses %j for %s: %s', async (body, what, error, message, details) => {
    await using world = await startAdmin(kind)
    const customers = `/admin/tenants/${world.tenantId}/customers`
    const customer = await world.call('POST', customers, { name: 'Wool' })
    const path = what === 'customers' ? customers : `/admin/customers/${customer.body.id}/setup-links`
    const reply = await world.call('POST', path, body)
    expect([reply.status, reply.body]).toEqual([422, { statusCode: 422, message, error, details }])
  })

  it('refuses a body that is not JSON, is too large, or comes too often', async () => {
    await using world = await startAdmin(kind)
    const customers = `/admin/tenants/${world.tenantId}/customers`
    const broken = await world.call('POST', customers, '{"name":')
    expect([broken.status, broken.body]).toEqual([
      400,
      { statusCode: 400, message: 'the body is not valid JSON', error: 'MALFORMED_JSON' },
    ])
    const large = await world.call('POST', customers, { name: 'x'.repeat(200_000) })
    expect([large.status, large.body.error]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    const list = await world.call('POST', customers, [])
    expect([list.status, list.body.error]).toEqual([422, 'VALIDATION_ERROR'])

    await world.restart({ rateLimit: 3 })
    let reply = await world.call('GET', '/v1/me')
    expect(reply.headers.get('x-ratelimit-limit')).toBe('3')
    for (let more = 0; more < 3; more++) reply = await world.call('GET', '/v1/me')
    expect([reply.status, reply.body]).toEqual([
      429,
      {
        statusCode: 429,
        message: 'Rate limit exceeded',
        error: 'RATE_LIMIT_EXCEEDED',
        retry_after_seconds: Number(reply.headers.get('retry-after')),
      },
    ])
    expect(reply.body.retry_after_seconds).toBeGreaterThan(0)
    // One rate for a key, whichever surface it is used on.
    expect((await world.api('GET', '/customers')).status).toBe(429)
  })

  it('never repeats what may be a secret', async () => {
    await using world = await startAdmin(kind)
    const refused = await world.call('POST', '/v1/webhooks', {
      url: 'https://user:hunter2@hooks.example.com',
      events: ['whatsapp.phone_number.created'],
    })
    expect([refused.status, refused.body.details]).toEqual([422, { field: 'url' }])
    expect(JSON.stringify(refused.body)).not.toContain('hunter2')
  })

  it('shows another tenant nothing, and says no more than of what never was', async () => {
    await using world = await startAdmin(kind)
    const link = await world.adminLink()
    const hook = { url: 'https://hooks.example.com/in', events: ['whatsapp.phone_number.created'] }
    const webhook = await world.call('POST', '/v1/webhooks', hook)
    const missing = randomUUID()
    for (const [method, own, never, body] of [
      ['GET', `/admin/tenants/${world.tenantId}`, '/admin/tenants/1'],
      ['GET', `/admin/tenants/${world.tenantId}/customers`, '/admin/tenants/1/customers'],
      ['POST', `/admin/tenants/${world.tenantId}/customers`, '/admin/tenants/1/customers', { name: 'Mine' }],
      ['GET', `/admin/customers/${link.customerId}`, '/admin/customers/1'],
      ['PATCH', `/admin/customers/${link.customerId}`, '/admin/customers/1', { name: 'Mine' }],
      ['GET', `/admin/customers/${link.customerId}/setup-links`, '/admin/customers/1/setup-links'],
      ['POST', `/admin/customers/${link.customerId}/setup-links`, '/admin/customers/1/setup-links', {}],
      ['GET', `/admin/setup-links/${link.id}`, `/admin/setup-links/${missing}`],
      ['GET', `/v1/webhooks/${webhook.body.id}`, '/v1/webhooks/1'],
      ['PATCH', `/v1/webhooks/${webhook.body.id}`, '/v1/webhooks/1', { enabled: false }],
      ['DELETE', `/v1/webhooks/${webhook.body.id}`, '/v1/webhooks/1'],
      ['POST', `/v1/webhooks/${webhook.body.id}/rotate-secret`, '/v1/webhooks/1/rotate-secret'],
      ['GET', `/v1/webhooks/${webhook.body.id}/deliveries`, '/v1/webhooks/1/deliveries'],
    ] as const) {
      const [one, two] = [await world.other(method, own, body), await world.other(method, never, body)]
      expect([method, own, one.status, one.body]).toEqual([method, own, 404, two.body])
      expect(two.status).toBe(404)
    }
    expect((await world.call('GET', `/v1/webhooks/${webhook.body.id}`)).body.enabled).toBe(true)
    for (const path of ['/v1/webhooks', '/v1/wabas', '/v1/phone-numbers'])
      expect((await world.other('GET', path)).body).toEqual([])
  })

  it('knows nothing of ids that cannot be, and of routes that are not', async () => {
    await using world = await startAdmin(kind)
    const { customerId } = await world.adminLink()
    const stranger = await world.adminLink()
    for (const path of [
      '/admin/customers/not-a-number',
      '/admin/customers/99999999999999999999',
      '/admin/customers/-1',
      '/admin/setup-links/not-a-uuid',
      `/admin/customers/${customerId}/setup-links/${stranger.id}`,
      '/admin/nowhere',
      '/v1/nowhere',
      '/v1/wabas/1',
      '/v1/phone-numbers/1',
    ]) {
      const reply = await world.call('GET', path)
      expect([path, reply.status, reply.body]).toEqual([
        ...[path, 404],
        { statusCode: 404, message: expect.any(String), error: 'NOT_FOUND' },
      ])
    }
  })

  it('takes a link back, unless it was completed', async () => {
    await using world = await startAdmin(kind)
    const [link, done] = [await world.adminLink(), await world.adminLink()]
    const gone = await world.call('DELETE', `/admin/setup-links/${link.id}`)
    expect([gone.status, gone.body]).toEqual([204, ''])
    expect((await world.call('GET', `/admin/setup-links/${link.id}`)).body.status).toBe('expired')
    expect((await world.connect(link.token, 'GET', '/session')).body.code).toBe('link_revoked')
    expect((await world.other('DELETE', `/admin/setup-links/${done.id}`)).status).toBe(404)
    await world.signUp(done)
    const late = await world.call('DELETE', `/admin/setup-links/${done.id}`)
    expect([late.status, late.body]).toEqual([
      409,
      { statusCode: 409, message: 'This setup link has been completed', error: 'ALREADY_USED' },
    ])
  })

  it('removes a customer with all that is theirs', async () => {
    await using world = await startAdmin(kind)
    const link = await world.adminLink()
    await world.signUp(link)
    expect((await world.other('DELETE', `/admin/customers/${link.customerId}`)).status).toBe(404)
    expect((await world.call('DELETE', `/admin/customers/${link.customerId}`)).status).toBe(204)
    for (const path of [`/admin/customers/${link.customerId}`, `/admin/setup-links/${link.id}`])
      expect((await world.call('GET', path)).status).toBe(404)
    for (const path of ['/v1/wabas', '/v1/phone-numbers']) expect((await world.call('GET', path)).body).toEqual([])
  })

  it('does a request with an Idempotency-Key once', async () => {
    await using world = await startAdmin(kind)
    const url = `${world.url}/admin/tenants/${world.tenantId}/customers`
    const headers = { 'X-API-Key': world.options.apiKey as string, 'Idempotency-Key': randomUUID() }
    const first = await request('POST', url, { name: 'Wool' }, headers)
    expect(await request('POST', url, { name: 'Wool' }, headers)).toMatchObject({ status: 201, body: first.body })
    expect((await world.call('GET', new URL(url).pathname)).body).toHaveLength(1)
    const other = await request('POST', url, { name: 'Cotton' }, headers)
    expect([other.status, other.body]).toEqual([
      409,
      { statusCode: 409, message: expect.stringMatching(/^Idempotency-Key has been used/), error: 'CONFLICT' },
    ])
  })

  it('answers whatever is sent with its envelope, and never with a 5xx', async () => {
    await using world = await startAdmin(kind)
    const { customerId, id } = await world.adminLink()
    const webhook = (
      await world.call('POST', '/v1/webhooks', { url: 'https://a.example', events: ['setup_link.opened'] })
    ).body
    const fields = [
      ...[AdminCustomerCreate, AdminSetupLinkCreate, AdminWebhookCreate].flatMap(({ shape }) => Object.keys(shape)),
      'themeConfig.primaryColor',
    ]
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('\u0000', -1, 2 ** 53, '9'.repeat(40), {}, [[]], '2026-02-30T00:00:00Z'),
    )
    const routes = fc.constantFrom(
      `POST /admin/tenants/${world.tenantId}/customers`,
      `PATCH /admin/customers/${customerId}`,
      `POST /admin/customers/${customerId}/setup-links`,
      `DELETE /admin/setup-links/${id}%00`,
      'POST /v1/webhooks',
      `PATCH /v1/webhooks/${webhook.id}`,
      `POST /v1/webhooks/${webhook.id}/test`,
    )
    const queries = fc.constantFrom(
      '',
      '?page=1e9&per_page=0x10',
      '?page[]=1',
      '?external_id=%00',
      '?status[a]=1',
      '?page=9e99',
    )
    const lists = [
      `/admin/tenants/${world.tenantId}/customers`,
      '/v1/wabas',
      '/v1/phone-numbers',
      '/v1/phone-numbers/%00',
    ]
    await fc.assert(
      fc.asyncProperty(
        routes,
        fc.dictionary(fc.constantFrom(...fields), odd),
        queries,
        fc.constantFrom(...lists),
        async (route, body, query, list) => {
          const [method, path] = route.split(' ') as [string, string]
          for (const reply of [await world.call(method, path, body), await world.call('GET', list + query)]) {
            expect(reply.status).toBeLessThan(500)
            if (reply.status >= 400) expect(AdminError.parse(reply.body).statusCode).toBe(reply.status)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})
