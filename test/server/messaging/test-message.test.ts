import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { startAdmin } from '../../support/admin-world.ts'
import { databaseKinds } from '../../support/databases.ts'
import { signed } from '../../support/messaging/from-meta.ts'
import { type Link, request, start, type World } from '../../support/world.ts'

/** A customer at the last step of a signup, who may look again, and whose number may be written to. */
async function atTheEnd(
  world: World,
  link: Parameters<World['signUp']>[0],
  options: Parameters<World['signUp']>[1] = {},
) {
  const attemptId = randomUUID()
  const { body } = await world.signUp(link, { ...options, attemptId })
  if (body.status !== 'completed') throw new Error(`no signup: ${JSON.stringify(body)}`)
  const { phone_number_id: phone, business_account_id: waba, display_phone_number: number } = body.result
  const look = async () => (await world.connect(link.token, 'GET', `/attempts/${attemptId}`)).body.test_message
  const receive = (value: object) =>
    signed(world, [{ waba, field: 'messages', value: { metadata: { phone_number_id: phone }, ...value } }])
  return { phone, waba, number, first: body.test_message, look, receive }
}

const hello = { messages: [{ from: '15550001111', id: 'wamid.1', type: 'text', text: { body: 'Hello' } }] }

async function journey(world: World, { customerId, id }: Link) {
  const { data } = (await world.api('GET', `/customers/${customerId}/setup_links/${id}/events?per_page=100`)).body
  return (data as { name: string; detail: { seconds_since_link: number } }[]).filter(({ name }) =>
    name.startsWith('first_message'),
  )
}

describe.each(databaseKinds)('the test message of a link on %s', (kind) => {
  it('is off by default, and offered where the link asks for it', async () => {
    await using world = await start(kind)
    const plain = await world.link()
    expect((await atTheEnd(world, plain)).first).toBeNull()
    expect(plain).toMatchObject({ test_message: false })

    const link = await world.link({ test_message: true })
    const { first, number } = await atTheEnd(world, link)
    expect(link).toMatchObject({ test_message: true })
    expect(first).toEqual({ to: number.slice(1), received: false })
  })

  it('is an option of the admin dialect, too', async () => {
    await using world = await startAdmin(kind)
    const link = await world.adminLink({ testMessage: true })
    expect(link).toMatchObject({ testMessage: true })
    const { first } = await atTheEnd(world, link)
    expect(first).toMatchObject({ received: false })
  })

  it('is seen by the customer who watches when somebody has written to the number, and not before', async () => {
    const metricsToken = 'a token for prometheus'
    await using world = await start(kind, { metricsToken })
    const link = await world.link({ test_message: true })
    const { look, receive, number } = await atTheEnd(world, link)
    await receive({ statuses: [{ id: 'wamid.0', status: 'sent', recipient_id: '1' }] })
    expect(await look()).toEqual({ to: number.slice(1), received: false })
    world.advance(90_000)
    await receive(hello)
    expect(await look()).toEqual({ to: number.slice(1), received: true })

    const [told] = await journey(world, link)
    expect(told?.detail.seconds_since_link).toBeGreaterThanOrEqual(90)
    expect(told?.detail.seconds_since_link).toBeLessThan(300)
    const { body } = await request('GET', `${world.url}/metrics`, undefined, {
      Authorization: `Bearer ${metricsToken}`,
    })
    expect(body).toContain('patchbay_first_message_seconds_count{direction="received"} 1')
    expect(body).toContain('patchbay_first_message_seconds_bucket{le="60",direction="received"} 0')
  })

  it('begins again when the number is connected again', async () => {
    await using world = await start(kind)
    const before = await world.link({ test_message: true })
    const { receive, look, number, phone, waba } = await atTheEnd(world, before)
    await receive(hello)
    expect((await look()).received).toBe(true)

    world.sandbox.control.disconnect({ wabaId: waba })
    const wanted = { reconnect_phone_number: number, test_message: true }
    const path = `/customers/${before.customerId}/setup_links`
    const { body } = await world.api('POST', path, { setup_link: wanted })
    const link = { ...body.data, customerId: before.customerId } as Link
    const again = await atTheEnd(world, link, {
      finish: { number: phone } as never,
      tamper: ({ phone_number_id: _, ...assets }) => assets,
    })
    expect(again.phone).toBe(phone)
    expect(again.first).toMatchObject({ received: false })
    for (let nth = 0; nth < 2; nth++) await again.receive(hello)
    expect((await again.look()).received).toBe(true)
    expect(await journey(world, link)).toMatchObject([{ name: 'first_message_received' }])
    expect(await journey(world, before)).toHaveLength(1)
  })

  it('is not offered while Meta sends the messages of the number somewhere else', async () => {
    await using world = await start(kind)
    const { look, phone } = await atTheEnd(world, await world.link({ test_message: true }))
    expect(await look()).not.toBeNull()
    await world.db
      .updateTable('phone_numbers')
      .set({ webhook_destination_url: 'https://host.example.com/own' })
      .where('phone_number_id', '=', phone)
      .execute()
    expect(await look()).toBeNull()
  })
})
