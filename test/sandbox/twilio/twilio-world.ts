import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import twilio from 'twilio'
import type { SandboxOptions, ScenarioName } from '../../../sandbox/index.ts'
import { start } from '../meta.ts'

type Heard = { url: string; params: Record<string, string>; signature: string; userAgent: string }

/** The official client, talking to a sandbox: it has no setting for another address, so requests are sent elsewhere on the way. */
export function officialClient(
  url: string,
  { accountSid, username = accountSid, password }: { accountSid: string; username?: string; password: string },
) {
  // biome-ignore lint/suspicious/noExplicitAny: the client's own type of a request is wider than what is used
  const request = async ({ method, uri, username, password, params, data, headers }: any) => {
    const target = new URL(uri.replace('https://api.twilio.com', url))
    for (const [name, value] of Object.entries(params ?? {})) target.searchParams.set(name, String(value))
    const reply = await fetch(target, {
      method,
      headers: { ...headers, Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
      ...(data ? { body: new URLSearchParams(data) } : {}),
    })
    const text = await reply.text()
    return { statusCode: reply.status, body: text && JSON.parse(text) }
  }
  return twilio(username, password, {
    accountSid,
    autoRetry: false,
    httpClient: { request } as unknown as NonNullable<Parameters<typeof twilio>[2]>['httpClient'] & object,
  })
}

export async function startTwilio(scenario: ScenarioName = 'default', options: SandboxOptions = {}) {
  const meta = await start(scenario, options)
  const { accountSid, authToken } = meta.twilio
  const client = officialClient(meta.url, { accountSid, password: authToken })
  const raw = (method: string, path: string, form?: Record<string, string>) =>
    fetch(`${meta.url}/2010-04-01/Accounts/${accountSid}${path}`, {
      method,
      headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
  return { ...meta, client, raw }
}

/** An app's webhooks for Twilio: answers each path with the document that is there for it, and keeps what it heard. */
export async function twilioApp(documents: Record<string, string> = {}, contentType = 'text/xml') {
  const heard: Heard[] = []
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const params = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
    const path = new URL(req.url ?? '/', 'http://localhost').pathname
    heard.push({
      url: `${address()}${req.url}`,
      params,
      signature: String(req.headers['x-twilio-signature']),
      userAgent: String(req.headers['user-agent']),
    })
    const document = documents[path]
    if (document === 'fail') return void res.writeHead(500).end()
    res.writeHead(200, { 'Content-Type': contentType }).end(document ?? '<Response/>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = () => `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    url: address(),
    heard,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
