import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import { downToStart, readyDatabase } from '../../support/databases.ts'
import { freePort } from '../../support/free-port.ts'
import { carefulSandbox } from '../../support/sandbox/careful.ts'
import { type Reply, request } from '../../support/world.ts'

const main = join(import.meta.dirname, '../../../server/process/main.ts')
const apiKey = 'a key that two processes share'

/** Two real server processes over one PostgreSQL, one Meta, and a receiver of webhooks that counts what comes. */
async function twoProcesses() {
  const database = await readyDatabase('PostgreSQL', inject('postgresUrl'))
  const sandbox = await carefulSandbox()
  const ports = [await freePort(), await freePort()] as const
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
    DATABASE_URL: database.url,
    PATCHBAY_SECRET_KEY: randomBytes(32).toString('base64'),
    PATCHBAY_API_KEY: apiKey,
    PATCHBAY_RATE_LIMIT: 'off',
    PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1',
    PUBLIC_URL: `http://localhost:${ports[0]}`,
    META_APP_ID: sandbox.app.id,
    META_APP_SECRET: sandbox.app.secret,
    META_CONFIG_ID: sandbox.app.configId,
    META_GRAPH_URL: sandbox.url,
    META_WEBHOOK_VERIFY_TOKEN: 'verify-me',
  }
  const children: (ChildProcess | undefined)[] = []
  const startOne = async (one: 0 | 1) => {
    const child = spawn(process.execPath, [main], {
      env: { ...env, PORT: String(ports[one]) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    children[one] = child
    const ready = () =>
      fetch(`http://localhost:${ports[one]}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    while (!(await ready())) {
      if (child.exitCode !== null) throw new Error(`a server ended with ${child.exitCode}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const end = async () => {
    for (const child of children)
      if (child && child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
  }
  try {
    await Promise.all([startOne(0), startOne(1)])
  } catch (error) {
    await end() // The other one would keep this process from ending.
    throw error
  }

  const received: { id: string; event: string; body: { connection_type?: string }; valid: boolean }[] = []
  const receiver = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    const headers = req.headers as Record<string, string>
    let valid = true
    try {
      new Webhook('a secret of the receiver', { format: 'raw' }).verify(body, headers)
    } catch {
      valid = false
    }
    received.push({
      id: headers['webhook-id'] as string,
      event: headers['x-webhook-event'] as string,
      body: JSON.parse(body),
      valid,
    })
    setTimeout(() => res.end(), 20)
  }).listen(0)
  await once(receiver, 'listening')

  const db = await openDatabase(database.url)
  const clear = await downToStart(database, db)
  let turn = 0
  /** A backend behind a balancer: every other request goes to the other process. */
  const api = (method: string, path: string, body?: unknown): Promise<Reply> =>
    request(method, `http://localhost:${ports[turn++ % 2]}/platform/v1${path}`, body, { 'X-API-Key': apiKey })
  const connect = (one: 0 | 1, token: string, method: string, path: string, body?: unknown): Promise<Reply> =>
    request(method, `http://localhost:${ports[one]}/connect/v1${path}`, body, { Authorization: `Bearer ${token}` })
  return {
    sandbox,
    db,
    ports,
    received,
    api,
    connect,
    startOne,
    async kill(one: 0 | 1) {
      children[one]?.kill('SIGKILL')
      await once(children[one] as ChildProcess, 'exit')
    },
    /** For the next test: both are there, nothing is in the database but the project and its key, and Meta knows nobody. */
    async refresh() {
      for (const one of [0, 1] as const) if (children[one]?.signalCode) await startOne(one)
      await clear()
      sandbox.control.reset()
      received.splice(0)
    },
    async hook(events: string[]) {
      const { port } = receiver.address() as { port: number }
      const made = await api('POST', '/whatsapp/webhooks', {
        whatsapp_webhook: {
          url: `http://localhost:${port}/`,
          kind: 'kapso',
          secret_key: 'a secret of the receiver',
          events,
          active: true,
        },
      })
      expect(made.status).toBe(201)
    },
    async link() {
      const customer = await api('POST', '/customers', { customer: { name: 'Wool' } })
      const { body } = await api('POST', `/customers/${customer.body.data.id}/setup_links`, { setup_link: {} })
      return { ...body.data, customerId: customer.body.data.id } as { id: string; token: string; customerId: string }
    },
    async [Symbol.asyncDispose]() {
      await end()
      receiver.close()
      receiver.closeAllConnections()
      await db.destroy()
      await sandbox.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

let two: Awaited<ReturnType<typeof twoProcesses>>
beforeAll(async () => {
  two = await twoProcesses()
})
beforeEach(() => two.refresh())
afterAll(() => two[Symbol.asyncDispose]())

describe('two server processes on one PostgreSQL', () => {
  it('leave one link active when forty are made at once through both', async () => {
    const { customerId } = await two.link()
    const links = `/customers/${customerId}/setup_links`
    const made = await Promise.all(Array.from({ length: 40 }, () => two.api('POST', links, { setup_link: {} })))
    expect(made.map(({ status }) => status)).toEqual(Array(40).fill(201))
    expect((await two.api('GET', `${links}?status=active`)).body.meta.total_count).toBe(1)
  })

  it('spend a code once that comes to both at the same moment, and tell about it once', async () => {
    await two.hook(['whatsapp.phone_number.created'])
    const link = await two.link()
    const { code, assets } = two.sandbox.control.finish({ connectionType: 'dedicated' })
    const sent = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        two.connect((n % 2) as 0 | 1, link.token, 'PUT', `/attempts/${randomUUID()}`, {
          connection_type: 'dedicated',
          code,
          assets,
        }),
      ),
    )
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1)
    await expect.poll(() => two.received.length).toBe(1)
    expect(two.sandbox.control.calls().filter(({ path }) => path === '/oauth/access_token')).toHaveLength(1)
    expect(await two.db.selectFrom('attempts').select('status').execute()).toEqual([{ status: 'completed' }])
  })

  it('deliver three hundred events once each', async () => {
    await two.hook(['setup_link.opened'])
    // Thirty at a time: whoever waits five seconds for a connection to the database is refused, and a busy machine is that slow.
    for (let times = 0; times < 10; times++) {
      const links = await Promise.all(Array.from({ length: 30 }, () => two.link()))
      const opened = links.map((link, n) => two.connect((n % 2) as 0 | 1, link.token, 'GET', '/session'))
      expect(new Set((await Promise.all(opened)).map(({ status }) => status))).toEqual(new Set([200]))
    }
    await expect.poll(() => two.received.length, { timeout: 120_000 }).toBeGreaterThanOrEqual(300)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(two.received).toHaveLength(300)
    expect(new Set(two.received.map(({ id }) => id)).size).toBe(300)
    expect(two.received.every(({ valid }) => valid)).toBe(true)
  })

  it.each([0, 1] as const)(
    'finish what process %i was killed over, by themselves',
    async (victim) => {
      await two.hook(['whatsapp.phone_number.created'])
      const link = await two.link()
      two.sandbox.control.fault({ path: '/register', times: 1, answer: { hang: 60_000 } })
      const { code } = two.sandbox.control.finish({ connectionType: 'dedicated' })
      const id = randomUUID()
      await two.connect(victim, link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
      const stands = () => two.db.selectFrom('attempts').select(['step', 'status']).executeTakeFirstOrThrow()
      // The step is written before Meta is asked: who was killed in between would leave the silence to the other process.
      const asked = () => two.sandbox.control.calls().filter(({ path }) => path.endsWith('/register')).length
      await expect.poll(asked, { timeout: 60_000 }).toBe(1)
      await two.kill(victim)
      await expect.poll(async () => (await stands()).status, { timeout: 60_000 }).toBe('completed')
      await expect.poll(() => two.received.length, { timeout: 120_000 }).toBe(1)
      expect(two.received[0]).toMatchObject({ event: 'whatsapp.phone_number.created', valid: true })
    },
    180_000,
  )

  it('take what Meta says at either door, once though it is said at both', async () => {
    await two.hook(['whatsapp.phone_number.disconnected'])
    const link = await two.link()
    const { code, wabaId } = two.sandbox.control.finish({ connectionType: 'dedicated' })
    await two.connect(0, link.token, 'PUT', `/attempts/${randomUUID()}`, { connection_type: 'dedicated', code })
    await expect
      .poll(async () => (await two.db.selectFrom('phone_numbers').select('id').execute()).length, { timeout: 60_000 })
      .toBe(1)
    two.sandbox.control.webhooks.to(`http://localhost:${two.ports[0]}/webhooks/meta`, 'verify-me')
    two.sandbox.control.disconnect({ wabaId })
    await two.sandbox.control.webhooks.settled()
    await expect.poll(() => two.received.length).toBe(1)
    two.sandbox.control.webhooks.to(`http://localhost:${two.ports[1]}/webhooks/meta`, 'verify-me')
    const value = { event: 'PARTNER_REMOVED', waba_info: { waba_id: wabaId, owner_business_id: '1' } }
    await two.sandbox.control.webhooks.send({ field: 'account_update', value, wabaId })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(two.received.map(({ event, body }) => [event, body.connection_type])).toEqual([
      ['whatsapp.phone_number.disconnected', 'dedicated'],
    ])
    const { connection_status } = await two.db
      .selectFrom('phone_numbers')
      .select('connection_status')
      .executeTakeFirstOrThrow()
    expect(connection_status).toBe('disconnected')
  })
})
