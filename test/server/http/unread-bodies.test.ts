import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import express from 'express'
import { pino } from 'pino'
import { describe, expect, inject, it } from 'vitest'
import { createBodyBudget } from '../../../server/http/body-budget.ts'
import { connectionLimits, createHttpServer, drain } from '../../../server/process/http-server.ts'
import { send } from '../../faults/support/http.ts'
import { apiKey, metricsToken, startProcesses } from '../../faults/support/processes.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'
import { until } from '../../support/until.ts'
import { start } from '../../support/world.ts'

const megabyte = 2 ** 20
const madeUp = `sha256=${'0'.repeat(64)}`

/** A request of which the headers are sent, and so many bytes of its body; what comes back, and whether it was closed. */
async function begin(url: string, path: string, headers: Record<string, string>, bytes = 0, length = 3 * megabyte) {
  const socket = connect(Number(new URL(url).port), 'localhost')
  socket.on('error', () => {}) // A connection that is cut off says so in many ways.
  await once(socket, 'connect')
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk
  })
  const lines = Object.entries({ Host: 'x', 'Content-Length': `${length}`, ...headers }).map((one) => one.join(': '))
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  if (bytes) socket.write(Buffer.alloc(bytes, 'x'))
  return { socket, text: () => text }
}

type Begun = Awaited<ReturnType<typeof begin>>

/** A busy machine may take its time; what never happens fails all the same. */
const patient = { timeout: 20_000 }

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const open = (some: { socket: Socket }[]) => some.filter(({ socket }) => !socket.closed).length

