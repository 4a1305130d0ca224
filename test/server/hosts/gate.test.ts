import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standalone } from '../../../server/http/doors/standalone.ts'
import { databaseKinds } from '../../support/databases.ts'
import { askAs, ownHost } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
import { type Link, start, type World } from '../../support/world.ts'

const [acme, other] = ['signup.acme.test', 'start.other.test']

describe.each(databaseKinds)('a server whose projects have hosts of their own, on %s', (kind) => {
  let world: World
  let link: Link
  let strange: { token: string }
  /** As a browser that found the server under that name. */
  const ask = (host: string, path: string, more?: Parameters<typeof askAs>[3]) => askAs(world.url, host, path, more)
  const session = (host: string, { token }: { token: string }, headers = {}) =>
    ask(host, '/connect/v1/session', { headers: { Authorization: `Bearer ${token}`, ...headers } })

  beforeAll(async () => {
    world = await start(kind, {
      metricsToken: 'a token for metrics only',
      domains: { hosts: ['patchbay.internal.test'] },
    })
    link = await world.link({ theme_config: { company_name: 'Acme', logo_url: 'https://acme.test/logo.svg' } })
    const projectId = randomUUID()
    await world.db
      .insertInto('projects')
      .values({ id: projectId, name: 'Other', policy: '{}', created_at: new Date().toISOString(), number: 77 })
      .execute()
    const customer = await world.patchbay().createCustomer({ name: 'Oak' }, { projectId })
    strange = await world.patchbay().createSetupLink(customer.id, {}, { projectId })

    const before = await ask('nobody.test', '/healthz')
    expect(before.status, 'while no project has a host, every name is answered').toBe(200)
    await ownHost(world.db, acme)
    await ownHost(world.db, other, { projectId })
    await ownHost(world.db, 'waiting.acme.test', { state: 'pending' })
    const known = async () => expect((await ask('nobody.test', '/healthz')).status).toBe(404)
    await until(known)
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it('serves the page of a link there, with all that it loads from there', async () => {
    const page = await ask(acme, new URL(link.url).pathname)
    expect(page.status).toBe(200)
    const { port } = new URL(world.url)
    expect(page.body).toContain(`data-server-url="http://${acme}:${port}"`)
    expect(page.body).not.toContain(world.url)
    const scripts = [...page.body.matchAll(/(?:src|href)="http:\/\/signup\.acme\.test:\d+(\/assets\/[^"]+)"/g)]
    expect(scripts.length).toBeGreaterThan(0)
    for (const [, path] of scripts) expect((await ask(acme, path as string)).status).toBe(200)
    expect((await ask(acme, '/embed.js')).status).toBe(200)
    expect((await ask(acme, '/connect/v1/jwks.json')).status).toBe(200)
  })

  it('shows the project there: its title, its preview, its icon, and sets no cookie', async () => {
    const page = await ask(acme, new URL(link.url).pathname)
    expect(page.body).toContain('<title>Connect WhatsApp to Acme</title>')
    expect(page.body).toContain('<meta property="og:site_name" content="Acme">')
    expect(page.body).toContain('<link rel="icon" href="https://acme.test/logo.svg">')
    expect(page.headers.has('set-cookie')).toBe(false)
    const own = await ask(new URL(world.url).host, new URL(link.url).pathname)
    expect(own.body).toContain('<link rel="icon" href="data:,">')
  })

  it('opens old links on every host of their project, and on ours', async () => {
    for (const host of [acme, new URL(world.url).host]) expect((await session(host, link)).status).toBe(200)
    expect((await session(other, strange)).status).toBe(200)
  })

  it('knows no link of another project there, and says so as for a link that never was', async () => {
    for (const [host, { token }] of [
      [acme, strange],
      [other, link],
    ] as const) {
      const page = await ask(host, `/s/${token}`)
      expect(page.status).toBe(404)
      expect(page.body).not.toContain('Acme &')
      const reply = await session(host, { token })
      expect([reply.status, reply.body.code]).toEqual([404, 'link_not_found'])
      const never = await session(host, { token: 'never' })
      expect(never.body).toEqual(reply.body)
    }
  })

  it('lets pages of the project’s own hosts use its links, and those of another project’s hosts not', async () => {
    const { port } = new URL(world.url)
    const from = (host: string) => ({ Origin: `http://${host}:${port}` })
    expect((await session(acme, link, from(acme))).status).toBe(200)
    expect((await session(new URL(world.url).host, link, from(acme))).status).toBe(200)
    const refused = await session(new URL(world.url).host, link, from(other))
    expect([refused.status, refused.body.code]).toEqual([403, 'origin_not_allowed'])
  })

  it.each([
    '/',
    '/platform/v1/project',
    '/platform/v1/customers',
    '/api/admin/customers',
    '/docs',
    '/docs/pages.js',
    '/openapi.json',
    '/metrics',
    '/healthz',
    '/readyz',
    '/console',
    '/console/',
    '/meta/whatsapp/v26.0/1/messages',
    '/webhooks/meta',
    '/connect/v1/oauth/callback?state=a&code=b',
    '/connect/v1/OAuth/callback?state=a&code=b',
    '/.well-known/patchbay/ask?domain=signup.acme.test',
    '/s/a/b',
    '//platform/v1/project',
    'http://localhost/platform/v1/project',
    '/assets/../platform/v1/project',
    '/connect/v1/../../platform/v1/project',
    '/connect/v1/%2e%2e/%2e%2e/platform/v1/project',
  ])('answers %s with 404 there, with a key, too', async (path) => {
    const headers = { 'X-API-Key': world.options.apiKey as string, Authorization: 'Bearer a token for metrics only' }
    const reply = await ask(acme, path, { headers })
    expect(reply.status).toBe(404)
    expect(reply.headers.has('location')).toBe(false)
    expect(JSON.stringify(reply.body)).not.toContain('data')
  })

  it.each(['signup.acme.test:4000', 'SIGNUP.Acme.Test', 'signup.acme.test.', 'signup.acme.test.:443'])(
    'reads the host %s as the project’s',
    async (host) => {
      expect((await session(host, link)).status).toBe(200)
      expect((await ask(host, '/platform/v1/project')).status).toBe(404)
    },
  )

  it.each([
    'nobody.test',
    'waiting.acme.test',
    'acme.test',
    'x.signup.acme.test',
    'signup.acme.test.nobody.test',
    'user@signup.acme.test',
    'localhost@nobody.test',
    '[nobody]',
    '[::1',
    '1.2.3.4.5',
    'nobody.123',
    `${'a'.repeat(300)}.test`,
    'b\u00fccher.test',
  ])('answers the host %s, which is nobody’s, with 404 and nothing else', async (host) => {
    for (const path of [new URL(link.url).pathname, '/healthz', '/platform/v1/project', '/docs']) {
      const reply = await ask(Buffer.from(host).toString('latin1'), path).catch(() => ({ status: 400 }) as never)
      expect([400, 404]).toContain(reply.status)
      if (reply.status === 404) expect(reply.body).toEqual({ error: 'Not found' })
    }
  })

  it.each([
    'localhost',
    'LOCALHOST:4000',
    'patchbay',
    'patchbay:4000',
    '127.0.0.1',
    '10.1.2.3:4000',
    '[::1]:4000',
    '[2001:db8::1]',
    'patchbay.internal',
    'printer.local',
    'patchbay.internal.test',
  ])('answers all under the name %s of the operator’s own network', async (host) => {
    expect((await ask(host, '/healthz')).status).toBe(200)
    const key = { 'X-API-Key': world.options.apiKey as string }
    expect((await ask(host, '/platform/v1/project', { headers: key })).status).toBe(200)
  })

  it('tells the operator once a minute which name was refused, and what to do', async () => {
    for (let time = 0; time < 5; time++) await ask('refused.test', '/healthz')
    const told = world.logged.filter((line) => line.includes('a request was refused: its host'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('domains.hosts')
  })

  it('believes X-Forwarded-Host only of a proxy that is trusted', async () => {
    const headers = { 'X-Forwarded-Host': acme }
    expect((await ask('localhost', '/healthz', { headers })).status).toBe(200)
    const trusting = createServer(
      standalone(world.url, world.patchbay().router as never, ['loopback']).set('trust proxy', 'loopback'),
    )
    await new Promise<void>((resolve) => trusting.listen(0, resolve))
    const url = `http://localhost:${(trusting.address() as { port: number }).port}`
    expect((await askAs(url, 'localhost', '/healthz', { headers })).status).toBe(404)
    expect((await askAs(url, 'localhost', `/s/${link.token}`, { headers })).status).toBe(200)
    const several = { 'X-Forwarded-Host': `${acme}, localhost` }
    expect((await askAs(url, 'localhost', '/docs', { headers: several })).status).toBe(404)
    await new Promise((resolve) => trusting.close(resolve))
  })

  it('stands before what answers without Express, too', async () => {
    const bare = createServer(world.patchbay().router)
    await new Promise<void>((resolve) => bare.listen(0, resolve))
    const url = `http://localhost:${(bare.address() as { port: number }).port}`
    const statuses = ['localhost', acme, 'nobody.test'].map(
      async (host) => (await askAs(url, host, '/meta/whatsapp/v26.0/1/messages')).status,
    )
    expect(await Promise.all(statuses)).toEqual([401, 404, 404])
    await new Promise((resolve) => bare.close(resolve))
  })
})

it('has browsers keep to https on a host of a project, but for no other host of its owner, and without preload', async () => {
  await using world = await start('SQLite', { publicUrl: 'https://connect.example.com/wa' })
  await ownHost(world.db, acme)
  await expect.poll(async () => (await askAs(world.url, 'nobody.test', '/')).status, { timeout: 15_000 }).toBe(404)
  const link = await world.link()
  expect(link.url).toBe(`https://${acme}/wa/s/${link.token}`)
  for (const path of [`/s/${link.token}`, '/embed.js']) {
    const reply = await askAs(world.url, acme, path)
    expect([path, reply.status, reply.headers.get('strict-transport-security')]).toEqual([
      path,
      200,
      'max-age=31536000',
    ])
  }
})
