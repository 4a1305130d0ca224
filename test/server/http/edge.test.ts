import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import express from 'express'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createPatchbay, type PatchbayOptions } from '../../../server/app.ts'
import { refusalsAMinute } from '../../../server/http/limits.ts'
import { connectionLimits, createHttpServer, drain } from '../../../server/process/http-server.ts'
import { holdLink } from '../../../server/store/links/setup-links.ts'
import { databaseKinds } from '../../support/databases.ts'
import { documented } from '../../support/operations.ts'
import { foreground, listen } from '../../support/statements.ts'
import { type Reply, request, start, type World } from '../../support/world.ts'

/** Another server on the world's database, as another process would be: nothing in its memory is shared. */
async function another(world: World, changed: Partial<PatchbayOptions>, trustProxy: number | string[] = 0) {
  const patchbay = await createPatchbay({ ...world.options, ...changed })
  const server = createHttpServer(express().set('trust proxy', trustProxy).use(patchbay.router))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const url = `http://localhost:${(server.address() as { port: number }).port}`
  return {
    url,
    get: (path: string, headers: Record<string, string> = {}) => request('GET', `${url}${path}`, undefined, headers),
    async [Symbol.asyncDispose]() {
      await drain(server, 1_000)
      await patchbay.close()
    },
  }
}

