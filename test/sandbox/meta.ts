import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox, type FinishOptions, type SandboxOptions, type ScenarioName } from '../../sandbox/index.ts'

// biome-ignore lint/suspicious/noExplicitAny: an answer is what a test looks into
export type Reply = { status: number; body: any; headers: Headers }

/** A sandbox of the test's own, and the shortest way to call its Graph. */
export async function start(scenario: ScenarioName = 'default', options: SandboxOptions = {}) {
  const sandbox = await createSandbox(options)
  sandbox.control.play(scenario)
  const { app, control, url } = sandbox
  const appToken = `${app.id}|${app.secret}`

  async function call(method: string, path: string, { token, body, form, headers }: Asked = {}): Promise<Reply> {
    const reply = await fetch(`${url}/v26.0${path}`, {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : form ? { body: new URLSearchParams(form) } : {}),
    })
    return { status: reply.status, body: await reply.json(), headers: reply.headers }
  }

  const exchange = (code: string, more: Record<string, string> = {}) =>
    call(
      'GET',
      `/oauth/access_token?${new URLSearchParams({ client_id: app.id, client_secret: app.secret, code, ...more })}`,
    )

  /** A customer who signed up, with the token that the exchange gave. */
  async function customer(choices: FinishOptions = {}) {
    const signup = control.finish(choices)
    const reply = await exchange(signup.code)
    if (reply.status !== 200) throw new Error(`the exchange answered ${reply.status}`)
    const token: string = reply.body.access_token
    return {
      ...signup,
      phone: signup.phoneNumberId ?? '',
      token,
      get: (path: string) => call('GET', path, { token }),
      post: (path: string, body: Record<string, unknown> = {}) => call('POST', path, { token, body }),
      delete: (path: string) => call('DELETE', path, { token }),
    }
  }

  return { ...sandbox, appToken, call, exchange, customer, proof: (token: string) => hmac(app.secret, token) }
}

type Asked = {
  token?: string
  body?: Record<string, unknown>
  form?: Record<string, string>
  headers?: Record<string, string>
}

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex')

export const registration = { messaging_product: 'whatsapp', pin: '123456' }

type Received = { method: string; url: URL; headers: IncomingHttpHeaders; body: string }

/** Somebody's webhook address: answers the handshake, keeps what comes, and fails as often as it is told to. */
export async function callback(verifyToken: string, refuse = { times: 0 }) {
  const received: Received[] = []
  const server = createServer(async (req, res: ServerResponse) => {
    const url = new URL(req.url ?? '/', 'http://localhost')
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    received.push({ method: req.method ?? '', url, headers: req.headers, body: Buffer.concat(chunks).toString() })
    if (req.method === 'GET') {
      const welcome =
        url.searchParams.get('hub.verify_token') === verifyToken && url.searchParams.get('hub.mode') === 'subscribe'
      res.writeHead(welcome ? 200 : 403).end(welcome ? url.searchParams.get('hub.challenge') : 'no')
      return
    }
    refuse.times -= 1
    res.writeHead(refuse.times >= 0 ? 500 : 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/hook`,
    received,
    posts: () => received.filter(({ method }) => method === 'POST'),
    signed: (one: Received, secret: string) =>
      one.headers['x-hub-signature-256'] === `sha256=${hmac(secret, one.body)}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
