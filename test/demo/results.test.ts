import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoApp } from '../../demo/app.ts'
import { start, type World } from '../support/world.ts'

let world: World
let demo: string
const server = createServer()
beforeAll(async () => {
  world = await start('SQLite')
  server.listen(0)
  await once(server, 'listening')
  demo = `http://localhost:${(server.address() as AddressInfo).port}`
  server.on(
    'request',
    demoApp({ ownUrl: demo, patchbayUrl: world.url, apiKey: world.options.apiKey as string, sandboxUrl: undefined }),
  )
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await world[Symbol.asyncDispose]()
})

const said =
  'status=completed&phone_number_id=4711&display_phone_number=%2B15550100&state=evil-customer&error_code=evil'

it.each([
  ['/whatsapp/success', 'missing', said],
  ['/whatsapp/success', 'invalid', `${said}&result=eyJhbGciOiJFUzI1NiJ9.e30.AAAA`],
  ['/whatsapp/failed', 'missing', said],
])('reads a forged result at %s as refused, and repeats nothing of it (%s)', async (path, reason, query) => {
  const reply = await fetch(`${demo}${path}?${query}`, { headers: { Cookie: 'acme_customer=somebody' } })
  const page = await reply.text()
  expect(reply.status).toBe(403)
  expect(page).toContain('<h1>This result is refused</h1>')
  expect(page).toContain(`data-signature="${reason}"`)
  expect(page).not.toMatch(/WhatsApp connected|not connected|4711|15550100|evil|Waiting for the number|<script/)
})

it('does not call a result forged when it could not be checked', async () => {
  const alone = createServer(
    demoApp({
      ownUrl: demo,
      patchbayUrl: 'http://localhost:9',
      apiKey: 'a key of nobody at all',
      sandboxUrl: undefined,
    }),
  )
  alone.listen(0)
  await once(alone, 'listening')
  const { port } = alone.address() as AddressInfo
  const result = 'eyJhbGciOiJFZERTQSIsInR5cCI6InBhdGNoYmF5LXJlc3VsdCtqd3QiLCJraWQiOiJ4In0.e30.AAAA'
  const reply = await fetch(`http://localhost:${port}/whatsapp/success?${said}&result=${result}`, {
    headers: { Cookie: 'acme_customer=somebody' },
  })
  expect(await reply.text()).toContain('data-signature="unreachable"')
  expect(reply.status).toBe(502)
  alone.close()
})