/** How many replies had which status. */
const statuses = (replies: Reply[]) => {
  const counts: Record<string, number> = {}
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
const times = (count: number, ask: () => Promise<Reply>) => Promise.all(Array.from({ length: count }, ask))

describe.each(databaseKinds)('limits on %s', (kind) => {
  it('are told in the shape of each surface, with how long to wait', async () => {
    await using world = await start(kind)
    const { token, url } = await world.link()
    await using server = await another(world, { rateLimit: 2 })
    const key = { 'X-API-Key': world.options.apiKey as string }
    await times(2, () => server.get('/platform/v1/customers', key))
    const platform = await server.get('/platform/v1/customers', key)
    const admin = await server.get('/v1/me', key)
    const bearer = { Authorization: `Bearer ${token}` }
    await times(2, () => server.get('/connect/v1/session', bearer))
    const connect = await server.get('/connect/v1/session', bearer)
    const page = await server.get(new URL(url).pathname)
    for (const { status, headers } of [platform, admin, connect, page]) {
      expect(status).toBe(429)
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60)
    }
    expect(platform.body).toEqual({ error: 'Rate limit exceeded' })
    expect(platform.headers.get('x-ratelimit-limit')).toBe('2')
    expect(platform.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(admin.body).toMatchObject({
      statusCode: 429,
      error: 'RATE_LIMIT_EXCEEDED',
      retry_after_seconds: expect.any(Number),
    })
    expect(connect.body).toMatchObject({ code: 'rate_limited' })
    expect(page.body).toBe('Rate limit exceeded\n')
  })

  it(`are counted ${kind === 'PostgreSQL' ? 'over all processes' : 'by each process for itself'}`, async () => {
    await using world = await start(kind)
    await using one = await another(world, { rateLimit: 20 })
    await using two = await another(world, { rateLimit: 20 })
    const key = { 'X-API-Key': world.options.apiKey as string }
    let turn = 0
    const replies = await times(40, () => (turn++ % 2 ? one : two).get('/platform/v1/project', key))
    expect(statuses(replies)).toEqual(kind === 'PostgreSQL' ? { 200: 20, 429: 20 } : { 200: 40 })
  })

  it('refuse an address that guesses, in its guesses alone: whatever is right is served from there too', async () => {
    await using world = await start(kind)
    const meta = { ...world.options.meta, webhookVerifyToken: 'verify-me-please' }
    await using server = await another(world, { rateLimit: 600, meta }, 1)
    const link = await world.link()
    const shared = { 'X-Forwarded-For': '203.0.113.7' }
    const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      request(method, `${server.url}${path}`, body, { ...shared, ...headers })
    const handshake = (token: string) =>
      ask('GET', `/webhooks/meta?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`)
    const told = (secret: string) => {
      const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
      const signature = createHmac('sha256', secret).update(body).digest('hex')
      return ask('POST', '/webhooks/meta', body, { 'X-Hub-Signature-256': `sha256=${signature}` })
    }
    const forged = `${link.token.slice(0, -4)}AAAA`
    const wrong: Record<string, () => Promise<Reply>> = {
      'a made-up page': () => ask('GET', '/s/x'),
      'a forged page': () => ask('GET', `/s/${forged}`),
      'no key': () => ask('GET', '/platform/v1/project'),
      'a guessed key': () => ask('GET', '/v1/me', undefined, { 'X-API-Key': 'a guess of sixteen' }),
      'a forged token': () => ask('GET', '/connect/v1/session', undefined, { Authorization: `Bearer ${forged}` }),
      'a forged token in a body': () => ask('POST', '/connect/v1/events', { token: forged, events: [] }),
      'a handshake': () => handshake('a guess'),
      'an unsigned webhook': () => ask('POST', '/webhooks/meta', '{}'),
      'a forged webhook': () => told('a guess'),
    }
    for (const guess of Object.values(wrong)) expect(statuses(await times(6, guess))).not.toHaveProperty('429')
    await times(refusalsAMinute, () => ask('GET', '/s/x'))
    for (const [what, guess] of Object.entries(wrong)) {
      const { status, headers } = await guess()
      expect([what, status, Number(headers.get('retry-after')) > 0]).toEqual([what, 429, true])
    }

    const key = { 'X-API-Key': world.options.apiKey as string }
    const bearer = { Authorization: `Bearer ${link.token}` }
    const { code, assets } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const right: Record<string, () => Promise<Reply>> = {
      'the page of a link': () => ask('GET', new URL(link.url).pathname),
      'a key': () => ask('GET', '/platform/v1/project', undefined, key),
      'a key of the admin dialect': () => ask('GET', '/v1/me', undefined, key),
      'a session': () => ask('GET', '/connect/v1/session', undefined, bearer),
      'a code': () =>
        ask('PUT', `/connect/v1/attempts/${randomUUID()}`, { connection_type: 'dedicated', code, assets }, bearer),
      'the handshake': () => handshake('verify-me-please'),
      'a signed webhook': () => told(world.options.meta.appSecret),
    }
    for (const [what, request] of Object.entries(right)) expect([what, (await request()).status]).toEqual([what, 200])
    const events = await ask('POST', '/connect/v1/events', { token: link.token, events: [] })
    expect(events.status).not.toBe(429)
    // What the caller writes there itself is not believed: the word of the proxy comes last.
    const neighbour = { 'X-Forwarded-For': '203.0.113.7, 203.0.113.8' }
    expect((await server.get('/platform/v1/project', neighbour)).status).toBe(401)
  })

  it('ask the database nothing for a forged token, once its address has guessed too often', async () => {
    await using world = await start(kind)
    await using server = await another(world, { rateLimit: 600 })
    const { token } = await world.link()
    const forged = `${token.slice(0, -4)}AAAA`
    const guess = () => server.get('/connect/v1/session', { Authorization: `Bearer ${forged}` })
    await times(refusalsAMinute + 1, guess)
    using statements = listen()
    expect(statuses(await times(20, guess))).toEqual({ 429: 20 })
    expect(statuses(await times(20, () => server.get(`/s/${forged}`)))).toEqual({ 429: 20 })
    expect(foreground(statements.sent).filter(({ text }) => /setup_links|projects|rate_limits/.test(text))).toEqual([])
  })
})

describe('an address', () => {
  it('that a neighbour forwards for is nobody while no proxy is trusted: one caller cannot shut out all behind it', async () => {
    await using world = await start('SQLite')
    await using server = await another(world, { rateLimit: 600 })
    const key = (key: string) =>
      server.get('/platform/v1/project', { 'X-API-Key': key, 'X-Forwarded-For': '203.0.113.7' })
    const guesses = await times(refusalsAMinute + 20, () => key('a guess of sixteen'))
    expect(Object.keys(statuses(guesses))).toEqual(['401'])
    expect((await key(world.options.apiKey as string)).status).toBe(200)
  })
})

describe('a crowd at one link', () => {
  it('waits without a connection in hand, and spends no code when the link is used meanwhile', async () => {
    await using world = await start('PostgreSQL')
    const [crowded, quiet] = [await world.link(), await world.link()]
    const waiting = async () =>
      (await sql<{ pid: number }>`select pid from pg_stat_activity where wait_event_type = 'Lock'`.execute(world.db))
        .rows
    const popups = Array.from({ length: 12 }, () => world.sandbox.control.finish({ connectionType: 'dedicated' }))
    const put = ({ code, assets }: (typeof popups)[number]) =>
      world.connect(crowded.token, 'PUT', `/attempts/${randomUUID()}`, { connection_type: 'dedicated', code, assets })
    const crowd = await world.db.transaction().execute(async (tx) => {
      await holdLink(tx, crowded.id)
      const asked = popups.map(put)
      await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0)
      expect((await world.connect(quiet.token, 'GET', '/session')).status).toBe(200)
      expect(await waiting()).toHaveLength(1)
      await tx.updateTable('setup_links').set({ status: 'used' }).where('id', '=', crowded.id).execute()
      return { asked }
    })
    expect(statuses(await Promise.all(crowd.asked))).toEqual({ 409: 12 })
    expect(world.sandbox.control.calls({ path: '/oauth/access_token' })).toEqual([])
  })
})

