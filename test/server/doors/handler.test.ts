import { createHmac } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { verifyResult } from '../../../server/index.ts'
import { databaseKinds } from '../../support/databases.ts'
import { startMessaging, text } from '../../support/messaging/world.ts'
import { start, type World } from '../../support/world.ts'

const json = { 'Content-Type': 'application/json' }

/** Asks the server without any port. */
const asking =
  ({ handler, url }: World) =>
  (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit, address?: string) =>
    handler(new Request(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) }), { address })

describe.each(databaseKinds)('the handler of web requests, on %s,', (kind) => {
  it('takes a signup from the link to a result that verifies', async () => {
    await using world = await start(kind)
    const ask = asking(world)
    const key = { 'X-API-Key': world.options.apiKey as string, ...json }
    const made = await ask('POST', '/platform/v1/customers', key, '{"customer":{"name":"Wool"}}')
    expect(made.status).toBe(201)
    const links = `/platform/v1/customers/${(await made.json()).data.id}/setup_links`
    const success_redirect_url = 'https://app.example.com/done'
    const link = await ask('POST', links, key, JSON.stringify({ setup_link: { success_redirect_url, state: 's1' } }))
    const { token, url } = (await link.json()).data
    const page = await ask('GET', new URL(url).pathname)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
    const script = /<script type="module" src="([^"]+)"/.exec(await page.text())?.[1] as string
    expect((await ask('GET', new URL(script, url).pathname)).status).toBe(200)
    const { code, assets, message } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const attempt = '/connect/v1/attempts/6f1f4f0e-7a43-4c53-9c1b-0d3a3f4b1c2d'
    const customer = { Authorization: `Bearer ${token}`, ...json }
    const popup = { connection_type: 'dedicated', code, assets: { event: message.event, ...assets } }
    let state = await (await ask('PUT', attempt, customer, JSON.stringify(popup))).json()
    while (state.status === 'working') {
      await setTimeout(25)
      state = await (await ask('GET', attempt, customer)).json()
    }
    const verified = await verifyResult(state.redirect_url, {
      serverUrl: world.url,
      audience: success_redirect_url,
      expect: { state: 's1' },
    })
    expect(verified).toMatchObject({ status: 'completed', state: 's1' })
  })

  it('reads the bytes that Meta signed, with any spacing', async () => {
    await using world = await start(kind)
    const ask = asking(world)
    const body = '{ "object":"whatsapp_business_account",\n "entry": [] }'
    const sign = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    const post = (signature: string) => ask('POST', '/webhooks/meta', { 'X-Hub-Signature-256': signature }, body)
    expect((await post(sign(world.sandbox.app.secret))).status).toBe(200)
    expect((await post(sign('another'))).status).toBe(401)
  })

  it('ends the call to Meta when the request is aborted, and rejects as fetch does', async () => {
    await using world = await startMessaging(kind)
    const gone = new AbortController()
    const closed = new Promise<void>((resolve) => {
      world.meta.answers((req, res) => {
        res.once('close', () => resolve())
        req.resume()
        gone.abort(new Error('the visitor left'))
      })
    })
    const asked = world.handler(
      new Request(`${world.url}/meta/whatsapp/v26.0/${world.one.phone}/messages`, {
        method: 'POST',
        headers: { 'X-API-Key': world.options.apiKey as string, ...json },
        body: JSON.stringify(text()),
        signal: gone.signal,
      }),
    )
    await expect(asked).rejects.toThrow('the visitor left')
    await closed
    const again = new Request(`${world.url}/healthz`, { signal: gone.signal })
    await expect(world.handler(again)).rejects.toThrow('the visitor left')
  })

  it('ends a download from Meta when nobody reads it any more', async () => {
    await using world = await startMessaging(kind)
    const id = world.meta.media(world.one.phone, Buffer.from('x'), 'video/mp4')
    let written = 0
    const closed = new Promise<void>((resolve) => {
      world.meta.file(id, (res) => {
        res.once('close', () => resolve())
        const more = () => {
          do written += 65_536
          while (!res.closed && res.write(Buffer.alloc(65_536)))
        }
        res.on('drain', more)
        more()
      })
    })
    const about = await world.graph('GET', `/${id}?phone_number_id=${world.one.phone}`)
    const answer = await world.handler(new Request(about.body.download_url))
    expect(answer.status).toBe(200)
    await setTimeout(300)
    const [held] = [written]
    await setTimeout(300)
    expect([written, held < 24 * 2 ** 20]).toEqual([held, true])
    await answer.body?.cancel()
    await closed
  })
})

