import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LaunchWay } from '../../../contract/index.ts'
import { launchedBy } from '../../../server/use-cases/links/launched-by.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type Link, request, start, type World } from '../../support/world.ts'

const host = 'https://app.acme.example'
const windowOf = async (world: World, link: Link) =>
  (await world.connect(link.token, 'GET', '/session')).body.meta.window

describe('what opens Meta’s window', () => {
  const said = (link: LaunchWay | null, project: LaunchWay | null, custom: boolean) =>
    launchedBy({ launch: link }, { policy: JSON.stringify({ launch: project }) }, custom)

  it.each([
    [null, null, false, 'sdk'],
    [null, null, true, 'redirect'],
    [null, 'sdk', true, 'sdk'],
    [null, 'redirect', false, 'redirect'],
    ['sdk', 'redirect', true, 'sdk'],
    ['redirect', 'sdk', false, 'redirect'],
  ] as const)('is what the link says (%s), else the project (%s), else the host (custom: %s): %s', (...row) => {
    const [link, project, custom, way] = row
    expect(said(link, project, custom)).toBe(way)
  })

  it('is Meta’s SDK for a project that never said anything', () =>
    expect(launchedBy({ launch: null }, { policy: '{}' }, false)).toBe('sdk'))
})

describe.concurrent.each(databaseKinds)('a window of ours on %s', (kind) => {
  it('is named by the session where link or project want it, in both dialects', async () => {
    await using world = await start(kind)
    const page = `${world.url}/connect/v1/window`
    const silent = await world.link()
    expect(await windowOf(world, silent)).toBeNull()
    expect(await windowOf(world, await world.link({ launch: 'redirect' }))).toBe(page)
    await world.api('PATCH', '/project', { project: { policy: { launch: 'redirect' } } })
    expect(await windowOf(world, silent)).toBe(page)
    const listed = await world.link({ launch: 'sdk' })
    expect(await windowOf(world, listed)).toBeNull()

    const at = `/customers/${listed.customerId}/setup_links/${listed.id}`
    expect((await world.api('GET', at)).body.data.launch).toBe('sdk')
    const changed = await world.api('PATCH', at, { setup_link: { launch: null } })
    expect(changed.body.data.launch).toBeNull()
    expect(await windowOf(world, listed)).toBe(page)
    const wrong = await world.api('PATCH', at, { setup_link: { launch: 'popup' } })
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([
      422,
      expect.stringContaining('must be sdk or redirect'),
    ])
    const project = await world.api('PATCH', '/project', { project: { policy: { launch: 'window' } } })
    expect([project.status, JSON.stringify(project.body)]).toEqual([
      422,
      expect.stringContaining('must be sdk or redirect'),
    ])
  })

  it('goes to Meta for a page that may use the link, and for no other', async () => {
    await using world = await start(kind)
    const link = await world.link({ allowed_origins: [host], launch: 'redirect' })
    const setOut = (opened_by: string) =>
      world.connect(link.token, 'POST', `/attempts/${randomUUID()}/redirect`, {
        connection_type: 'dedicated',
        challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
        return_to: `${world.url}/connect/v1/window`,
        opened_by,
      })
    for (const allowed of [host, world.url]) {
      const { status, body } = await setOut(allowed)
      expect(status, allowed).toBe(200)
      const { display, redirect_uri } = Object.fromEntries(new URL(body.url).searchParams)
      expect([display, redirect_uri]).toEqual(['popup', `${world.url}/connect/v1/oauth/callback`])
    }
    for (const other of ['https://evil.example', `${host}.evil.example`, `${host}/`, `${host}:444`, 'null', ''])
      expect((await setOut(other)).body.code, other).toBe('origin_not_allowed')
  })

  it('has a page that holds nothing of a link, runs its own script alone, and stays tied to the page that opened it', async () => {
    await using world = await start(kind)
    const page = await request('GET', `${world.url}/connect/v1/window`)
    const policy = page.headers.get('content-security-policy') ?? ''
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1]
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect([...String(page.body).matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
      `<script type="module" nonce="${nonce}">`,
    ])
    expect((await request('GET', `${world.url}/connect/v1/window`)).headers.get('content-security-policy')).not.toBe(
      policy,
    )
    expect(page.headers.get('cross-origin-opener-policy')).toBe('unsafe-none')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const back = await fetch(`${world.url}/connect/v1/oauth/callback?state=a&code=b`, { redirect: 'manual' })
    expect(back.headers.get('cross-origin-opener-policy')).toBe('unsafe-none')
  })

  it('leaves Meta’s SDK out of the policy and the page that a customer opens', async () => {
    await using world = await start(kind)
    const [with_, without] = [await world.link(), await world.link({ launch: 'redirect' })]
    const pages = await Promise.all([with_, without].map(({ url }) => request('GET', url)))
    const [sdk, ours] = pages.map(({ headers, body }) => `${headers.get('content-security-policy')}\n${body}`)
    expect(sdk).toContain(`rel="preconnect" href="${world.sandbox.url}"`)
    expect(ours).not.toContain(world.sandbox.url)
    expect(ours).not.toContain('facebook')
    expect(ours).toContain("connect-src 'self';")
  })
})