describe('every answer', () => {
  it('says that it is not to be framed, sniffed or run, unless it is the page for it', async () => {
    await using world = await start('SQLite')
    for (const { method, path } of documented()) {
      const { headers } = await request(method.toUpperCase(), `${world.url}${path.replace(/\{\w+\}/g, 'x')}`)
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
      expect([path, headers.get('content-security-policy')]).toEqual([
        path,
        expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      ])
      expect([path, headers.get('x-powered-by')]).toEqual([path, null])
      expect([path, headers.get('x-request-id')]).toEqual([path, expect.stringMatching(/^[\w-]{36}$/)])
    }
  })

  it('leads nowhere: no request makes the server redirect', async () => {
    await using world = await start('SQLite')
    const { token } = await world.link({ success_redirect_url: 'https://app.example.com/done' })
    const elsewhere = '//evil.example/%2e%2e'
    const query = '?redirect=https://evil.example&next=//evil.example&success_redirect_url=https://evil.example'
    const paths = documented().map(({ path }) => path.replace('{token}', token).replace(/\{\w+\}/g, 'x'))
    for (const path of [...paths, '/assets', '/assets/..%2f..%2f', '/nothing'])
      for (const address of [`${path}${query}`, `${path}${elsewhere}`, `/${elsewhere}${path}`]) {
        const reply = await fetch(`${world.url}${address}`, { redirect: 'manual', headers: { Host: 'evil.example' } })
        expect([address, reply.headers.get('location'), reply.status < 300 || reply.status >= 400]).toEqual([
          address,
          null,
          true,
        ])
        expect(await reply.text()).not.toContain('href="https://evil.example')
      }
  })

  it('to an address that cannot be read is one line, without a stack', async () => {
    await using world = await start('SQLite')
    for (const path of [
      '/s/%E0%A4%A',
      '/assets/%E0%A4%A',
      '/platform/v1/customers/%E0%A4%A',
      '/connect/v1/attempts/%E0%A4%A',
    ]) {
      const { status, body } = await request('GET', `${world.url}${path}`)
      expect([path, status < 500]).toEqual([path, true])
      expect(JSON.stringify(body)).not.toMatch(/at \w+.*\.[jt]s|node_modules/)
    }
  })
})

