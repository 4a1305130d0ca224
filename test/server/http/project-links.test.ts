import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../../../client/index.ts'
import { databaseKinds } from '../../support/databases.ts'
import { toldBy } from '../../support/meta.ts'
import { start, type World } from '../../support/world.ts'

describe.each(databaseKinds)('the links of all customers on %s', (kind) => {
  let world: World
  const made: { id: string; customerId: string }[] = []
  beforeAll(async () => {
    world = await start(kind)
    for (let n = 0; n < 5; n++) made.unshift(await world.link())
    const [newest, second, third] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]]
    await world.api('PATCH', `/customers/${newest.customerId}/setup_links/${newest.id}`, {
      setup_link: { status: 'revoked' },
    })
    await change(second.id, { setup_status: 'failed', setup_error: 'facebook_auth_failed' })
    await change(third.id, { expires_at: '2020-01-01T00:00:00.000Z' })
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const change = (id: string, fields: object) =>
    world.db.updateTable('setup_links').set(fields).where('id', '=', id).execute()
  const ids = async (query: string) => {
    const { status, body } = await world.api('GET', `/setup_links?${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body.data.map(({ id }: { id: string }) => id)
  }
  const of = (...places: number[]) => places.map((at) => made[at]?.id)

  it('come newest first, each with its customer, page after page', async () => {
    const client = createClient({ serverUrl: world.url, apiKey: world.options.apiKey as string })
    const first = await client.setupLinks.list({ limit: 3 })
    expect(first.data.map(({ id }) => id)).toEqual(of(0, 1, 2))
    expect(first.data[0]?.customer).toEqual({
      id: made[0]?.customerId,
      name: expect.any(String),
      external_customer_id: null,
    })
    const second = await client.setupLinks.list({ limit: 3, after: first.paging.next as string })
    expect([second.data.map(({ id }) => id), second.paging.next]).toEqual([of(3, 4), null])
    expect((await client.setupLinks.find(made[4]?.id as string)).customer.id).toBe(made[4]?.customerId)
  })

  it('are filtered by their state, by that of the signup, and by when they were made', async () => {
    expect(await ids('status=revoked')).toEqual(of(0))
    expect(await ids('status=expired')).toEqual(of(2))
    expect(await ids('status=active')).toEqual(of(1, 3, 4))
    expect(await ids('whatsapp_setup_status=failed')).toEqual(of(1))
    expect(await ids('created_after=2999-01-01T00:00:00Z')).toEqual([])
    const { body } = await world.api('GET', '/setup_links?whatsapp_setup_status=lost')
    expect(body.error).toContain('whatsapp_setup_status')
  })

  it('are those of the own project alone', async () => {
    const { projectId } = await toldBy(world)
    const foreign = { project_id: projectId, customer_id: (await customerOf(projectId)).id }
    await change(made[3]?.id as string, foreign)
    expect(await ids('')).toEqual(of(0, 1, 2, 4))
    expect((await world.api('GET', `/setup_links/${made[3]?.id}`)).status).toBe(404)
  })

  const customerOf = (projectId: string) =>
    world.db.selectFrom('customers').select('id').where('project_id', '=', projectId).executeTakeFirstOrThrow()
})
