import { randomBytes, randomUUID } from 'node:crypto'
import express from 'express'
import { pino } from 'pino'
import type { Sandbox } from '../../sandbox/index.ts'
import { createPatchbay, type Patchbay, type PatchbayOptions } from '../../server/app.ts'
import { createHttpServer } from '../../server/process/http-server.ts'
import { carefulSandbox } from '../support/sandbox/careful.ts'
import { type Answer, pause, send } from './support/http.ts'
import { apiKey } from './support/processes.ts'

/** Servers in this process, over one database and one Meta: where their clocks are to be moved. */
export interface Inside extends AsyncDisposable {
  sandbox: Sandbox
  servers: { url: string; advance(milliseconds: number): void }[]
  link(): Promise<{ id: string; token: string }>
  /** A popup that ended well; hands what it gave to a server. */
  finish(
    token: string,
    connectionType: 'dedicated' | 'coexistence',
    server?: number,
  ): Promise<{ id: string; answer: Answer }>
  connect(token: string, method: string, path: string, body?: object, server?: number): Promise<Answer>
}

export async function inside(
  databaseUrl: string,
  count = 1,
  meta: (sandbox: Sandbox) => Partial<PatchbayOptions['meta']> = () => ({}),
): Promise<Inside> {
  const sandbox = await carefulSandbox()
  const secretKey = randomBytes(32).toString('base64')
  const closing: (() => Promise<unknown>)[] = []
  const servers: Inside['servers'] = []
  for (let one = 0; one < count; one++) {
    let ahead = 0
    const app = express()
    const server = createHttpServer(app)
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const url = `http://localhost:${(server.address() as { port: number }).port}`
    const patchbay: Patchbay = await createPatchbay({
      publicUrl: url,
      databaseUrl,
      secretKey,
      apiKey,
      rateLimit: 'off',
      allowPrivateWebhooks: true,
      webhookTimeout: 30_000, // a busy machine must not look like a receiver that hangs
      log: pino({ level: 'silent' }),
      now: () => new Date(Date.now() + ahead),
      meta: {
        appId: sandbox.app.id,
        appSecret: sandbox.app.secret,
        configId: sandbox.app.configId,
        graphUrl: sandbox.url,
        timeout: 3_000,
        ...meta(sandbox),
      },
    })
    app.use(patchbay.router)
    servers.push({
      url,
      advance: (milliseconds) => {
        ahead += milliseconds
      },
    })
    closing.push(async () => {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await patchbay.close()
    })
  }

  const at = (server: number) => (servers[server] as Inside['servers'][number]).url
  const backend = async (path: string, body: object) => {
    const headers = { 'X-API-Key': apiKey, 'Content-Type': 'application/json' }
    const asked = { method: 'POST', path: `/platform/v1${path}`, headers, body: JSON.stringify(body) }
    let answer = await send(at(0), asked)
    for (let tries = 0; (answer.status === 0 || answer.status === 503) && tries < 20; tries++) {
      await pause(500)
      answer = await send(at(0), asked)
    }
    return answer.body.data
  }
  const connect: Inside['connect'] = async (token, method, path, body, server = 0) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const asked = { method, path: `/connect/v1${path}`, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
    let answer = await send(at(server), asked)
    // As the widget does: what got no answer is asked again.
    for (let tries = 0; answer.status === 0 && tries < 20; tries++) {
      await pause(200)
      answer = await send(at(server), asked)
    }
    return answer
  }
  return {
    sandbox,
    servers,
    connect,
    async link() {
      const { id } = await backend('/customers', { customer: { name: 'Wool' } })
      return backend(`/customers/${id}/setup_links`, { setup_link: {} })
    },
    async finish(token, connectionType, server = 0) {
      const { code, assets } = sandbox.control.finish({ connectionType })
      const id = randomUUID()
      return {
        id,
        answer: await connect(
          token,
          'PUT',
          `/attempts/${id}`,
          { connection_type: connectionType, code, assets },
          server,
        ),
      }
    },
    async [Symbol.asyncDispose]() {
      for (const close of closing) await close()
      await sandbox.close()
    },
  }
}
