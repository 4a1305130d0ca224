import type { BrowserContext, Page } from '@playwright/test'
import { createLocalJWKSet } from 'jose'
import { chromiumArgs, findChromium } from '../../../scripts/browser.ts'
import { verifyResult } from '../../../server/index.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { nameServer, Zone } from '../../support/dns/name-server.ts'
import { en } from '../../support/english.ts'
import { request } from '../../support/world.ts'
import { finishPopupWithNewNumber, openPopup } from '../popup.ts'
import { test as base, exchanges, expect, step, toLaunch, type World } from '../world.ts'
import { type Caddy, hasCaddy, startCaddy } from './caddy.ts'

/*
 * Two projects with hosts of their own, and the host of the server: all three through a real Caddy, which gets the certificate of a host
 * when its first browser comes. The DNS is played, by UDP.
 */
const canonical = 'connect.patchbay.test'
const [acme, other] = ['signup.acme.test', 'start.other.test']

interface OwnHosts {
  publicUrl: string
  caddy: Caddy
  zone: Zone
  /** A key of the second project. */
  otherKey: string
}

const test = base.extend<{ hosts: OwnHosts }>({
  hosts: async ({ world }, use) => {
    await world.kill()
    const upstream = Number(new URL(world.url).port)
    await using caddy = await startCaddy(canonical, upstream)
    const zone = new Zone().set('A', canonical, '192.0.2.10')
    await using first = await nameServer(zone)
    await using second = await nameServer(zone)
    const publicUrl = `https://${canonical}:${caddy.port}`
    await world.startServer({
      PUBLIC_URL: publicUrl,
      PATCHBAY_TRUST_PROXY: 'loopback',
      PATCHBAY_RESOLVERS: `${first.address},${second.address}`,
    })
    world.sandbox.control.settings({ redirectUris: [`${publicUrl}/connect/v1/oauth/callback`] })
    const { key } = await createProject({ db: world.db, now: () => new Date() }, 'Other CRM')
    await use({ publicUrl, caddy, zone, otherKey: key })
    await world.kill()
  },
})

test.skip(!hasCaddy, 'Caddy is not on this machine: apt-get install caddy')

test.use({
  ignoreHTTPSErrors: true, // the browser does not know Caddy's own authority, which `certificateOf` checks
  launchOptions: {
    ...(findChromium() ? { executablePath: findChromium() as string } : {}),
    args: [...chromiumArgs, '--host-resolver-rules=MAP *.test 127.0.0.1'],
  },
})

type Api = (method: string, path: string, body?: unknown) => ReturnType<typeof request>

const apiOf =
  (world: World, key: string): Api =>
  (method, path, body) =>
    request(method, `${world.url}/platform/v1${path}`, body, { 'X-API-Key': key })

/** Adds a host, sets its two records, and has the server look. */
async function prove(api: Api, zone: Zone, hostname: string) {
  const { data } = (await api('POST', '/domains', { domain: { hostname } })).body
  for (const { type, name, value } of data.records) zone.set(type, name, value.replace(/\.$/, ''))
  const verified = await api('POST', `/domains/${data.id}/verify`)
  expect(verified.body.data.status, JSON.stringify(verified.body.data.checks)).toBe('active')
}

const done = 'https://app.acme.test/done'

async function linkOf(api: Api, more: object = {}) {
  const customer = (await api('POST', '/customers', { customer: { name: 'Wind & Wool' } })).body.data
  const setup_link = { success_redirect_url: done, ...more }
  return (await api('POST', `/customers/${customer.id}/setup_links`, { setup_link })).body.data
}

/** What the browser asks for of Meta's SDK. */
function sdkRequests(context: BrowserContext, { sandbox }: World) {
  const asked: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (url.startsWith(sandbox.url) && url.includes('/sdk')) asked.push(url)
  })
  return asked
}

