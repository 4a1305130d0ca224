import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { expect, it } from 'vitest'
import { consoleAssets, consolePage } from '../../../server/http/console/app-files.ts'
import { request, start } from '../../support/world.ts'

const html = '<!doctype html><link href="./assets/a-1.css"><script type="module" src="/console/assets/a-1.js"></script>'

async function served(publicUrl: string, mount: string, folder: string, host = false) {
  const deps = { publicUrl, hostLogin: host ? async () => null : undefined }
  const app = express().use(`${mount}/assets`, consoleAssets(folder)).use(mount, consolePage(deps, folder)).listen(0)
  await once(app, 'listening')
  const url = `http://localhost:${(app.address() as AddressInfo).port}${mount}`
  return { url, [Symbol.dispose]: () => void app.close() }
}

function built() {
  const folder = mkdtempSync(join(tmpdir(), 'console-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), html)
  writeFileSync(join(folder, 'assets/a-1.js'), 'export {}')
  return folder
}

it.each([
  ['https://connect.example.com', '/console', '/console', false],
  ['https://app.example.com/patchbay/', '/console', '/patchbay/console', false],
  ['https://connect.example.com', '/ops/console', '/ops/console', true],
])('the page of %s at %s finds its files from every path of its own', async (publicUrl, mount, base, host) => {
  using app = await served(publicUrl, mount, built(), host)
  for (const path of ['', '/', '/links/0199?status=active', '/sign-in']) {
    const page = await request('GET', `${app.url}${path}`)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(page.body).toContain(`href="${base}/assets/a-1.css"`)
    expect(page.body).toContain(`src="${base}/assets/a-1.js"`)
  }
})

it('may run its own scripts and nothing else, be framed by nobody, and tells nobody where it was', async () => {
  using app = await served('https://connect.example.com', '/console', built())
  const { headers } = await request('GET', app.url)
  const policy = headers.get('content-security-policy') ?? ''
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect(policy.split(';')).toContain(rule)
  expect(policy).not.toMatch(/unsafe|https:|\*/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})

it('may use the style sheet that the build wrote into it, and no other that stands in a page', async () => {
  const folder = built()
  const sheet = 'body{color:red}\n'
  writeFileSync(join(folder, 'index.html'), `${html}<style>${sheet}</style>`)
  using app = await served('https://connect.example.com', '/console', folder)
  const { headers } = await request('GET', app.url)
  const hash = createHash('sha256').update(sheet).digest('base64')
  expect(headers.get('content-security-policy')?.split(';')).toContain(`style-src 'self' 'sha256-${hash}'`)
})

it('loads files that browsers keep for good, and says of a missing one that it is not there', async () => {
  using app = await served('https://connect.example.com', '/console', built())
  const script = await request('GET', `${app.url}/assets/a-1.js`)
  expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  const gone = await request('GET', `${app.url}/assets/a-0.js`)
  expect([gone.status, gone.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
})

it('says that it is not built where its files are missing', async () => {
  using app = await served('https://connect.example.com', '/console', join(tmpdir(), 'no-such-folder'))
  const page = await request('GET', `${app.url}/links`)
  expect([page.status, page.body]).toEqual([503, expect.stringContaining('npm run build')])
})

it('answers for the paths of the app, and leaves those of the session to it', async () => {
  await using world = await start('SQLite')
  for (const path of ['/console', '/console/', '/console/links/1', '/console/sign-in']) {
    const page = await request('GET', `${world.url}${path}`)
    expect([path, page.headers.get('content-type')]).toEqual([path, 'text/html; charset=utf-8'])
  }
  for (const [method, path, status] of [
    ['GET', '/console/session', 401],
    ['GET', '/console/sessions', 401],
    ['GET', '/console/session/x', 404],
    ['POST', '/console/links', 404],
  ] as const)
    expect([path, (await request(method, `${world.url}${path}`)).status]).toEqual([path, status])
})
