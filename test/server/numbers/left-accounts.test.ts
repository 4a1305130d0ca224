import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { atMeta, ledgerOf, settled, subscribeElsewhere, tokenFor, toldBy } from '../../support/meta.ts'
import { type Link, start, type World } from '../../support/world.ts'

const unsubscribed = (world: World, status?: number) =>
  world.sandbox.control.calls({ method: 'DELETE', path: '/subscribed_apps', ...(status ? { status } : {}) }).length

/** A signup that completed, and where its number stands at Meta. */
async function connected(world: World, link: Link, finish?: object) {
  const { body } = await world.signUp(link, finish ? { finish } : {})
  expect(body).toMatchObject({ status: 'completed', fault: null })
  const { phone_number_id: phoneNumberId, business_account_id: wabaId } = body.result
  return { phoneNumberId, wabaId }
}

const forget = (world: World, id: string) => world.api('DELETE', `/whatsapp/phone_numbers/${id}`)

const deletions: [string, (world: World, link: Link, phoneNumberId: string) => Promise<unknown>, string][] = [
  ['it is deleted', (world, _, phoneNumberId) => forget(world, phoneNumberId), 'number_deleted'],
  [
    'its customer is deleted',
    (world, link) => world.api('DELETE', `/customers/${link.customerId}`),
    'customer_deleted',
  ],
]

describe.each(databaseKinds)('what was done at Meta for a connected number, on %s', (kind) => {
  it.each(deletions)(
    'is undone when %s: by tries of its own, and the token is forgotten last',
    async (_, end, reason) => {
      await using world = await start(kind)
      const link = await world.link()
      const at = await connected(world, link)
      world.sandbox.control.fault({ method: 'DELETE', path: 'subscribed_apps', answer: { status: 500 }, times: 3 })
      await end(world, link, at.phoneNumberId)
      await expect.poll(() => unsubscribed(world, 500)).toBe(1)
      const open = (await ledgerOf(world)).filter((row) => row.reason === reason)
      expect(open).toMatchObject([{ kind: 'grant', status: 'held', token: expect.any(String) }, {}, {}])
      await world.restart()
      await settled(world)
      expect(unsubscribed(world)).toBe(4)
      expect(atMeta(world, at)).toEqual([false, true])
      const rows = (await ledgerOf(world)).filter((row) => row.reason === reason)
      expect(rows.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual([
        'grant undone',
        'registration kept',
        'subscription undone',
      ])
      expect(world.sandbox.control.calls({ path: '/deregister' })).toEqual([])
      // Of the signup itself nothing is open either: its subscription was the one that is undone.
      expect((await ledgerOf(world)).filter((row) => row.kind === 'subscription' && row.status === 'kept')).toEqual([])
    },
  )

  it('stays while another number of the account is here, of whichever project', async () => {
    await using world = await start(kind)
    const first = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const same = { userId: first.userId, waba: first.wabaId }
    const one = await connected(world, await world.link(), { ...same, number: first.phoneNumberId })
    const two = await connected(world, await world.link(), { ...same, number: { phoneNumber: '+34612000002' } })
    const other = await toldBy(world)
    await other.adopt(two.phoneNumberId)
    expect(two.wabaId).toBe(one.wabaId)
    await forget(world, one.phoneNumberId)
    await settled(world)
    await forget(world, two.phoneNumberId)
    await settled(world)
    expect([unsubscribed(world), atMeta(world, two)[0]]).toEqual([0, true])
  })

  it('goes with the last of two numbers, though the second found the account subscribed: by us', async () => {
    await using world = await start(kind)
    const first = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const same = { userId: first.userId, waba: first.wabaId }
    const one = await connected(world, await world.link(), { ...same, number: first.phoneNumberId })
    const two = await connected(world, await world.link(), { ...same, number: { phoneNumber: '+34612000002' } })
    await Promise.all([one, two].map(({ phoneNumberId }) => forget(world, phoneNumberId)))
    await settled(world)
    expect(atMeta(world, two)[0]).toBe(false)
  })

  it('stays where the app was subscribed before us', async () => {
    await using world = await start(kind)
    const before = world.sandbox.control.finish({ connectionType: 'dedicated' })
    await subscribeElsewhere(world, before)
    const at = await connected(world, await world.link(), {
      userId: before.userId,
      waba: before.wabaId,
      number: before.phoneNumberId,
    })
    await forget(world, at.phoneNumberId)
    await settled(world)
    expect([unsubscribed(world), atMeta(world, at)[0]]).toEqual([0, true])
    expect((await ledgerOf(world)).filter(({ kind }) => kind === 'subscription')).toMatchObject([
      { status: 'kept', note: expect.stringContaining('before us') },
      { status: 'kept', note: expect.stringContaining('before us') },
    ])
  })

  it('is named as lost when no key opens the token any more', async () => {
    await using world = await start(kind)
    const at = await connected(world, await world.link())
    await world.db.updateTable('phone_numbers').set({ token: 'eyJ.not.ours' }).execute()
    expect((await forget(world, at.phoneNumberId)).status).toBe(204)
    const rows = (await ledgerOf(world)).filter(({ reason }) => reason === 'number_deleted')
    expect(rows).toMatchObject([{ status: 'lost', token: null }, { status: 'kept' }, { status: 'lost' }])
    expect(world.logged.join()).toContain('stays subscribed')
  })

  it('is undone for a number that a backend wanted to connect, and that was never written', async () => {
    await using world = await start(kind)
    const { code, wabaId, phoneNumberId: number } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const phoneNumberId = number as string
    const access_token = await tokenFor(world, code)
    const customer = await world.api('POST', '/customers', { customer: { name: 'Wool' } })
    const ids = { phone_number_id: phoneNumberId, business_account_id: wabaId }
    const path = `/customers/${customer.body.data.id}/whatsapp/phone_numbers`
    world.sandbox.control.fault({ path: `/${phoneNumberId}$`, answer: { status: 500 }, times: 1 })
    const connect = () => world.api('POST', path, { whatsapp_phone_number: { name: 'Sales', ...ids, access_token } })
    expect((await connect()).status).toBe(502)
    expect(atMeta(world, { wabaId, phoneNumberId })[0]).toBe(true)
    expect(await ledgerOf(world)).toMatchObject([{ kind: 'grant', status: 'held' }, { status: 'asked' }])
    world.advance(3 * 60_000)
    await settled(world)
    expect(atMeta(world, { wabaId, phoneNumberId })[0]).toBe(false)

    expect((await connect()).status).toBe(201)
    world.advance(3 * 60_000)
    await settled(world)
    expect(atMeta(world, { wabaId, phoneNumberId })[0]).toBe(true)
  })
})