/** The host app's success page, and what the browser brought there, checked as the host's backend does. */
async function arrived(page: Page, world: World, { publicUrl }: OwnHosts, link: { id: string }) {
  await page.waitForURL((url) => url.href.startsWith(done), { timeout: 60_000 })
  const keys = await request('GET', `${world.url}/connect/v1/jwks.json`)
  const verified = await verifyResult(page.url(), {
    serverUrl: publicUrl,
    keys: createLocalJWKSet(keys.body),
    expect: { setup_link_id: link.id },
  })
  expect(verified).toMatchObject({ status: 'completed', setup_link_id: link.id })
}

/** The app of a host, under its own name. */
const hostApp = (context: BrowserContext) =>
  context.route(`${done}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Connected</h1>' }))

test('customers of two projects connect under their hosts, in a window or in one, and never load the SDK', async ({
  page,
  context,
  world,
  hosts,
}) => {
  const apis = { [acme]: world.api, [other]: apiOf(world, hosts.otherKey) }
  await hostApp(context)
  const sdk = sdkRequests(context, world)
  let connected = 0
  for (const [host, api] of Object.entries(apis)) {
    expect(await hosts.caddy.certificateOf(host), 'nobody has proven it yet').not.toContain(host)
    await prove(api, hosts.zone, host)
    expect(await hosts.caddy.certificateOf(host)).toBe(`DNS:${host}`)

    const first = await linkOf(api)
    expect(new URL(first.url).host).toBe(`${host}:${hosts.caddy.port}`)
    await page.goto(first.url)
    await toLaunch(page)
    await finishPopupWithNewNumber(await openPopup(page), `415555017${connected}`)
    await arrived(page, world, hosts, first)

    const second = await linkOf(api)
    const blocked = await context.newPage()
    await blocked.addInitScript(() => {
      window.open = () => null
    })
    await blocked.goto(second.url)
    await toLaunch(blocked)
    await blocked.getByRole('button', { name: en.launch, exact: true }).click()
    await blocked.getByRole('button', { name: en.here }).click()
    await blocked.waitForURL(/\/dialog\/oauth/)
    await finishPopupWithNewNumber(blocked, `415555018${connected}`)
    await arrived(blocked, world, hosts, second)
    await blocked.close()
    connected += 2
    expect(exchanges(world)).toBe(connected)
  }
  expect(sdk).toEqual([])
})

test('a host serves the links of its project alone, old ones too, and the server’s own host serves all', async ({
  page,
  world,
  hosts,
}) => {
  const otherApi = apiOf(world, hosts.otherKey)
  const before = await linkOf(world.api)
  expect(before.url).toContain(hosts.publicUrl)
  await prove(world.api, hosts.zone, acme)
  await prove(otherApi, hosts.zone, other)
  const strange = await linkOf(otherApi)
  const on = (host: string, path: string) => `https://${host}:${hosts.caddy.port}${path}`

  for (const host of [acme, canonical]) {
    const opened = await page.goto(on(host, `/s/${before.token}`))
    expect(opened?.status()).toBe(200)
    await expect(step(page)).toHaveAttribute('data-step', 'welcome')
    expect(await page.context().cookies()).toEqual([])
  }
  const refused = await page.goto(on(acme, `/s/${strange.token}`))
  expect(refused?.status()).toBe(404)
  await expect(step(page)).toHaveAttribute('data-step', 'failed')
  for (const path of ['/', '/docs', '/console', '/platform/v1/project', '/healthz', '/metrics'])
    expect([path, (await page.goto(on(acme, path)))?.status()]).toEqual([path, 404])
  expect((await page.goto(on(canonical, '/docs')))?.status()).toBe(200)
  expect((await page.goto(on(canonical, '/.well-known/patchbay/ask?domain=signup.acme.test')))?.status()).toBe(404)

  const { data } = (await world.api('GET', '/domains')).body
  await world.api('DELETE', `/domains/${data[0].id}`)
  expect((await page.goto(on(acme, `/s/${before.token}`)))?.status(), 'given up').toBe(404)
  expect(await hosts.caddy.certificateOf('x.acme.test')).not.toContain('acme')
})
