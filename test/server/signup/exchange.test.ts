import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fetchOnce } from '../../../server/meta/fresh-connection.ts'
import { createGraph } from '../../../server/meta/graph.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const refusal = (code: number, message: string, error_subcode?: number) => ({
  status: 400,
  body: { error: { message, type: 'OAuthException', code, ...(error_subcode ? { error_subcode } : {}) } },
})

const exchanges = (world: World) =>
  world.sandbox.control.calls().flatMap(({ method, path }) => (path === '/oauth/access_token' ? [method] : []))

/** A Graph that looks where it is told to for its parameters, and at nothing else. */
async function graphThatReads(parametersOf: (request: IncomingMessage, body: string) => URLSearchParams) {
  const seen: { method: string; url: string; type: string | undefined; said: Record<string, string> }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const said = Object.fromEntries(parametersOf(request, body))
    seen.push({ method: request.method ?? '', url: request.url ?? '', type: request.headers['content-type'], said })
    const { status, body: answer } = said.client_id
      ? { status: 200, body: { access_token: 'EAA1', token_type: 'bearer' } }
      : refusal(101, 'Missing client_id parameter.')
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const graphUrl = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    seen,
    graph: createGraph({ appId: '1', appSecret: 'shhh', graphUrl, graphVersion: 'v26.0', timeout: 3_000 }),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

const inAddress = (request: IncomingMessage) => new URL(request.url ?? '', 'http://localhost').searchParams

describe('the exchange of a code', () => {
  it('is a form, and the secret stands in no address', async () => {
    await using meta = await graphThatReads((_, body) => new URLSearchParams(body))
    expect(await meta.graph.exchange('AQ+/=1', 'https://app.example.com/cb?x=1')).toMatchObject({
      access_token: 'EAA1',
    })
    const said = {
      client_id: '1',
      client_secret: 'shhh',
      code: 'AQ+/=1',
      redirect_uri: 'https://app.example.com/cb?x=1',
    }
    expect(meta.seen).toEqual([
      {
        method: 'POST',
        url: '/v26.0/oauth/access_token',
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
        said,
      },
    ])
  })

  it('is sent in the address, once, to a Meta that did not look at the form', async () => {
    await using meta = await graphThatReads(inAddress)
    expect(await meta.graph.exchange('AQ+/=1')).toMatchObject({ access_token: 'EAA1' })
    expect(meta.seen.map(({ method }) => method)).toEqual(['POST', 'GET'])
    expect(meta.seen[1]?.said).toEqual({ client_id: '1', client_secret: 'shhh', code: 'AQ+/=1' })
  })

  it('ends with a Meta that looks at neither', async () => {
    await using meta = await graphThatReads(() => new URLSearchParams())
    await expect(meta.graph.exchange('AQ1')).rejects.toMatchObject({ code: 101 })
    expect(meta.seen).toHaveLength(2)
  })
})

describe.concurrent.each(databaseKinds)('a code on %s', (kind) => {
  it('connects a number where Meta reads the address alone, and is logged in neither form', async () => {
    await using world = await start(kind)
    world.sandbox.control.fault({
      method: 'POST',
      path: 'oauth/access_token',
      answer: refusal(101, 'Missing client_id parameter.'),
    })
    expect((await world.signUp(await world.link())).body.status).toBe('completed')
    expect(exchanges(world)).toEqual(['POST', 'GET'])
    expect(world.logged.join()).not.toMatch(/client_secret|code=AQ/)
  })

  it.each([
    [100, 'This authorization code has been used.', 36009, 'code_used'],
    [100, 'This authorization code has expired.', 36007, 'code_expired'],
    [1, 'Error validating client secret.', undefined, 'app_misconfigured'],
  ])('is never sent again when Meta looked at it: %s %s', async (code, message, subcode, fault) => {
    await using world = await start(kind)
    world.sandbox.control.fault({
      method: 'POST',
      path: 'oauth/access_token',
      answer: refusal(code, message, subcode),
    })
    expect((await world.signUp(await world.link())).body).toMatchObject({ status: 'failed', fault })
    expect(exchanges(world)).toEqual(['POST'])
  })

  it('that wants its address (36008) sends the customer round once, then to the people who can set it', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const wanted = refusal(100, 'Please make sure your redirect_uri is identical', 36008)
    world.sandbox.control.fault({ path: 'oauth/access_token', answer: wanted })
    expect((await world.signUp(link)).body.fault).toBe('code_refused')
    expect(world.logged.join()).toContain('meta.codeRedirectUri')
    expect((await world.signUp(link)).body.fault).toBe('app_misconfigured')
    expect((await world.signUp(await world.link())).body.fault).toBe('code_refused')
  })

  it('takes META_CODE_REDIRECT_URI along, from a popup and not from a window that came back', async () => {
    await using world = await start(kind)
    const codeRedirectUri = 'https://app.example.com/connect'
    await world.restart({ meta: { ...world.options.meta, codeRedirectUri } })
    const finish = { redirectUri: codeRedirectUri }
    expect((await world.signUp(await world.link(), { finish })).body.status).toBe('completed')
    await world.restart({ meta: world.options.meta })
    expect((await world.signUp(await world.link(), { finish })).body.fault).toBe('code_refused')
  })
})

describe('the code', () => {
  it('goes to Meta on a connection of its own, because nobody knows what became of one on a connection that was closed', async () => {
    const ports: Record<string, (number | undefined)[]> = { POST: [], GET: [] }
    const meta = createServer((req, res) => {
      ports[req.method as string]?.push(req.socket.remotePort)
      res.setHeader('X-Business-Use-Case-Usage', '{"1":[{"estimated_time_to_regain_access":2}]}')
      if (req.url?.includes('/debug_token')) return res.end('{"data":{"is_valid":true}}')
      res.statusCode = ports.POST?.length === 3 ? 400 : 200
      return res.end(res.statusCode === 200 ? '{"access_token":"t"}' : '{"error":{"message":"busy","code":4}}')
    })
    await new Promise<void>((resolve) => meta.listen(0, resolve))
    const graphUrl = `http://localhost:${(meta.address() as { port: number }).port}`
    const graph = createGraph({
      appId: '1',
      appSecret: 's',
      fetchOnce,
      graphUrl,
      graphVersion: 'v26.0',
      timeout: 2_000,
    })
    try {
      for (const ask of [
        () => graph.inspect('t'),
        () => graph.inspect('t'),
        () => graph.exchange('a'),
        () => graph.exchange('b'),
      ])
        await ask()
      expect(new Set(ports.GET).size).toBe(1)
      expect(new Set([...(ports.POST ?? []), ...(ports.GET ?? [])]).size).toBe(3)
      await expect(graph.exchange('c')).rejects.toMatchObject({ code: 4, regain: 120_000 })
    } finally {
      meta.closeAllConnections()
      meta.close()
    }
    await expect(graph.exchange('d')).rejects.toMatchObject({ name: 'GraphError', status: 0, transient: true })
  })
})
