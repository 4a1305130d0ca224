import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { pino } from 'pino'
import { inject } from 'vitest'
import type { Sandbox } from '../../sandbox/index.ts'
import { createPatchbay, type Patchbay, type PatchbayOptions } from '../../server/app.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { type DatabaseKind, readyDatabase } from './databases.ts'
import { carefulSandbox } from './sandbox/careful.ts'
import { watchedLog } from './watched-log.ts'

// biome-ignore lint/suspicious/noExplicitAny: what a test expects of a body is the test's to say
export interface Reply<Body = any> {
  status: number
  headers: Headers
  body: Body
}

/** A server over a database of its own, with a Meta of its own; all of it goes away with the test. */
export interface World extends AsyncDisposable {
  url: string
  sandbox: Sandbox
  /** The door for hosts that speak the web's own requests. */
  handler: Patchbay['handler']
  /** The server itself, as the host app of it has it. */
  patchbay(): Patchbay
  /** The same database, for looking at rows. */
  db: Db
  options: PatchbayOptions
  /** What the server logged, line by line. */
  logged: string[]
  /** As a backend with the project's key. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** As the widget with a link's token. */
  connect(token: string, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** A customer and a link for them. */
  link(options?: object): Promise<Link>
  /** Finishes a popup as the sandbox would, hands the result over, and waits for the attempt to end (or to want a PIN). */
  signUp(link: Pick<Link, 'token'>, popup?: Popup): Promise<Reply>
  /** Polls an attempt until it ends or wants a PIN. */
  settled(link: Pick<Link, 'token'>, attemptId: string): Promise<Reply>
  /** Moves the server's clock. */
  advance(milliseconds: number): void
  /** Closes the server and starts another on the same database. */
  restart(options?: Partial<PatchbayOptions>): Promise<void>
}

export interface Link {
  id: string
  token: string
  url: string
  customerId: string
  expires_at: string
  created_at: string
  status: string
}

export interface Popup {
  attemptId?: string
  connectionType?: 'dedicated' | 'coexistence'
  finish?: Parameters<Sandbox['control']['finish']>[0]
  /** Changes what the browser says before it is sent. */
  tamper?: (assets: Record<string, string>) => Record<string, string> | undefined
}

export async function start(kind: DatabaseKind, changed: Partial<PatchbayOptions> = {}): Promise<World> {
  const database = await readyDatabase(kind, inject('postgresUrl'))
  const sandbox = await carefulSandbox()
  const logged: string[] = []
  const log = watchedLog(logged)
  let ahead = 0
  const server = await listening()
  const apiKey = `test-${randomUUID()}`
  const options: PatchbayOptions = {
    publicUrl: server.url,
    databaseUrl: database.url,
    secretKey: randomBytes(32).toString('base64'),
    apiKey,
    projectName: 'Acme',
    rateLimit: 'off',
    domains: { resolvers: ['127.0.0.1:1'] }, // nobody: a test that needs name servers plays them
    log: pino({ level: 'debug' }, log),
    now: () => new Date(Date.now() + ahead),
    meta: {
      appId: sandbox.app.id,
      appSecret: sandbox.app.secret,
      configId: sandbox.app.configId,
      graphUrl: sandbox.url,
      sdkUrl: `${sandbox.url}/{locale}/sdk.js`,
      dialogOrigins: [sandbox.url],
      timeout: 3_000, // on a busy machine an answer from this very process may take a second
    },
    ...changed,
    twilio: { apiUrl: sandbox.url, timeout: 3_000, ...changed.twilio },
  }
  const learn = ({ apiKey, domains, secretKey, meta, metricsToken, twilio }: PatchbayOptions) =>
    log.learn(apiKey, secretKey, meta.appSecret, meta.systemToken, metricsToken, domains?.askToken, twilio?.authToken)
  learn(options)
  let patchbay = await createPatchbay(options)
  server.use(doorOf(patchbay))
  const db = await openDatabase(database.url)

  const world: World = {
    url: server.url,
    sandbox,
    handler: (given, from) => patchbay.handler(given, from),
    patchbay: () => patchbay,
    db,
    options,
    logged,
    api(method, path, body, headers) {
      log.learnFrom(body)
      return request(method, `${server.url}/platform/v1${path}`, body, { 'X-API-Key': apiKey, ...headers })
    },
    connect(token, method, path, body, headers) {
      log.learnFrom(body)
      return request(method, `${server.url}/connect/v1${path}`, body, { Authorization: `Bearer ${token}`, ...headers })
    },
    async link(wanted = {}) {
      const customer = await world.api('POST', '/customers', { customer: { name: 'Wind & Wool' } })
      const made = await world.api('POST', `/customers/${customer.body.data.id}/setup_links`, { setup_link: wanted })
      if (made.status !== 201) throw new Error(`no link: ${JSON.stringify(made.body)}`)
      return { ...made.body.data, customerId: customer.body.data.id }
    },
    async signUp(link, { attemptId = randomUUID(), connectionType = 'dedicated', finish, tamper } = {}) {
      const { code, assets, message } = sandbox.control.finish({ connectionType, ...finish })
      const said = { event: message.event, ...assets }
      const hints = tamper ? tamper(said) : said
      const first = await world.connect(link.token, 'PUT', `/attempts/${attemptId}`, {
        connection_type: connectionType,
        code,
        ...(hints ? { assets: hints } : {}),
      })
      return first.body.status === 'working' ? world.settled(link, attemptId) : first
    },
    async settled(link, attemptId) {
      // Less and less often: tests that wait beside each other would take the time that they wait for.
      for (let [end, wait] = [Date.now() + 200_000, 25]; Date.now() < end; wait = Math.min(wait * 1.5, 400)) {
        const reply = await world.connect(link.token, 'GET', `/attempts/${attemptId}`)
        if (reply.body.status !== 'working') return reply
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
      throw new Error('the attempt did not end within 200 seconds')
    },
    advance: (milliseconds) => {
      ahead += milliseconds
    },
    async restart(more = {}) {
      await patchbay.close()
      const changed = { ...options, ...more }
      learn(changed)
      patchbay = await createPatchbay(changed)
      server.use(doorOf(patchbay))
    },
    async [Symbol.asyncDispose]() {
      await server.close()
      await patchbay.close()
      await db.destroy()
      for (const { pin } of sandbox.control.state().numbers) log.learn(pin ?? undefined)
      await database[Symbol.asyncDispose]()
      try {
        log.check()
      } finally {
        await sandbox.close()
      }
    },
  }
  return world
}

/** Gives the project an address where its customers get help: without one, each new link warns of that. */
export async function nameHelp({ api }: Pick<World, 'api'>, support_url = 'https://acme.example/help') {
  await api('PATCH', '/project', { project: { policy: { support_url } } })
}

/** The door that this run of the tests goes through: the router, or the handler for hosts that speak the web's own requests. */
function doorOf({ handler, router }: Patchbay): express.RequestHandler {
  if (process.env.PATCHBAY_TEST_DOOR !== 'handler') return router
  const listener = getRequestListener(
    (given, env) => handler(given, { address: 'incoming' in env ? env.incoming.socket.remoteAddress : undefined }),
    { overrideGlobalObjects: false },
  )
  return (req, res) => {
    res.removeHeader('X-Powered-By') // of the Express around it
    void listener(req, res)
  }
}

/** A server on a free port whose router can be put in later, and changed. */
async function listening() {
  let router: express.RequestHandler = (_req, res) => void res.sendStatus(503)
  const app = express().use((req, res, next) => router(req, res, next))
  // Longer than any test waits: a connection that closes while a request is on its way fails it.
  const server: Server = createServer({ keepAliveTimeout: 300_000 }, app)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    url: `http://localhost:${(server.address() as { port: number }).port}`,
    use: (next: express.RequestHandler) => {
      router = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

export async function request(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text }
}
