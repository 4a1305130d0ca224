import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { receiver } from '../../support/receiver.ts'
import { start, type World } from '../../support/world.ts'

const url = 'https://app.acme.example/hooks/whatsapp'
const events = ['whatsapp.phone_number.created', 'whatsapp.phone_number.deleted']
const make = (world: World, whatsapp_webhook: object) => world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })
const connected = async (world: World) => (await world.signUp(await world.link())).body.result.phone_number_id as string

describe.concurrent.each(databaseKinds)('webhooks on %s', (kind) => {
  it('makes one with every default, and shows it the same everywhere', async () => {
    await using world = await start(kind)
    const made = await make(world, { url, events })
    expect(made.status).toBe(201)
    expect(made.body.data).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      project_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      phone_number_id: null,
      url,
      kind: 'kapso',
      active: true,
      paused_at: null,
      events,
      headers: {},
      buffer_enabled: false,
      buffer_window_seconds: 5,
      max_buffer_size: 50,
      buffer_events: [],
      inactivity_minutes: 60,
      payload_version: 'v2',
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: made.body.data.created_at,
    })
    const shown = await world.api('GET', `/whatsapp/webhooks/${made.body.data.id}`)
    expect([shown.status, shown.body]).toEqual([200, made.body])
    const listed = await world.api('GET', '/whatsapp/webhooks?anything=else')
    expect(listed.body).toEqual({
      data: [made.body.data],
      meta: { page: 1, per_page: 20, total_pages: 1, total_count: 1, next_cursor: null },
    })
    expect(listed.headers.get('x-total')).toBe('1')
  })

  it('keeps what was given; the secret and the headers are sealed in the database', async () => {
    await using world = await start(kind)
    const given = {
      url,
      events,
      kind: 'kapso',
      secret_key: 'shared-with-nobody',
      active: false,
      headers: { Authorization: 'Bearer of-the-host', 'X-Tenant': '42' },
      buffer_enabled: true,
      buffer_window_seconds: 60,
      max_buffer_size: 100,
      buffer_events: ['whatsapp.message.received'],
      inactivity_minutes: 30,
      payload_version: 'v2',
    }
    expect((await make(world, given)).body.data).toMatchObject(given)
    const row = await world.db.selectFrom('webhooks').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toMatch(/shared-with-nobody|of-the-host/)
    expect(world.logged.join()).not.toMatch(/shared-with-nobody|of-the-host/)
  })

  it.each([
    [{ events }, 'whatsapp_webhook.url must be an absolute https:// address'],
    [{ url: '/hooks' }, 'whatsapp_webhook.url must be an absolute https:// address'],
    [{ url: 'ftp://acme.example' }, 'whatsapp_webhook.url must be an absolute https:// address'],
    [
      { url: 'http://acme.example' },
      'whatsapp_webhook.url must be an absolute https:// address (http:// only where private webhooks are allowed)',
    ],
    [{ url: 'https://localhost/x' }, 'whatsapp_webhook.url must be an address of the open internet'],
    [{ url: 'https://169.254.169.254/latest' }, 'whatsapp_webhook.url must be an address of the open internet'],
    [{ url: 'https://[::1]/x' }, 'whatsapp_webhook.url must be an address of the open internet'],
    [{ url: 'https://0x7f.1/x' }, 'whatsapp_webhook.url must be an address of the open internet'],
    [{ url: 'https://metadata.google.internal/x' }, 'whatsapp_webhook.url must be an address of the open internet'],
    [
      { url: 'https://me:secret@acme.example' },
      'whatsapp_webhook.url must hold no user name or password: send them as one of the headers',
    ],
    [
      { url, events: ['whatsapp.phone_number.created', 'whatsapp.message.status_updated', 'x"y'] },
      'Events contains unsupported events: "whatsapp.message.status_updated", "x\\"y"',
    ],
    [{ url, events: ['whatsapp.message.received'] }, 'Events contains unsupported events: "whatsapp.message.received"'],
    [{ url, events: 'all' }, 'whatsapp_webhook.events must be a list of event names'],
    [{ url, secret_key: '' }, "whatsapp_webhook.secret_key can't be blank"],
    [{ url, secret_key: 'whsec_not base64' }, 'whatsapp_webhook.secret_key must hold base64 after whsec_'],
    [{ url, kind: 'other' }, 'whatsapp_webhook.kind must be one of kapso, meta'],
    [{ url, active: 'yes' }, 'whatsapp_webhook.active must be true or false'],
    [{ url, buffer_window_seconds: 61 }, 'whatsapp_webhook.buffer_window_seconds must be a whole number from 1 to 60'],
    [{ url, max_buffer_size: 0 }, 'whatsapp_webhook.max_buffer_size must be a whole number from 1 to 100'],
    [{ url, payload_version: 'v1' }, 'whatsapp_webhook.payload_version must be v2: the bodies of v1 are not sent'],
    [
      { url, headers: { 'x-webhook-signature': 'mine' } },
      'whatsapp_webhook.headers.x-webhook-signature is a header that Patchbay writes itself',
    ],
    [
      { url, headers: { 'X-Webhook-Event': 'mine' } },
      'whatsapp_webhook.headers.X-Webhook-Event is a header that Patchbay writes itself',
    ],
    [{ url, headers: { Host: 'other' } }, 'whatsapp_webhook.headers.Host is a header that Patchbay writes itself'],
    [
      { url, headers: { 'X-A': 'one\r\nX-B: two' } },
      'whatsapp_webhook.headers.X-A must be at most 1000 printable ASCII characters, on one line',
    ],
    [{ url, headers: { 'X-A: b\r\nX': 'c' } }, 'whatsapp_webhook.headers.X-A: b\r\nX is not the name of a header'],
    [{ url, headers: { 'X-A': 1 } }, 'whatsapp_webhook.headers.X-A must be text'],
  ])('refuses %j with a sentence, and saves nothing', async (whatsapp_webhook, error) => {
    await using world = await start(kind)
    const reply = await make(world, whatsapp_webhook)
    expect([reply.status, reply.body]).toEqual([422, { error }])
    expect((await world.api('GET', '/whatsapp/webhooks')).body.meta).toMatchObject({ total_pages: 0, total_count: 0 })
  })

  it('changes one, all of it or none', async () => {
    await using world = await start(kind)
    const { id, created_at } = (await make(world, { url, events, secret_key: 'first' })).body.data
    const patch = (whatsapp_webhook: object) => world.api('PATCH', `/whatsapp/webhooks/${id}`, { whatsapp_webhook })
    const change = { url: `${url}/2`, events: ['setup_link.failed'], active: false, headers: { 'X-A': 'b' } }
    world.advance(1_000)
    const changed = await patch(change)
    expect(changed.status).toBe(200)
    expect(changed.body.data).toMatchObject({ ...change, secret_key: 'first', created_at })
    expect(changed.body.data.updated_at > created_at).toBe(true)

    const refused = await patch({ url, events: ['nothing.of.ours'] })
    expect([refused.status, refused.body]).toEqual([
      422,
      { error: 'Events contains unsupported events: "nothing.of.ours"' },
    ])
    expect((await world.api('GET', `/whatsapp/webhooks/${id}`)).body).toEqual(changed.body)

    expect((await patch({})).body.data).toMatchObject(change)
    expect((await patch({ kind: 'kapso', headers: null })).body.data).toMatchObject({ headers: {} })
    expect((await patch({ kind: 'meta' })).body.error).toBe(
      'whatsapp_webhook.kind cannot be changed: make another webhook',
    )
    expect((await patch({ phone_number_id: '1' })).status).toBe(422)
    expect((await patch({ secret_key: null })).body.data).not.toHaveProperty('secret_key')
  })

  it('removes one; then it is gone, with an answer that is truly empty', async () => {
    await using world = await start(kind)
    const { id } = (await make(world, { url, events })).body.data
    const path = `/whatsapp/webhooks/${id}`
    const gone = await world.api('DELETE', path, '', { 'Content-Type': 'application/json' })
    expect([gone.status, gone.body, gone.headers.get('content-type')]).toEqual([204, '', null])
    for (const [method, at, body] of [
      ['GET', path],
      ['PATCH', path, { whatsapp_webhook: { url } }],
      ['DELETE', path],
      ['POST', `${path}/test`],
      ['GET', `/whatsapp/webhooks/${randomUUID()}`],
    ] as [string, string, object?][]) {
      const reply = await world.api(method, at, body)
      expect([method, reply.status, reply.body]).toEqual([method, 404, { error: 'Webhook not found' }])
    }
  })

  it('lists by kind, number, address, activity and age', async () => {
    await using world = await start(kind)
    const phone = await connected(world)
    const a = (await make(world, { url: 'https://a.example/100%25', events, active: false })).body.data
    world.advance(60_000)
    const b = (await make(world, { url: 'https://b.example/', kind: 'meta', phone_number_id: phone })).body.data
    const ids = async (query: string, of = '/whatsapp/webhooks') =>
      (await world.api('GET', `${of}?${query}`)).body.data.map(({ id }: { id: string }) => id)
    expect(await ids('')).toEqual([b.id, a.id])
    expect(await ids('per_page=1&page=2')).toEqual([a.id])
    expect(await ids('kind=meta')).toEqual([b.id])
    expect(await ids('active=false')).toEqual([a.id])
    expect(await ids('url_contains=A.EXAMPLE')).toEqual([a.id])
    expect(await ids('url_contains=100%2525')).toEqual([a.id])
    expect(await ids('url_contains=_.example')).toEqual([])
    expect(await ids(`phone_number_id=${phone}`)).toEqual([b.id])
    expect(await ids('phone_number_id=')).toEqual([])
    expect(await ids(`created_after=${b.created_at}`)).toEqual([])
    expect(await ids(`created_before=${b.created_at}`)).toEqual([a.id])
    expect(await ids('', `/whatsapp/phone_numbers/${phone}/webhooks`)).toEqual([b.id])
    expect((await world.api('GET', '/whatsapp/webhooks?active=maybe')).body.error).toBe('active must be true or false')
  })

  it("keeps a number's webhooks to that number: secret and events required, its own events alone", async () => {
    await using world = await start(kind)
    const phone = await connected(world)
    const path = `/whatsapp/phone_numbers/${phone}/webhooks`
    const post = (whatsapp_webhook: object, at = path) => world.api('POST', at, { whatsapp_webhook })
    const good = { url, secret_key: 's', events: ['whatsapp.message.received'] }
    const own_headers = { 'X-Webhook-Tenant': 'wool', 'x-webhook-signature-of-ours': 'yes' }
    const raw = { url, secret_key: 's', kind: 'meta', headers: own_headers }
    const passing = await post(raw)
    expect([passing.status, passing.body.data.headers]).toEqual([201, own_headers])
    const meta = `${path}/${passing.body.data.id}`
    const chosen = { whatsapp_webhook: { events: ['whatsapp.message.received'] } }
    expect((await world.api('PATCH', meta, chosen)).status).toBe(422)
    expect((await world.api('DELETE', meta)).status).toBe(204)
    const errors = [
      [
        { ...good, kind: 'meta' },
        'Events contains unsupported events: "whatsapp.message.received" (a webhook of kind meta gets what Meta sends, and names no events)',
      ],
      [{ ...good, secret_key: undefined }, "whatsapp_webhook.secret_key can't be blank for the webhook of a number"],
      [{ ...good, events: [] }, "whatsapp_webhook.events can't be blank for the webhook of a number"],
      [{ ...good, events }, `Events contains unsupported events: "${events[0]}", "${events[1]}"`],
    ] as const
    for (const [body, error] of errors) expect((await post(body)).body).toEqual({ error })
    const made = await post(good)
    expect([made.status, made.body.data.phone_number_id]).toEqual([201, phone])
    const own = `${path}/${made.body.data.id}`
    expect((await world.api('GET', own)).body).toEqual(made.body)
    const patched = await world.api('PATCH', own, { whatsapp_webhook: { active: false } })
    expect(patched.body.data).toMatchObject({ active: false, secret_key: 's' })

    const project = (await make(world, { url, events })).body.data
    for (const lost of [`${path}/${project.id}`, `/whatsapp/phone_numbers/1/webhooks/${made.body.data.id}`])
      expect((await world.api('GET', lost)).status).toBe(404)
    for (const reply of [
      await world.api('GET', '/whatsapp/phone_numbers/1/webhooks'),
      await post(good, '/whatsapp/phone_numbers/1/webhooks'),
      await make(world, { ...good, phone_number_id: '1' }),
    ])
      expect([reply.status, reply.body]).toEqual([404, { error: 'Phone number not found' }])
    expect((await world.api('DELETE', own)).status).toBe(204)
    expect((await world.api('GET', path)).body.meta.total_count).toBe(0)
  })

  it('sends a test event: named in the body or the query, else its first, and always one it asked for', async () => {
    await using world = await start(kind, { allowPrivateWebhooks: true })
    await using host = await receiver()
    const all = ['setup_link.failed', ...events]
    const { id, project_id } = (await make(world, { url: host.url, events: all, secret_key: 's' })).body.data
    const test = (body?: unknown, query = '') => world.api('POST', `/whatsapp/webhooks/${id}/test${query}`, body)
    expect([(await test()).status, (await test('')).body]).toEqual([200, { data: { success: true } }])
    await test({ event_type: events[0] })
    await test({}, `?event_type=${events[1]}`)
    await host.arrived(4)
    const named = host.received.map(({ headers }) => headers['x-webhook-event']).sort()
    expect(named).toEqual(['setup_link.failed', 'setup_link.failed', ...events])
    const created = host.received.find(({ headers }) => headers['x-webhook-event'] === events[0])
    expect(created?.body).toEqual({
      phone_number_id: '123456789012345',
      display_phone_number: '+1 415-555-0123',
      business_account_id: '102290129340398',
      project: { id: project_id },
      customer: { id: expect.any(String), external_id: 'example' },
      test: true,
    })
    const other = await test({ event_type: 'setup_link.opened' })
    expect([other.status, other.body]).toEqual([
      422,
      { error: `event_type must be one the webhook subscribes to: ${all.join(', ')}` },
    ])
    await world.api('PATCH', `/whatsapp/webhooks/${id}`, { whatsapp_webhook: { active: false } })
    expect((await test()).body.error).toMatch(/switched off/)
  })
})
