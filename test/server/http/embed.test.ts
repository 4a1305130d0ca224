import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { start } from '../../support/world.ts'

it('serves the script for pages without React to any origin, for minutes, as the build measured it', async () => {
  await using world = await start('SQLite')
  const response = await fetch(`${world.url}/embed.js`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/javascript/)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(response.headers.get('cache-control')).toBe('public, max-age=300')
  const script = Buffer.from(await response.arrayBuffer())
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../dist/browser/manifest.json'), 'utf8'))
  expect(manifest['widget/embed.tsx'].integrity).toBe(`sha384-${createHash('sha384').update(script).digest('base64')}`)

  const named = (text: string) => [...text.matchAll(/\bembed-[\w-]+\.js/g)].map(([file]) => file)
  const later = new Set(named(script.toString()))
  for (const file of later) {
    const chunk = await fetch(`${world.url}/assets/${file}`)
    expect([file, chunk.status, chunk.headers.get('access-control-allow-origin')]).toEqual([file, 200, '*'])
    for (const other of named(await chunk.text())) later.add(other)
  }
  expect(later.size).toBeGreaterThan(3)
})

it('says who invites even when the link is over, but not to a page that the link does not name', async () => {
  await using world = await start('SQLite')
  const link = await world.link({ allowed_origins: ['https://app.acme.example'] })
  await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, {
    setup_link: { status: 'revoked' },
  })
  const over = await world.connect(link.token, 'GET', '/session')
  expect(over.body).toMatchObject({ code: 'link_revoked', company_name: 'Acme' })
  const foreign = await world.connect(link.token, 'GET', '/session', undefined, { Origin: 'https://evil.example' })
  expect(foreign.body.code).toBe('origin_not_allowed')
  expect(foreign.body).not.toHaveProperty('company_name')
})
