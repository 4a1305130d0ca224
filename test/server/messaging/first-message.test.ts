import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { signed } from '../../support/messaging/from-meta.ts'
import { startMessaging, text } from '../../support/messaging/world.ts'

describe.each(databaseKinds)('the journey of a link on %s', (kind) => {
  it('ends with the first message of its number in each direction, told once, also after a restart', async () => {
    await using world = await startMessaging(kind)
    const link = await world.link()
    const { phone_number_id: phone, business_account_id: waba } = (await world.signUp(link)).body.result
    const told = async () => {
      const path = `/customers/${link.customerId}/setup_links/${link.id}/events?per_page=100`
      const { data } = (await world.api('GET', path)).body
      return data.map(({ name }: { name: string }) => name).filter((name: string) => name.startsWith('first_message'))
    }
    const receive = (value: object) =>
      signed(world, [{ waba, field: 'messages', value: { metadata: { phone_number_id: phone }, ...value } }])
    expect(await told()).toEqual([])
    await receive({ statuses: [{ id: 'wamid.0', status: 'sent', recipient_id: '1' }] })
    expect((await world.graph('POST', `/${phone}/messages`, { messaging_product: 'whatsapp' })).status).toBe(400)
    await world.graph('POST', `/${phone}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.0',
    })
    expect(await told()).toEqual([])

    for (let nth = 0; nth < 3; nth++) await receive({ messages: [{ from: '1', id: `wamid.${nth}`, type: 'text' }] })
    expect(await told()).toEqual(['first_message_received'])
    await Promise.all([1, 2, 3].map(() => world.graph('POST', `/${phone}/messages`, text())))
    await world.restart({ meta: { ...world.options.meta, graphUrl: world.meta.url } })
    await world.graph('POST', `/${phone}/messages`, text())
    await receive({ messages: [{ from: '1', id: 'wamid.9', type: 'text' }] })
    expect(await told()).toEqual(['first_message_received', 'first_message_sent'])
  })

  it('is not told of what another’s account or an unknown number does', async () => {
    await using world = await startMessaging(kind)
    const value = { metadata: { phone_number_id: world.one.phone }, messages: [{ from: '1', id: 'wamid.1' }] }
    await signed(world, [{ waba: world.theirs.waba, field: 'messages', value }])
    expect(await world.db.selectFrom('first_messages').selectAll().execute()).toEqual([])
  })
})
