import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type NextFunction, type Request, type Response } from 'express'
import { createClock } from './clock.ts'
import { type Control, createControl } from './control/control.ts'
import { controlRouter } from './control/routes.ts'
import { dialogRouter } from './dialog/routes.ts'
import { graphRouter } from './graph/router.ts'
import { homeRouter } from './home.ts'
import { scenarios } from './scenarios.ts'
import { sdkRouter } from './sdk.ts'
import { addBusiness } from './seed.ts'
import { webhookFields } from './webhooks/fields.ts'
import { createSender } from './webhooks/sender.ts'
import { type App, defaultSettings, type World } from './world.ts'

/** The app that the sandbox knows unless it is told of another. Nothing but this sandbox takes its secret. */
export const sandboxApp = {
  id: '718204465913208',
  secret: '5a9d0c7be1f24863b7e45d12c08f93a6',
  configId: '903317582046651',
} as const

export type SandboxOptions = {
  /** 0 takes a free one. */
  port?: number
  host?: string
  app?: { id: string; secret: string; configId: string; name?: string }
  /** Where the app's webhooks go; `fields` is every field unless given. */
  webhook?: { url: string; verifyToken: string; fields?: string[] }
  /** The address that browsers use, where it is not `http://localhost:<port>`. */
  publicUrl?: string
}

export type Sandbox = AsyncDisposable & {
  /** Origin of the SDK, the dialog, the Graph and the control API. */
  url: string
  app: App
  control: Control
  close(): Promise<void>
}

/**
 * Starts a small, strict Meta on a port of its own.
 *
 * @throws {Error} saying so in a sentence when the port is in use.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = createWorld(options)
  const sender = createSender(world)
  const control = createControl(world, sender)
  let url = ''

  const app = express()
  app.disable('x-powered-by')
  app.use(sdkRouter(world))
  app.use(dialogRouter(world, () => url, control.issue))
  app.use('/_control', controlRouter(control))
  app.use(graphRouter(world, sender, control.issue))
  app.use(homeRouter(world, control, () => url))
  app.use((_, res) => void res.status(404).type('text').send('Nothing lives here. GET / says what does.\n'))
  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    console.error(error)
    if (!res.headersSent) res.status(500).json({ error: 'The sandbox itself failed; see its output.' })
  })

  const server = createServer(app)
  await listen(server, options.port ?? 0, options.host ?? '127.0.0.1')
  const { port } = server.address() as AddressInfo
  url = (options.publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, '')

  const close = async () => {
    sender.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { url, app: world.app, control, close, [Symbol.asyncDispose]: close }
}

function createWorld({ app = sandboxApp, webhook }: SandboxOptions): World {
  check(app)
  const clock = createClock()
  const world: World = {
    app: {
      name: 'Acme CRM',
      ...app,
      businessId: '',
      systemToken: `EAA${createHash('sha256').update(randomBytes(32)).digest('hex')}`,
    },
    clock,
    settings: { ...defaultSettings },
    scenario: { name: 'default', scenario: scenarios.default, era: 0 },
    users: new Map(),
    businesses: new Map(),
    wabas: new Map(),
    numbers: new Map(),
    grants: new Map(),
    tokens: new Map(),
    subscription: webhook
      ? {
          url: webhook.url,
          verifyToken: webhook.verifyToken,
          fields: webhook.fields ?? [...webhookFields],
          verified: false,
        }
      : null,
    usage: new Map(),
    calls: [],
    faults: [],
    deliveries: [],
  }
  world.app.businessId = addBusiness(world, { name: `${world.app.name}, Inc.`, verificationStatus: 'verified' }).id
  return world
}

function check({ id, secret, configId }: { id: string; secret: string; configId: string }): void {
  if (!/^\d+$/.test(id)) throw new TypeError('app.id must be digits, as Meta’s app ids are')
  if (!/^\d+$/.test(configId)) throw new TypeError('app.configId must be digits, as Meta’s configuration ids are')
  if (!secret) throw new TypeError('app.secret must not be empty')
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use; set SANDBOX_PORT to a free one.`) : error,
      ),
    )
    server.listen(port, host, resolve)
  })
}
