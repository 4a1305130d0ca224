import { createHmac, randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../support/databases.ts'
import { type Link, start, type World } from '../support/world.ts'

/** A server that may fetch its customers' tokens. */
async function partner(kind: (typeof databaseKinds)[number]): Promise<World> {
  const world = await start(kind)
  await world.restart({ meta: { ...world.options.meta, systemToken: world.sandbox.app.systemToken } })
  return world
}

/** Meta's webhook that a customer shared an account. */
function announce(world: World, waba_id: string, owner_business_id: string) {
  const value = { event: 'PARTNER_ADDED', waba_info: { waba_id, owner_business_id } }
  const time = Math.floor(Date.now() / 1_000)
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: world.sandbox.app.businessId, time, changes: [{ field: 'account_update', value }] }],
  })
  const signature = createHmac('sha256', world.options.meta.appSecret).update(body).digest('hex')
  const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': `sha256=${signature}` }
  return fetch(`${world.url}/webhooks/meta`, { method: 'POST', body, headers })
}

/** A customer whose number was connected before, and a link that brings it back, opened. */
async function returning(world: World) {
  const first = await world.link()
  const { body } = await world.signUp(first)
  const { phone_number_id, display_phone_number } = body.result
  const userId = world.sandbox.control.state().users.at(-1)?.id as string
  const made = await world.api('POST', `/customers/${first.customerId}/setup_links`, {
    setup_link: { reconnect_phone_number: display_phone_number },
  })
  const link: Link = { ...made.body.data, customerId: first.customerId }
  await world.connect(link.token, 'GET', '/session')
  return { link, finish: { userId, number: phone_number_id } }
}

const ended = async (world: World, link: Link) => {
  for (let tries = 0; tries < 400; tries++) {
    const row = await world.db
      .selectFrom('setup_links')
      .select('status')
      .where('id', '=', link.id)
      .executeTakeFirstOrThrow()
    if (row.status === 'used') return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the link was not used up')
}

const attemptsOf = (world: World, link: Link) =>
  world.db.selectFrom('attempts').selectAll().where('setup_link_id', '=', link.id).execute()

describe.each(databaseKinds)("Meta's word alone on %s", (kind) => {
  it('finishes a signup whose browser died, when the time of its code is over', async () => {
    await using world = await partner(kind)
    const { link, finish } = await returning(world)
    const { wabaId, businessId } = world.sandbox.control.finish(finish)
    await announce(world, wabaId, businessId)
    expect(await attemptsOf(world, link)).toMatchObject([{ status: 'exchanging', code_hash: null }])
    world.advance(41_000)
    await ended(world, link)
    expect(await attemptsOf(world, link)).toMatchObject([{ status: 'completed', token: null }])
  })

  it('says in the journey that the account was shared, where nobody may fetch tokens', async () => {
    await using world = await start(kind)
    const { link, finish } = await returning(world)
    const { wabaId, businessId } = world.sandbox.control.finish(finish)
    await announce(world, wabaId, businessId)
    expect(await attemptsOf(world, link)).toEqual([])
    const events = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)
    expect(events.body.data.at(-1)).toMatchObject({ name: 'account_shared', detail: { business_account_id: wabaId } })
  })

  it('is nobody\u2019s where it could be anybody\u2019s: a new customer\u2019s account is not guessed at', async () => {
    await using world = await partner(kind)
    const [mine, other] = [await world.link(), await world.link()]
    for (const { token } of [mine, other]) await world.connect(token, 'GET', '/session')
    const { wabaId, businessId } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    await announce(world, wabaId, businessId)
    expect(await world.db.selectFrom('attempts').selectAll().execute()).toEqual([])
  })

  it('is not the browser\u2019s to give: a page that names a business gets no token of it', async () => {
    await using world = await partner(kind)
    const victim = await world.signUp(await world.link())
    const { business_id } = await world.db.selectFrom('accounts').select('business_id').executeTakeFirstOrThrow()
    const thief = await world.link()
    world.sandbox.control.fault({ path: 'oauth/access_token', answer: { reset: true } })
    const { body } = await world.signUp(thief, {
      tamper: () => ({
        event: 'PARTNER_ADDED',
        business_id: business_id as string,
        waba_id: victim.body.result.business_account_id,
      }),
    })
    expect(body).toMatchObject({ status: 'failed', fault: 'exchange_unanswered' })
  })

  it('tells which account, where neither the browser nor the token does', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('no-target-ids')
    const somebody = world.sandbox.control.finish({ connectionType: 'dedicated' })
    await announce(world, somebody.wabaId, somebody.businessId)
    const { code, wabaId, businessId } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const [link, id] = [await world.link(), randomUUID()]
    await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
    await announce(world, wabaId, businessId)
    const { body } = await world.settled(link, id)
    expect(body).toMatchObject({ status: 'completed', result: { business_account_id: wabaId } })
  })

  it('and callback, code alone and repeats of them end in one attempt, in whatever order they come', async () => {
    await using world = await partner(kind)
    const steps = ['webhook', 'code', 'code with ids', 'closed', 'time'] as const
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...steps], { minLength: 1 }), fc.boolean(), async (order, together) => {
        if (!order.includes('webhook') && !order.some((step) => step.startsWith('code'))) return
        const { link, finish } = await returning(world)
        const { code, wabaId, businessId, assets } = world.sandbox.control.finish(finish)
        const put = (body: object) =>
          world.connect(link.token, 'PUT', `/attempts/${randomUUID()}`, { connection_type: 'dedicated', ...body })
        const does = {
          webhook: () => announce(world, wabaId, businessId),
          code: () => put({ code }),
          'code with ids': () => put({ code, assets }),
          closed: () => put({ cancelled: { fault: 'popup_closed' } }),
          time: async () => world.advance(41_000),
        }
        if (together) await Promise.all(order.map((step) => does[step]()))
        else for (const step of order) await does[step]()
        world.advance(41_000)
        await ended(world, link)
        const rows = (await attemptsOf(world, link)).filter(({ status }) => status !== 'cancelled')
        expect(rows.map(({ status }) => status)).toEqual(['completed'])
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})
