import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../server/app.ts'
import { databaseKinds } from '../../support/databases.ts'
import { startMessaging, text } from '../../support/messaging/world.ts'
import { listen as address } from '../../support/meta.ts'
import { foreground, listen } from '../../support/statements.ts'
import { request } from '../../support/world.ts'

describe.each(databaseKinds)('a busy number, on two servers on %s', (kind) => {
  it('is refused by the other server from the answer on that takes it away', async () => {
    await using world = await startMessaging(kind)
    const { one, theirs, theirKey } = world
    const other = await createPatchbay({ ...world.options, meta: { ...world.options.meta, graphUrl: world.meta.url } })
    const server = createServer(other.router)
    const url = await address(server)
    const send = async (key: string, phone = one.phone) =>
      (await request('POST', `${url}/meta/whatsapp/v26.0/${phone}/messages`, text(), { 'X-API-Key': key })).status
    try {
      const path = `/whatsapp/accounts/${one.waba}/keys`
      const make = async () => (await world.api('POST', path, { account_key: { name: 'shop' } })).body.data
      const [revoked, rotated, kept] = [await make(), await make(), await make()]
      const ways: [string, () => Promise<unknown>][] = [
        [revoked.key, () => world.api('DELETE', `${path}/${revoked.id}`)],
        [rotated.key, () => world.api('POST', `${path}/${rotated.id}/rotate`, { account_key: { overlap_hours: 0 } })],
        [kept.key, () => world.api('DELETE', `/whatsapp/phone_numbers/${one.phone}`)],
      ]
      for (const [key, takeAway] of ways) {
        expect(await send(key)).toBe(200)
        expect(await send(key)).toBe(200)
        await takeAway()
        expect(await send(key)).toBeGreaterThanOrEqual(400)
      }
      expect(await send(theirKey, theirs.phone)).toBe(200)
      const asTheirs = { 'X-API-Key': theirKey }
      await request('DELETE', `${world.url}/platform/v1/customers/${theirs.customer}`, undefined, asTheirs)
      expect(await send(theirKey, theirs.phone)).toBe(400)
    } finally {
      server.close()
      await other.close()
    }
  })

  it('costs no statement for each message', async () => {
    await using world = await startMessaging(kind, { rateLimit: 'off' })
    const send = () => world.graph('POST', `/${world.one.phone}/messages`, text())
    await send() // The first message of a number is noted.
    using statements = listen()
    const began = performance.now()
    const sent = await Promise.all(Array.from({ length: 30 }, send))
    expect(sent.map(({ status }) => status)).toEqual(Array(30).fill(200))
    // One for each tenth of a second, however long the machine takes, and a few while the first are asked.
    const reads = foreground(statements.sent).filter(({ text }) => text.includes('api_keys'))
    expect(reads.length).toBeLessThanOrEqual(4 + (performance.now() - began) / 100)
  })

  it('is found at once by a new key, and by its own after it was connected', async () => {
    await using world = await startMessaging(kind)
    const { graph, one } = world
    expect((await graph('POST', '/999/messages', text())).status).toBe(400)
    const key = await world.keyOf(one.waba)
    expect((await graph('POST', `/${one.phone}/messages`, text(), { 'X-API-Key': key })).status).toBe(200)
  })
})