describe('the handler of web requests', () => {
  it('answers HEAD and 204 without a body, and what is too large with 413', async () => {
    await using world = await start('SQLite')
    const ask = asking(world)
    const head = await ask('HEAD', '/openapi.json')
    expect([head.status, head.body, Number(head.headers.get('content-length')) > 1_000]).toEqual([200, null, true])
    const key = { 'X-API-Key': world.options.apiKey as string, ...json }
    const customer = await ask('POST', '/platform/v1/customers', key, '{"customer":{"name":"Wool"}}')
    const gone = await ask('DELETE', `/platform/v1/customers/${(await customer.json()).data.id}`, key)
    expect([gone.status, gone.body]).toEqual([204, null])
    const signed = { 'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}` }
    expect((await ask('POST', '/webhooks/meta', signed, 'x'.repeat(4 * 2 ** 20))).status).toBe(413)
    const streamed = new Request(`${world.url}/platform/v1/customers`, {
      method: 'POST',
      headers: key,
      body: Readable.toWeb(Readable.from(['{"customer":', '{"name":"In pieces"}}'].map((part) => Buffer.from(part)))),
      duplex: 'half',
    } as RequestInit)
    expect((await world.handler(streamed)).status).toBe(201)
  })

  it('answers with the headers that a port would answer with', async () => {
    await using world = await start('SQLite')
    // Tags of what is not a file are the host's own setting.
    const others = /^(connection|date|etag|keep-alive|transfer-encoding|x-request-id)$/
    // A nonce is another each time.
    const headersOf = ({ headers }: Response) =>
      [...headers]
        .filter(([name]) => !others.test(name))
        .map(([name, value]) => [name, value.replaceAll(/'nonce-[^']+'/g, "'nonce-…'")])
    const accepted = { 'Accept-Encoding': 'identity' }
    for (const path of ['/', '/healthz', '/nowhere', '/platform/v1/customers', '/embed.js'])
      expect([path, headersOf(await asking(world)('GET', path, accepted))]).toEqual([
        path,
        headersOf(await fetch(`${world.url}${path}`, { headers: accepted })),
      ])
  })

  it('leaves it to the host to compress', async () => {
    await using world = await start('SQLite')
    const answer = await asking(world)('GET', '/embed.js', { 'Accept-Encoding': 'gzip, br' })
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(await answer.text()).toContain('import')
  })

  it('says what to do when the body was read before', async () => {
    await using world = await start('SQLite')
    const given = new Request(`${world.url}/platform/v1/customers`, { method: 'POST', body: '{}' })
    await given.text()
    await expect(world.handler(given)).rejects.toThrow('pass the request on before anything reads it')
  })

  it('counts refused requests by the address that the host names, or that a trusted proxy names', async () => {
    await using world = await start('SQLite', { rateLimit: 600, trustProxy: 1 })
    const ask = asking(world)
    const refused = (address: string | undefined, forwarded: Record<string, string> = {}) =>
      ask('GET', '/platform/v1/customers', { 'X-API-Key': 'wrong', ...forwarded }, undefined, address)
    const last = async (...about: Parameters<typeof refused>) => {
      for (let nth = 0; nth < 60; nth++) await (await refused(...about)).text()
      return (await refused(...about)).status
    }
    expect(await last('203.0.113.7')).toBe(429)
    expect((await refused('203.0.113.8')).status).toBe(401)
    expect(await last('10.0.0.1', { 'X-Forwarded-For': '203.0.113.9' })).toBe(429)
    expect((await refused('10.0.0.1', { 'X-Forwarded-For': '203.0.113.10' })).status).toBe(401)
    expect(await last(undefined), 'nobody knows whom to count').toBe(401)
  })

  it('answers with the path of its public address and without', async () => {
    await using world = await start('SQLite')
    await world.restart({ publicUrl: `${world.url}/api/whatsapp/` })
    for (const path of ['/healthz', '/api/whatsapp/healthz', '/api/whatsapp/embed.js'])
      expect([path, (await asking(world)('GET', path)).status]).toEqual([path, 200])
    expect((await asking(world)('GET', '/other/healthz')).status).toBe(404)
  })
})
