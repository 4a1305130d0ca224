import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { request, start, type World } from '../../../support/world.ts'

let world: World
beforeAll(async () => {
  world = await start('SQLite')
})
afterAll(() => world[Symbol.asyncDispose]())

describe.each(['/', '/docs'])('the page at %s', (path) => {
  it('may run its own script and nothing else', async () => {
    const { status, body, headers } = await request('GET', `${world.url}${path}`)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    const [, nonce] = /script-src 'nonce-([^']+)'/.exec(policy) ?? []
    expect(policy).toBe(
      `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    const scripts = [...body.matchAll(/<script[^>]*>(.*?)<\/script>/gs)]
    expect(scripts.map(([, inside]) => inside)).toEqual([''])
    expect(body).not.toMatch(/\son\w+=|style="|<img|@import|url\(/)

    const source = new URL(/<script [^>]*src="([^"]+)"/.exec(body)?.[1] ?? '', `${world.url}${path}`)
    const script = await request('GET', source.href)
    expect(script.status).toBe(200)
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(script.body).toMatch(/^\/\/ @ts-check/)
  })

  it('leads to nothing that is not there', async () => {
    const { body } = await request('GET', `${world.url}${path}`)
    const links = [...body.matchAll(/<a [^>]*href="([^"#]+)"/g)].map(
      ([, to]) => new URL(to as string, `${world.url}${path}`),
    )
    const ours = links.filter(({ origin }) => origin === world.url)
    expect(ours.length).toBeGreaterThan(0)
    for (const { href } of ours) expect([href, (await fetch(href)).status]).toEqual([href, 200])
  })
})

it('finds its script where a host app mounts the server under a path', async () => {
  await using mounted = await start('SQLite', { publicUrl: 'https://app.acme.test/patchbay' })
  const { body } = await request('GET', `${mounted.url}/docs`)
  expect(body).toContain('src="/patchbay/docs/pages.js"')
})
