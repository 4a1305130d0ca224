import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type DatabaseKind, databaseKinds } from '../../support/databases.ts'
import { atMeta, ledgerOf, settled, subscribeElsewhere, told } from '../../support/meta.ts'
import { until } from '../../support/until.ts'
import { type Link, start, type World } from '../../support/world.ts'

type Popup = Parameters<World['sandbox']['control']['finish']>[0]

type Step = 'exchange' | 'inspect' | 'subscribe' | 'register'
const calls: Record<Step, string> = {
  exchange: 'access_token',
  inspect: 'debug_token',
  subscribe: '/subscribed_apps$',
  register: '/register$',
}

/** Hands a popup's end over, and comes back when the signup stands at a step whose call Meta answers after `goOn`. */
async function stoppedAt(world: World, link: Link, step: Step, finish: Popup = {}) {
  const method = step === 'inspect' ? 'GET' : 'POST'
  world.sandbox.control.fault({ method, path: calls[step], answer: { delay: 8_000 }, after: true, times: 1 })
  const { code, assets } = world.sandbox.control.finish({ connectionType: 'dedicated', ...finish })
  const id = randomUUID()
  const put = world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code, assets })
  const at = () => world.db.selectFrom('attempts').select('step').where('id', '=', id).executeTakeFirst()
  await until(async () => expect((await at())?.step).toBe(step), { interval: 5, timeout: 20_000 })
  await until(async () => expect(world.sandbox.control.faults()).toMatchObject([{ left: 0 }]))
  const goOn = () => world.sandbox.control.clearFaults()
  return { put, goOn, id, wabaId: assets.waba_id as string, phoneNumberId: assets.phone_number_id as string }
}

const endings: [string, (world: World, link: Link) => Promise<unknown>][] = [
  [
    'its link is revoked',
    (world, { customerId, id }) =>
      world.api('PATCH', `/customers/${customerId}/setup_links/${id}`, { setup_link: { status: 'revoked' } }),
  ],
  [
    'another link takes its place',
    (world, { customerId }) => world.api('POST', `/customers/${customerId}/setup_links`, { setup_link: {} }),
  ],
  ['its customer is deleted', (world, { customerId }) => world.api('DELETE', `/customers/${customerId}`)],
]

describe.concurrent.each(databaseKinds)('a signup that comes to nothing, on %s', (kind: DatabaseKind) => {
  describe.each(endings)('because %s', (_, end) => {
    it.each(['inspect', 'subscribe', 'register'] as const)('at the step %s leaves nothing at Meta', async (step) => {
      await using world = await start(kind)
      const link = await world.link()
      const at = await stoppedAt(world, link, step)
      await end(world, link)
      at.goOn()
      await at.put
      await settled(world)
      expect(atMeta(world, at)).toEqual([false, false])
    })
  })

  it('is 410 when its customer is deleted during the exchange, and its token is forgotten', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const at = await stoppedAt(world, link, 'exchange')
    await world.api('DELETE', `/customers/${link.customerId}`)
    at.goOn()
    expect(await at.put).toMatchObject({ status: 410, body: { code: 'link_revoked' } })
    await settled(world)
    expect(await ledgerOf(world)).toMatchObject([{ kind: 'grant', status: 'undone', reason: 'customer_deleted' }])
  })

  it('tells the host what was undone, in the journey and by a webhook', async () => {
    await using world = await start(kind)
    const events = await told(world)
    const link = await world.link()
    const at = await stoppedAt(world, link, 'register')
    await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, {
      setup_link: { status: 'revoked' },
    })
    at.goOn()
    await settled(world)
    const undone = {
      reason: 'link_revoked',
      business_account_id: at.wabaId,
      phone_number_id: at.phoneNumberId,
      subscription: 'undone',
      registration: 'undone',
    }
    const journey = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)
    expect(journey.body.data.at(-1)).toMatchObject({ name: 'undone', detail: undone })
    expect(await events('setup_link.undone')).toMatchObject([{ setup_link: { id: link.id }, undone }])
  })

  it('leaves what a connected number has, and what was there before', async () => {
    await using world = await start(kind)
    const first = await world.link()
    const { body } = await world.signUp(first)
    const { phone_number_id, business_account_id } = body.result
    const userId = world.sandbox.control.state().users.at(-1)?.id as string
    const other = await world.link()
    const refused = await world.signUp(other, {
      finish: { userId, waba: business_account_id, number: phone_number_id },
    })
    expect(refused.body).toMatchObject({ status: 'failed', fault: 'number_taken' })
    await settled(world)
    expect(atMeta(world, { wabaId: business_account_id, phoneNumberId: phone_number_id })).toEqual([true, true])

    // Another server with the same app subscribed the account long ago.
    const again = await world.link()
    const before = world.sandbox.control.finish({ connectionType: 'dedicated' })
    await subscribeElsewhere(world, before)
    const { userId: who, wabaId: waba, phoneNumberId: number } = before
    const at = await stoppedAt(world, again, 'register', { userId: who, waba, number })
    await world.api('DELETE', `/customers/${again.customerId}`)
    at.goOn()
    await settled(world)
    expect(atMeta(world, at)).toEqual([true, false])
  })

  it('is undone again and again until Meta takes it back, also by the server that starts next', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const at = await stoppedAt(world, link, 'register')
    await world.api('DELETE', `/customers/${link.customerId}`)
    at.goOn()
    world.sandbox.control.fault({ path: 'deregister', answer: { status: 500 }, times: 3 })
    await at.put
    const refused = () => world.sandbox.control.calls({ path: '/deregister', status: 500 }).length
    const later = (count: number) =>
      until(
        async () => {
          world.advance(2_000)
          expect(refused()).toBeGreaterThanOrEqual(count)
        },
        { timeout: 10_000, interval: 200 },
      )
    await later(1)
    await world.restart()
    await later(3)
    await settled(world)
    expect(atMeta(world, at)).toEqual([false, false])
  })

  it('that waits for a PIN ends with its link, and a day after its link has run out', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('number-has-pin')
    const events = await told(world)
    const [revoked, expired] = [await world.link(), await world.link()]
    for (const link of [revoked, expired]) expect((await world.signUp(link)).body.status).toBe('pin')
    const path = `/customers/${revoked.customerId}/setup_links/${revoked.id}`
    await world.api('PATCH', path, { setup_link: { status: 'revoked' } })
    await until(async () => expect((await events('setup_link.undone')).length).toBe(1))
    world.advance(32 * 24 * 60 * 60_000)
    await settled(world)
    expect(
      (await events('setup_link.undone')).map((one) => (one as { undone: { reason: string } }).undone.reason),
    ).toEqual(['link_revoked', 'link_expired'])
    expect(world.sandbox.control.state().wabas.filter(({ subscribed }) => subscribed)).toEqual([])
  })
})
