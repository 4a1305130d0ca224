import { expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const event = 'setup_link.requested_again'
const url = 'https://app.example.com/hooks'
const ask = (world: World, token: string) => world.connect(token, 'POST', '/new_link_request')
const session = (world: World, token: string) => world.connect(token, 'GET', '/session')

/** The bodies that the webhook was to get, oldest first. */
async function heard(world: World) {
  const { data } = (await world.api('GET', '/webhook_deliveries')).body
  const found = data.map(({ id }: { id: string }) => world.api('GET', `/webhook_deliveries/${id}`))
  return (await Promise.all(found)).map(({ body }) => body.data.body).reverse()
}

it.concurrent.each(databaseKinds)(
  'a link that is over is asked for again, once a day, and the host hears it on %s',
  async (kind) => {
    await using world = await start(kind)
    const link = await world.link()
    const path = `/customers/${link.customerId}/setup_links/${link.id}`
    await world.api('PATCH', path, { setup_link: { status: 'revoked' } })
    expect(await session(world, link.token)).toMatchObject({ status: 410, body: { can_ask: false } })
    expect(await ask(world, link.token), 'nobody hears it').toMatchObject({ status: 409 })

    await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: { url, events: [event] } })
    expect(await session(world, link.token)).toMatchObject({ status: 410, body: { can_ask: true } })
    expect(await Promise.all([1, 2, 3].map(() => ask(world, link.token)))).toMatchObject(
      [1, 2, 3].map(() => ({ status: 204 })),
    )
    expect(await heard(world)).toMatchObject([
      { event, customer: { id: link.customerId }, setup_link: { id: link.id, status: 'revoked' } },
    ])
    const asked = async () => {
      const { data } = (await world.api('GET', `${path}/events`)).body
      return data.filter(({ name }: { name: string }) => name === 'requested_again')
    }
    expect(await asked()).toHaveLength(1)

    world.advance(25 * 3_600_000)
    expect(await ask(world, link.token)).toMatchObject({ status: 204 })
    expect(await asked()).toHaveLength(2)
  },
)

it.concurrent.each(databaseKinds)('a link that works is not asked for again on %s', async (kind) => {
  await using world = await start(kind)
  await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook: { url, events: [event] } })
  const link = await world.link()
  expect(await ask(world, link.token)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(await ask(world, 'nobodys.token')).toMatchObject({ status: 404 })
})
