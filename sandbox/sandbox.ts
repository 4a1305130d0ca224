import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type NextFunction, type Request, type Response } from 'express'
import { type Control, createControl } from './control/control.ts'
import { controlRouter } from './control/routes.ts'
import { dialogRouter } from './dialog/routes.ts'
import { sdkRouter } from './dialog/sdk.ts'
import { graphRouter } from './graph/router.ts'
import { homeRouter } from './home/home.ts'
import { scenarios } from './scenarios/scenarios.ts'
import { createAccount, type TwilioCredentials } from './twilio/account.ts'
import { createPhoneNetwork } from './twilio/phone-network.ts'
import { twilioRouter } from './twilio/router.ts'
import { webhookFields } from './webhooks/fields.ts'
import { createSender } from './webhooks/sender.ts'
import { createClock } from './world/clock.ts'
import { addBusiness } from './world/seed.ts'
import { type App, defaultSettings, type World } from './world/world.ts'

/** The app that the sandbox knows unless it is told of another. Nothing but this sandbox takes its secret. */
export const sandboxApp = {
  id: '718204465913208',
  secret: '5a9d0c7be1f24863b7e45d12c08f93a6',
  configId: '903317582046651',
} as const

/** The Twilio account that the sandbox has unless it is told of another. */
export const sandboxTwilio: TwilioCredentials = {
  accountSid: 'ACb52e7f1d90c64a38a1f0d7c3e86b249f',
  authToken: '7c0f6e2b94d14a5f8c37e1b0a962d58e',
  apiKeySid: 'SK41d8a7e05f3b4c92b6e8d1c07a35f942',
  apiKeySecret: 'q8VbT2nX5sLw0YfKzR7mHc3PdJ6uGe1A',
}

export type SandboxOptions = {
  /** 0 takes a free one. */
  port?: number
  host?: string
  app?: { id: string; secret: string; configId: string; name?: string }
  /** Where the app's webhooks go; `fields` is every field unless given. */
  webhook?: { url: string; verifyToken: string; fields?: string[] }
  twilio?: Partial<TwilioCredentials>
  /** The address that browsers use, where it is not `http://localhost:<port>`. */
  publicUrl?: string
}

export type Sandbox = AsyncDisposable & {
  /** Origin of the SDK, the dialog, the Graph and the control API. */
  url: string
  app: App
  twilio: TwilioCredentials
  control: Control
  close(): Promise<void>
}

/**
 * Starts a small, strict Meta, and a small Twilio beside it, on a port of its own.
 *
 * @throws {Error} saying so in a sentence when the port is in use.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = createWorld(options)
  const sender = createSender(world)
  const network = createPhoneNetwork(world)
  const control = createControl(world, sender, network)
  let url = ''

  const app = express()
  app.disable('x-powered-by')
  app.use(sdkRouter(world))
  app.use(dialogRouter(world, () => url, control.issue, network))
  app.use('/_control', controlRouter(control))
  app.use(graphRouter(world, { sender, network }, control.issue))
  app.use(twilioRouter(world))
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
    network.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { url, app: world.app, twilio: world.twilio.credentials, control, close, [Symbol.asyncDispose]: close }
}

function createWorld({ app = sandboxApp, twilio, webhook }: SandboxOptions): World {
  check(app)
  const credentials = { ...sandboxTwilio, ...twilio }
  if (!/^AC[0-9a-f]{32}$/.test(credentials.accountSid))
    throw new TypeError('twilio.accountSid must be AC and 32 hexadecimal digits, as Twilio’s are')
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
    preVerified: new Map(),
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
    twilio: createAccount(credentials),
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
