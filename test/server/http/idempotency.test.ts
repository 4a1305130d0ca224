import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const customer = { name: 'Wool', external_customer_id: 'w-1' }
const post = (world: World, key: string, body: unknown = { customer }, path = '/customers') =>
  world.api('POST', path, body, { 'Idempotency-Key': key })
const count = async (world: World, path: string) => (await world.api('GET', path)).body.meta.total_count

describe.concurrent.each(databaseKinds)('an Idempotency-Key on %s', (kind) => {
  it('gives the same answer to the same request, and does it once', async () => {
    await using world = await start(kind)
    const [first, again] = [await post(world, 'one'), await post(world, 'one')]
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect([again.status, again.body]).toEqual([201, first.body])
    expect(await count(world, '/customers')).toBe(1)
  })

  it('is for one request: another body, query or path is a conflict, and nothing is done', async () => {
    await using world = await start(kind)
    const { id } = (await post(world, 'one')).body.data
    for (const reply of [
      await post(world, 'one', { customer: { name: 'Other' } }),
      await post(world, 'one', { customer }, '/customers?more=1'),
      await post(world, 'one', { customer }, `/customers/${id}/setup_links`),
    ])
      expect([reply.status, reply.body]).toEqual([
        409,
        { error: 'Idempotency-Key has been used for another request: take a new key' },
      ])
    expect(await count(world, '/customers')).toBe(1)
  })

  it('does a request once when twenty come at the same time, and all get its answer', async () => {
    await using world = await start(kind)
    const { customerId } = await world.link()
    const path = `/customers/${customerId}/setup_links`
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(world, 'many', { setup_link: {} }, path)))
    expect(new Set(replies.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(201)
    expect(await count(world, path)).toBe(2)
  })

  it('keeps answers sealed: tokens and secrets do not lie about', async () => {
    await using world = await start(kind)
    const { customerId } = await world.link()
    const path = `/customers/${customerId}/setup_links`
    const made = await post(world, 'link', { setup_link: {} }, path)
    expect((await post(world, 'link', { setup_link: {} }, path)).body.data.token).toBe(made.body.data.token)
    const rows = JSON.stringify(await world.db.selectFrom('idempotency_keys').selectAll().execute())
    expect(rows).not.toContain(made.body.data.token)
    expect(rows).not.toContain(customerId)
  })

  it('repeats a refusal too, and forgets all after a day', async () => {
    await using world = await start(kind)
    const wrong = await post(world, 'one', { customer: {} })
    expect(wrong.status).toBe(422)
    expect((await post(world, 'one', { customer: {} })).body).toEqual(wrong.body)
    world.advance(24 * 60 * 60_000 + 1_000)
    expect((await post(world, 'one')).status).toBe(201)
    world.advance(25 * 60 * 60_000)
    for (let left = 1, tries = 0; left > 0; tries++) {
      if (tries > 100) throw new Error('the key is still there')
      await new Promise((resolve) => setTimeout(resolve, 100))
      left = (await world.db.selectFrom('idempotency_keys').selectAll().execute()).length
    }
  })

  it('does nothing twice when a process died before it kept the answer, and says to look, for a day', async () => {
    await using world = await start(kind)
    const again = () => post(world, 'dead', { customer: { name: 'Wool' } })
    await again()
    await world.db.updateTable('idempotency_keys').set({ status: null, answer: null }).execute()
    const error =
      'The first request with this Idempotency-Key got no answer and may have been done: look before sending it again under a new key'
    for (const later of [61_000, 23 * 60 * 60_000]) {
      world.advance(later)
      const reply = await again()
      expect([reply.status, reply.body]).toEqual([409, { error }])
    }
    expect((await post(world, 'dead')).body.error).toMatch(/used for another request/)
    expect(await count(world, '/customers')).toBe(1)
    world.advance(60 * 60_000)
    expect((await again()).status).toBe(201)
    expect(await count(world, '/customers')).toBe(2)
  })

  it('is not used up by a failure on our side', async () => {
    await using world = await start(kind)
    // A column, since a table that is missing tells of a database that was moved, and is 503.
    await world.db.schema.alterTable('customers').renameColumn('name', 'away').execute()
    expect((await post(world, 'one')).status).toBe(500)
    await world.db.schema.alterTable('customers').renameColumn('away', 'name').execute()
    expect((await post(world, 'one')).status).toBe(201)
  })

  it('must be a word of at most 255 characters; without one nothing is remembered', async () => {
    await using world = await start(kind)
    const error = 'Idempotency-Key must be 1 to 255 ASCII characters without spaces'
    for (const key of ['two words', 'x'.repeat(256)]) expect((await post(world, key)).body).toEqual({ error })
    expect((await world.api('POST', '/customers', { customer: { name: randomUUID() } })).status).toBe(201)
    await world.api('GET', '/customers', undefined, { 'Idempotency-Key': 'reading' })
    expect(await world.db.selectFrom('idempotency_keys').selectAll().execute()).toEqual([])
  })
})