describe.concurrent('a webhook without a signature', () => {
  it.each([
    ['/webhooks/meta', {}, 401],
    ['/webhooks/meta', { 'X-Hub-Signature-256': 'sha256=00' }, 401],
    ['/webhooks/meta', { 'X-Hub-Signature-256': `sha1=${'0'.repeat(40)}` }, 401],
    ['/webhooks/meta', { 'X-Hub-Signature-256': `${madeUp}0` }, 401],
    ['/webhooks/twilio/sms', {}, 403],
    ['/webhooks/twilio/voice', { 'X-Twilio-Signature': 'not one' }, 403],
  ])(
    'to %s with %o is refused before a byte of its body came, and is not listened to',
    async (path, headers, status) => {
      await using world = await start('SQLite')
      const refused = await begin(world.url, path, headers as Record<string, string>)
      await until(async () => expect(await refused.text()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `)), patient)
      await until(async () => expect(refused.socket.closed).toBe(true), patient)
    },
  )

  it('is no reason to close the connection of one that sends the little it has', async () => {
    await using world = await start('SQLite')
    const { socket, text } = await begin(world.url, '/webhooks/meta', {}, 1_000, 1_000)
    await until(async () => expect(await text()).toMatch(/^HTTP\/1\.1 401 /), patient)
    await pause(2_500)
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    await until(async () => expect(await text()).toContain('{"status":"ok"}'), patient)
    socket.destroy()
  })

  it('is not unpacked: what the sender packed small could be large', async () => {
    await using world = await start('SQLite')
    const reply = await fetch(`${world.url}/webhooks/meta`, {
      method: 'POST',
      body: gzipSync('{}'),
      headers: { 'Content-Encoding': 'gzip', 'X-Hub-Signature-256': madeUp },
    })
    expect(reply.status).toBe(400)
  })
})

describe.concurrent('bodies that have begun and do not end', () => {
  /** A server that reads bodies under a budget of so many bytes, and says which it read. */
  async function reading(inAll: number, of: number, work: (url: string) => Promise<void>) {
    const each = { backends: of, connect: of, meta: of, telephony: of }
    const bodies = createBodyBudget(pino({ level: 'silent' }), { inAll, of: each })
    const app = express().set('trust proxy', 1)
    for (const surface of ['meta', 'connect'] as const)
      app.post(`/${surface}`, bodies(surface), express.raw({ type: () => true, limit: '1mb' }), (req, res) => {
        res.send(`read ${(req.body as Buffer).length}`)
      })
    const server = createHttpServer(app.use(((_error, _req, res, _next) => res.end()) as express.ErrorRequestHandler))
    await new Promise<void>((resolve) => server.listen(0, resolve))
    try {
      await work(`http://localhost:${(server.address() as { port: number }).port}`)
    } finally {
      await drain(server, 100)
    }
  }
  const of = (address: string) => ({ 'X-Forwarded-For': address })

  it('are cut off, the oldest first, when they hold more than a surface may', () =>
    reading(10_000, 3_000, async (url) => {
      const some: Begun[] = []
      for (let turn = 0; turn < 5; turn++) {
        some.push(await begin(url, '/meta', of('203.0.113.7'), 1_000))
        await pause(20)
      }
      await until(
        async () => expect(some.map(({ socket }) => socket.closed)).toEqual([true, true, false, false, false]),
        patient,
      )
      const other = await begin(url, '/connect', of('203.0.113.7'), 3_000, 3_000)
      await until(async () => expect(await other.text()).toContain('read 3000'), patient)
    }))

  it('are cut off when all surfaces together hold too much', () =>
    reading(4_000, 3_000, async (url) => {
      const first = await begin(url, '/meta', of('203.0.113.7'), 2_500)
      await pause(50)
      const second = await begin(url, '/connect', of('203.0.113.7'), 2_500)
      await until(async () => expect([first.socket.closed, second.socket.closed]).toEqual([true, false]), patient)
    }))

  it('cost the address that holds the most, and no neighbour that is older and small', () =>
    reading(10_000, 4_000, async (url) => {
      const neighbour = await begin(url, '/meta', of('203.0.113.8'), 500, 600)
      await pause(50)
      const crowd = await Promise.all(
        Array.from({ length: 20 }, () => begin(url, '/meta', of('203.0.113.7'), 1_000, 5_000)),
      )
      await until(async () => expect(open(crowd)).toBe(3), patient)
      neighbour.socket.write('x'.repeat(100))
      await until(async () => expect(await neighbour.text()).toContain('read 600'), patient)
    }))

  it('are counted as what they may become, when they are compressed', () =>
    reading(10 * megabyte, 250 * 1024, async (url) => {
      const some: Begun[] = []
      for (let turn = 0; turn < 3; turn++) {
        some.push(await begin(url, '/connect', { ...of('203.0.113.7'), 'Content-Encoding': 'gzip' }, 10))
        await pause(20)
      }
      await until(async () => expect(open(some)).toBe(2), patient)
    }))
})

describe.each(databaseKinds)('a server process on %s', (kind) => {
  it('holds its memory, and serves, while 200 connections hold 2.9 MB each', async () => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    const META_APP_SECRET = randomBytes(16).toString('hex')
    await using all = await startProcesses(database.url, 1, { META_APP_SECRET })
    const server = all.servers[0] as string
    const resident = async () => {
      const { text } = await send(server, { path: '/metrics', headers: { Authorization: `Bearer ${metricsToken}` } })
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / megabyte
    }
    const key = { 'X-API-Key': apiKey }
    await send(server, { path: '/platform/v1/project', headers: key })
    const before = await resident()
    for (const headers of [{}, { 'X-Hub-Signature-256': madeUp }] as Record<string, string>[]) {
      const crowd = await Promise.all(
        Array.from({ length: 200 }, () => begin(server, '/webhooks/meta', headers, 2.9 * megabyte)),
      )
      for (let turn = 0; turn < 5; turn++) {
        await pause(300)
        expect((await resident()) - before).toBeLessThan(128) // of the 580 that they would hold
      }
      const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
      const signature = createHmac('sha256', META_APP_SECRET).update(body).digest('hex')
      const signed = { 'X-Hub-Signature-256': `sha256=${signature}` }
      const webhook = await send(server, { method: 'POST', path: '/webhooks/meta', headers: signed, body })
      const project = await send(server, { path: '/platform/v1/project', headers: key })
      expect([webhook.status, project.status]).toEqual([200, 200])
      await until(async () => expect(open(crowd)).toBeLessThanOrEqual(6), patient)
      for (const { socket } of crowd) socket.destroy()
    }
  }, 240_000)
})

describe('connections beyond what a server takes', () => {
  it('take the place of the one that is silent the longest, and of none that is owed an answer', async () => {
    let finish = () => {}
    const app = express()
      .get('/slow', (_req, res) => {
        finish = () => res.end('at last')
      })
      .get('/', (_req, res) => void res.end('served'))
    const server = createHttpServer(app, { ...connectionLimits, maxConnections: 4 })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const url = `http://localhost:${(server.address() as { port: number }).port}`
    const slow = await begin(url, '/slow', {}, 0, 0)
    slow.socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    const silent: Begun[] = []
    for (let turn = 0; turn < 12; turn++) {
      silent.push(await begin(url, '/', {}, 0, 10))
      await pause(10)
    }
    await until(async () => expect(open(silent)).toBe(3), patient)
    expect((await send(url, { path: '/' })).text).toBe('served')
    expect(slow.socket.closed).toBe(false)
    finish()
    await until(async () => expect(await slow.text()).toContain('at last'), patient)
    await drain(server, 100)
  })
})
