import { request as rawRequest } from 'node:http'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging, text } from '../../support/messaging/world.ts'
import { request } from '../../support/world.ts'

/** A request whose path and headers go out exactly as they are written: `fetch` would tidy them. */
function raw(
  { url, options }: MessagingWorld,
  method: string,
  path: string,
  { body, headers = {}, key = options.apiKey as string }: { body?: string; headers?: object; key?: string } = {},
): Promise<{ status: number; text: string; headers: object }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = rawRequest(
      {
        hostname,
        port,
        method,
        path,
        headers: {
          'X-API-Key': key,
          ...(body ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } : {}),
          ...headers,
        },
      },
      (res) => {
        let text = ''
        res.setEncoding('utf8')
        res.on('data', (chunk) => {
          text += chunk
        })
        res.on('end', () => resolve({ status: res.statusCode as number, text, headers: res.headers }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The tokens that Meta gave for every number: none may ever be seen. */
const tokensOf = (world: MessagingWorld) => [
  ...new Set(world.meta.calls.map(({ headers }) => String(headers.authorization).replace('Bearer ', ''))),
]

describe.each(databaseKinds)('a bad request to the proxy on %s', (kind) => {
  it('is refused before Meta is asked, when its address can be read in two ways', async () => {
    await using world = await startMessaging(kind)
    const { one, theirs, meta } = world
    const base = '/meta/whatsapp/v26.0'
    const addresses = [
      `${base}/${one.phone}/../${theirs.phone}/messages`,
      `${base}/${one.phone}/%2e%2e/${theirs.phone}/messages`,
      `${base}/./${one.phone}/messages`,
      `${base}//${one.phone}/messages`,
      `${base}/${one.phone}//messages`,
      `${base}/${one.phone}/messages/`,
      `${base}/${one.phone}%2Fmessages`,
      `${base}/${one.phone}%2f..%2f${theirs.phone}/messages`,
      `${base}/${one.phone}/MESSAGES`,
      `${base}/${one.phone}/messages%00`,
      `${base}/${one.phone}/messages;x=1`,
      `${base}/${one.phone}\\messages`,
      `${base}/+${one.phone}/messages`,
      `${base}/0x1/messages`,
      `/meta/whatsapp/latest/${one.phone}/messages`,
      `/meta/whatsapp/${one.phone}/messages`,
      `${base}/${one.phone},${theirs.phone}/messages`,
      `${base}/me/messages`,
      `${base}/debug_token`,
      `${base}/oauth/access_token`,
      `${base}/${one.phone}/subscribed_apps`,
      `${base}/${one.waba}/phone_numbers`,
      `${base}/${one.waba}/assigned_users`,
    ]
    for (const address of addresses) {
      const reply = await raw(world, 'POST', address, { body: JSON.stringify(text()) })
      expect([address, reply.status]).toEqual([address, 404])
      expect(JSON.parse(reply.text).error.code).toBe(2500)
    }
    expect(meta.calls).toEqual([])
  })

  it('is refused when query or body would change whom the call is made for, or which call it is', async () => {
    await using world = await startMessaging(kind)
    const { one, theirs, meta } = world
    const messages = `/meta/whatsapp/v26.0/${one.phone}/messages`
    const queries = [
      'access_token=EAAG1',
      'access_token=EAAG1&access_token=EAAG2',
      'appsecret_proof=00',
      'method=DELETE',
      'ids=1,2',
      'batch=[]',
      'phone_number_id=1&phone_number_id=2',
      'fields=id&fields=name',
      'fields=id%26access_token',
      'callback=alert',
      '__proto__=1',
      `phone_number_id=${theirs.phone}`,
      `business_account_id=${theirs.waba}`,
    ]
    for (const query of queries) {
      const reply = await raw(world, 'POST', `${messages}?${query}`, { body: JSON.stringify(text()) })
      expect([query, reply.status, JSON.parse(reply.text).error.code]).toEqual([query, 400, 100])
    }
    const bodies = [
      { ...text(), access_token: 'EAAG1' },
      { ...text(), method: 'DELETE' },
      { ...text(), batch: [] },
      { ...text(), appsecret_proof: '00' },
    ].map((body) => JSON.stringify(body))
    for (const body of [...bodies, '[]', '"x"', '{', 'null']) {
      const reply = await raw(world, 'POST', messages, { body })
      expect([body, reply.status, JSON.parse(reply.text).error.code]).toEqual([body, 400, 100])
    }
    const form = await raw(world, 'POST', messages, {
      body: 'messaging_product=whatsapp&access_token=EAAG1',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(form.status).toBe(400)
    const nested = ['name{phone_numbers}', 'owner_business_info', 'phone_numbers', 'name,whatsapp_business_account{id}']
    for (const fields of nested) {
      const reply = await raw(world, 'GET', `/meta/whatsapp/v26.0/${one.waba}?fields=${encodeURIComponent(fields)}`)
      expect([fields, reply.status]).toEqual([fields, 400])
    }
    expect(meta.calls).toEqual([])
  })

  it('ends an upload whose form names a parameter of the call, however the bytes arrive', async () => {
    await using world = await startMessaging(kind)
    const { one, meta, url } = world
    const form = (name: string) =>
      [
        '--xyz\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp',
        `--xyz\r\nContent-Disposition: form-data; ${name}\r\n\r\nEAAG1`,
        '--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nPNG',
        '--xyz--\r\n',
      ].join('\r\n')
    const send = async (body: string, step: number) => {
      const bytes = Buffer.from(body)
      const stream = new ReadableStream({
        async start(controller) {
          for (let at = 0; at < bytes.length; at += step) controller.enqueue(bytes.subarray(at, at + step))
          controller.close()
        },
      })
      return fetch(`${url}/meta/whatsapp/v26.0/${one.phone}/media`, {
        method: 'POST',
        headers: {
          'X-API-Key': world.options.apiKey as string,
          'Content-Type': 'multipart/form-data; boundary=xyz',
        },
        body: stream,
        duplex: 'half',
      } as RequestInit)
    }
    for (const step of [1, 7, 1_000])
      for (const name of ['name="access_token"', 'name=method', 'NAME="Batch"', "name*=utf-8''access_token"]) {
        const reply = await send(form(name), step)
        const { error } = (await reply.json()) as { error: { code: number } }
        expect([step, name, reply.status, error.code]).toEqual([step, name, 400, 100])
      }
    expect(meta.things.size).toBe(0)
    for (const step of [1, 1_000]) expect((await send(form('name="type"'), step)).status).toBe(200)
    expect(meta.things.size).toBe(2)
  })

  it('leaks no token and nothing of another tenant, whatever is tried', async () => {
    const metricsToken = 'metrics-0123456789'
    await using world = await startMessaging(kind, { metricsToken })
    const { one, theirs, meta } = world
    const key = await world.keyOf(one.waba)
    const held = [
      meta.media(theirs.phone, Buffer.from('tenant secret')),
      meta.flow(theirs.waba, 'tenant secret'),
      meta.template(theirs.waba, 'tenant_secret'),
    ]
    meta.template(one.waba, 'own_template')
    const ids = [one.phone, one.waba, theirs.phone, theirs.waba, ...held, '1', 'me', '..', '%2e%2e', '']
    const id = fc.constantFrom(...ids)
    const edges = [
      'messages',
      'message_templates',
      'media',
      'settings',
      'flows',
      'assets',
      'phone_numbers',
      '',
      '..',
      'x',
    ]
    const part = fc.oneof(
      { weight: 4, arbitrary: id },
      { weight: 4, arbitrary: fc.constantFrom(...edges) },
      { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map(encodeURIComponent) },
    )
    const names = [
      'phone_number_id',
      'business_account_id',
      'fields',
      'access_token',
      'method',
      'hsm_id',
      'limit',
      'name',
    ]
    const pair = fc.tuple(
      fc.constantFrom(...names),
      fc.oneof(id, fc.constantFrom('GET', 'DELETE', 'id,name', 'name{id}')),
    )
    const body = fc.oneof(
      { weight: 3, arbitrary: fc.constant(text() as unknown) },
      fc.dictionary(fc.constantFrom(...names), id),
      fc.jsonValue({ maxDepth: 2 }),
    )
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE')
    const anything = fc.record({
      method,
      parts: fc.array(part, { minLength: 1, maxLength: 4 }),
      pairs: fc.array(pair, { maxLength: 3 }),
      body,
    })
    // Near to an honest request, so that what is wrong is one thing alone.
    const near = fc.record({
      method,
      parts: fc.tuple(id, fc.constantFrom(...edges)),
      pairs: fc.array(pair, { maxLength: 1 }),
      body,
    })
    const honest = fc.record({
      method: fc.constantFrom('GET', 'POST'),
      parts: fc.constantFrom([one.phone, 'messages'], [one.waba, 'message_templates'], [one.phone, 'settings']),
      pairs: fc.array(pair, { maxLength: 1 }),
      body,
    })
    const wanted = fc.oneof(anything, near, honest)
    // The whole number is for a run by itself: FUZZ=10000.
    const numRuns = Number(process.env.FUZZ ?? 400)
    const seed = Number(process.env.FUZZ_SEED ?? 18)
    const seen: string[] = []
    await fc.assert(
      fc.asyncProperty(wanted, async ({ method, parts, pairs, body }) => {
        const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
        const path = `/meta/whatsapp/v26.0/${parts.join('/')}${query && `?${query}`}`
        const reply = await raw(world, method, path, {
          key,
          ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
        })
        const all = JSON.stringify(reply.headers) + reply.text
        for (const token of tokensOf(world)) expect(all).not.toContain(token)
        expect(all).not.toMatch(/tenant.secret/)
        if (reply.status < 400) seen.push(`${method} ${path}`)
      }),
      { numRuns, seed, endOnFailure: true },
    )
    // Some of them were honest requests, or this would prove nothing.
    expect(seen.length).toBeGreaterThan(0)
    for (const thing of held) expect(world.meta.things.has(thing)).toBe(true)
    const strange = meta.calls.filter(({ path }) => path.includes(theirs.phone) || path.includes(theirs.waba))
    expect(strange).toEqual([])
    const metrics = await request('GET', `${world.url}/metrics`, undefined, { Authorization: `Bearer ${metricsToken}` })
    expect(metrics.body).toContain('proxy sendMessage')
    for (const told of [world.logged.join(''), metrics.body])
      for (const token of tokensOf(world)) expect(told).not.toContain(token)
  }, 600_000)
})
