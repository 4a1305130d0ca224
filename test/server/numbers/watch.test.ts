import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { start, type World } from '../../support/world.ts'

const day = 24 * 3_600_000

/** Makes the comparison of the account due, which has an hour of its own, and waits for it. */
async function compared(world: World) {
  const look = async () =>
    (await world.db.selectFrom('account_looks').select('run_at').executeTakeFirstOrThrow()).run_at
  const before = new Date().toISOString()
  await world.db.updateTable('account_looks').set({ run_at: before }).execute()
  for (const end = Date.now() + 20_000; (await look()) === before; ) {
    if (Date.now() > end) throw new Error('the account was not compared')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** A connected number whose Meta and server have the same time, and the events told since. */
async function connected(kind: (typeof databaseKinds)[number], scenario: 'default' | 'token-ends-soon' = 'default') {
  const world = await start(kind)
  world.sandbox.control.play(scenario)
  const { body } = await world.signUp(await world.link())
  const { phone_number_id: id, business_account_id: wabaId } = body.result
  const events = await told(world)
  world.sandbox.control.clearCalls()
  return {
    world,
    id: id as string,
    wabaId: wabaId as string,
    events,
    shown: async () => (await world.api('GET', `/whatsapp/phone_numbers/${id}`)).body.data,
    /** Moves both clocks, and waits until the number was looked at. */
    async pass(milliseconds: number) {
      const next = async () =>
        (await world.db.selectFrom('number_watches').select('run_at').executeTakeFirstOrThrow()).run_at
      const before = await next()
      world.sandbox.control.clock.advance(milliseconds)
      world.advance(milliseconds)
      for (const end = Date.now() + 20_000; (await next()) === before; ) {
        if (Date.now() > end) throw new Error('the number was not looked at')
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
  }
}

/** Calls to Graph, with those of the account's own comparison, which is done once a day, too. */
const calls = (world: World) =>
  world.sandbox.control
    .calls()
    .map(({ method, path }) => `${method} ${path.replace(/^\/v[\d.]+/, '')}`)
    .sort()

/** The token, the subscription, the number, and the list of the account's numbers: the comparison asks nothing that was just seen. */
const aDay = ['GET /debug_token', 'GET /{phone}', 'GET /{waba}/phone_numbers', 'GET /{waba}/subscribed_apps']

describe.concurrent.each(databaseKinds)('the watch over a connected number on %s', (kind) => {
  it('asks Meta a few times a day, and not at all on the day of the signup', async () => {
    const { world, pass } = await connected(kind)
    await using _ = world
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    expect(world.sandbox.control.calls()).toEqual([])
    for (let days = 0; days < 3; days += 1) {
      world.sandbox.control.clearCalls()
      await pass(day + 60_000)
      await compared(world)
      // Both are due at the same moment here: a comparison that came first has asked for the list itself.
      const asked = calls(world)
      expect([...new Set(asked)]).toEqual(aDay)
      expect(asked.length).toBeLessThanOrEqual(aDay.length + 1)
    }
  })

  it('tells of a token that ends, 14 and 3 days before and when it has ended', async () => {
    const { world, id, pass, events, shown } = await connected(kind, 'token-ends-soon')
    await using _ = world
    const { token_expires_at } = await shown()
    expect(Date.parse(token_expires_at) - Date.now()).toBeGreaterThan(14.9 * day)
    await pass(1.5 * day)
    expect(await events('whatsapp.phone_number.token_expiring')).toMatchObject([
      { phone_number_id: id, token_expires_at },
    ])
    await pass(1.1 * day)
    expect(await events('whatsapp.phone_number.token_expiring')).toHaveLength(1)
    await pass(10 * day)
    expect(await events('whatsapp.phone_number.token_expiring')).toHaveLength(2)
    await pass(3 * day)
    const disconnection = { reason: 'TOKEN_EXPIRED', initiated_by: 'SYSTEM' }
    expect(await shown()).toMatchObject({ connection_status: 'disconnected', disconnection })
    expect(await events('whatsapp.phone_number.disconnected')).toMatchObject([{ phone_number_id: id, disconnection }])
    expect(await events('whatsapp.phone_number.token_expiring')).toHaveLength(2)
  }, 90_000)

  it('notices a token that was revoked without a webhook', async () => {
    const { world, wabaId, pass, events, shown } = await connected(kind)
    await using _ = world
    world.sandbox.control.disconnect({ wabaId, silent: true })
    await pass(day + 60_000)
    expect(await shown()).toMatchObject({
      connection_status: 'disconnected',
      disconnection: { reason: 'TOKEN_REVOKED' },
    })
    await pass(day + 60_000)
    expect(await events('whatsapp.phone_number.disconnected')).toHaveLength(1)
  })

  it('makes a lost subscription again, and tells of a quality that fell', async () => {
    const { world, id, wabaId, pass, events, shown } = await connected(kind)
    await using _ = world
    const lost = { status: 200, body: { data: [] } }
    // The comparison of the account asks the same, and may come first.
    world.sandbox.control.fault({ method: 'GET', path: 'subscribed_apps', times: 2, answer: lost })
    world.sandbox.control.patch(id, { quality: 'YELLOW' })
    await pass(day + 60_000)
    expect(world.sandbox.control.calls({ method: 'POST', path: 'subscribed_apps', object: wabaId })).toHaveLength(1)
    expect((await world.api('GET', '/audit_log?action=phone_number.resubscribed')).body.data).toMatchObject([
      { subject: id },
    ])
    expect(await events('whatsapp.phone_number.quality_changed')).toMatchObject([
      { phone_number_id: id, quality_rating: 'YELLOW', previous_quality_rating: 'GREEN' },
    ])
    expect((await shown()).quality_rating).toBe('YELLOW')
  })

  it('takes no silence of Meta’s for an end, and asks again an hour later', async () => {
    const { world, pass, shown } = await connected(kind)
    await using _ = world
    world.sandbox.control.fault({ path: 'debug_token', times: 2, answer: { status: 503 } })
    await pass(day + 60_000)
    expect((await shown()).connection_status).toBe('active')
    await pass(3_700_000)
    expect((await shown()).connection_status).toBe('active')
  })

  it('ends with its number', async () => {
    const { world, id } = await connected(kind)
    await using _ = world
    await world.api('DELETE', `/whatsapp/phone_numbers/${id}`)
    expect(await world.db.selectFrom('number_watches').selectAll().execute()).toEqual([])
  })
})