describe('a body', () => {
  it('that is larger than its door takes is turned away at every door, before anything reads it', async () => {
    await using world = await start('SQLite')
    const { token } = await world.link()
    const key = { 'X-API-Key': world.options.apiKey as string }
    const bearer = { Authorization: `Bearer ${token}` }
    const doors: [method: string, path: string, kB: number, status: number, headers?: Record<string, string>][] = [
      ['POST', '/platform/v1/customers', 100, 422, key],
      ['POST', '/v1/me', 100, 413, key],
      ['PUT', `/connect/v1/attempts/${randomUUID()}`, 100, 422, bearer],
      ['POST', '/connect/v1/events', 20, 422, bearer],
      ['POST', '/webhooks/meta', 3 * 1024, 413, { 'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}` }],
      [
        'POST',
        '/webhooks/twilio/sms',
        64,
        400,
        { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': `${'A'.repeat(27)}=` },
      ],
    ]
    for (const [method, path, kB, refused, headers] of doors) {
      const ask = (bytes: number) => request(method, `${world.url}${path}`, `"${'x'.repeat(bytes - 2)}"`, headers)
      const [fits, over] = [await ask(kB * 1024), await ask(kB * 1024 + 1)]
      expect([path, over.status]).toEqual([path, refused])
      expect([path, JSON.stringify(over.body)]).not.toEqual([path, JSON.stringify(fits.body)])
    }
  })
})

describe('a connection', () => {
  const limits = {
    ...connectionLimits,
    headersTimeout: 300,
    requestTimeout: 600,
    timeout: 1_200,
    connectionsCheckingInterval: 50,
  }

  async function serving(
    answer: express.RequestHandler,
    work: (open: () => Promise<{ socket: Socket; said(): Promise<string> }>) => Promise<void>,
    more: Partial<typeof limits> = {},
  ) {
    const server = createHttpServer(express().use(answer), { ...limits, ...more })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const { port } = server.address() as { port: number }
    await work(async () => {
      const socket = connect(port, 'localhost')
      let text = ''
      socket.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      socket.on('error', () => {})
      const closed = new Promise((resolve) => socket.on('close', resolve)) // `once` would throw what closes it
      await once(socket, 'connect')
      return { socket, said: () => closed.then(() => text) }
    })
    await drain(server, 100)
  }
  const ok: express.RequestHandler = (req, res) => void req.on('end', () => res.end('ok')).resume()

  it('on which the headers come a letter at a time is closed', () =>
    serving(
      ok,
      async (open) => {
        const { socket, said } = await open()
        socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')
        const drip = setInterval(() => socket.write('G'), 50)
        const answer = await said()
        clearInterval(drip)
        expect(answer).toMatch(/^HTTP\/1\.1 408/)
      },
      { requestTimeout: 60_000 }, // It is not the whole request that is late.
    ))

  it('on which the body comes a byte at a time is closed', () =>
    serving(ok, async (open) => {
      const { socket, said } = await open()
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n')
      const drip = setInterval(() => socket.write('x'), 50)
      const answer = await said()
      clearInterval(drip)
      expect(answer).toMatch(/^HTTP\/1\.1 408/)
    }))

  it('on which nobody reads the answer is closed', () =>
    serving(
      (_req, res) => void res.end(Buffer.alloc(20_000_000)),
      async (open) => {
        const { socket } = await open()
        socket.pause()
        socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
        await new Promise((resolve) => setTimeout(resolve, limits.timeout * 3))
        socket.resume()
        await once(socket, 'close')
        expect(socket.bytesRead).toBeLessThan(20_000_000)
      },
    ))

  it('with headers of more than 16 kB is refused', () =>
    serving(ok, async (open) => {
      const { socket, said } = await open()
      socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`)
      expect(await said()).toMatch(/^HTTP\/1\.1 431/)
    }))
})
