import { createHmac, randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type Link, request, start, type World } from '../../support/world.ts'

/** A server whose settings hold the token of a system user, which could fetch any customer's token. */
async function partner(kind: (typeof databaseKinds)[number]): Promise<World> {
  const world = await start(kind)
  await world.restart({ meta: { ...world.options.meta, systemToken: world.sandbox.app.systemToken } })
  return world
}

/** Meta's webhook that a customer shared an account. */
const announce = (world: World, wabaId: string, businessId: string) => announceAt(world, 0, wabaId, businessId)

/** The same, so many milliseconds ahead of this machine's clock. */
function announceAt(world: World, ahead: number, waba_id: string, owner_business_id: string) {
  const value = { event: 'PARTNER_ADDED', waba_info: { waba_id, owner_business_id } }
  const time = Math.floor((Date.now() + ahead) / 1_000)
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

const used = async (world: World, link: Link) => {
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

/** A customer and a link of the project that a key belongs to. */
async function linkOf(world: World, key: string): Promise<Link> {
  const call = (path: string, body: object) =>
    request('POST', `${world.url}/platform/v1${path}`, body, { 'X-API-Key': key })
  const customer = await call('/customers', { customer: { name: 'Theirs' } })
  const customerId = customer.body.data.id as string
  return { ...(await call(`/customers/${customerId}/setup_links`, { setup_link: {} })).body.data, customerId }
}

const attemptsOf = (world: World, link: Link) =>
  world.db.selectFrom('attempts').selectAll().where('setup_link_id', '=', link.id).execute()

const journeyOf = async (world: World, link: Link) =>
  (await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)).body.data as {
    name: string
    detail: object
  }[]

/** Longer than any code lives, and long enough for every worker to have looked. */
async function muchLater(world: World) {
  world.advance(60_000)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
}

/** A second link of a customer, opened and left. */
async function openedAgain(world: World, customerId: string): Promise<Link> {
  const made = await world.api('POST', `/customers/${customerId}/setup_links`, { setup_link: {} })
  await world.connect(made.body.data.token, 'GET', '/session')
  return { ...made.body.data, customerId }
}

const userOf = (world: World, businessId: string) =>
  world.sandbox.control.state().users.find(({ businessIds }) => businessIds.includes(businessId))?.id as string

describe.concurrent.each(databaseKinds)("Meta's word alone on %s", (kind) => {
  it('finishes no signup whose browser died: the journey says so, and the customer goes on in the browser', async () => {
    await using world = await partner(kind)
    const { link, finish } = await returning(world)
    const { wabaId, businessId } = world.sandbox.control.finish(finish)
    await announce(world, wabaId, businessId)
    await muchLater(world)
    expect(await attemptsOf(world, link)).toEqual([])
    expect((await journeyOf(world, link)).at(-1)).toMatchObject({
      name: 'account_shared',
      detail: { business_account_id: wabaId },
    })
    const again = await world.signUp(link, { finish })
    expect(again.body).toMatchObject({ status: 'completed', result: { business_account_id: wabaId } })
  })

  it('fetches no token, whoever the settings say may fetch one', async () => {
    await using world = await partner(kind)
    const { finish } = await returning(world)
    const { wabaId, businessId } = world.sandbox.control.finish(finish)
    await announce(world, wabaId, businessId)
    await muchLater(world)
    expect(world.sandbox.control.calls({ path: 'system_user_access_tokens' })).toEqual([])
  })

  it('does nothing in one project when the same business signs up in another', async () => {
    await using world = await partner(kind)
    const first = await world.link()
    const one = await world.signUp(first)
    const { business_id } = await world.db.selectFrom('accounts').select('business_id').executeTakeFirstOrThrow()
    const left = await openedAgain(world, first.customerId)
    const before = await journeyOf(world, left)

    const { key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    const theirs = await linkOf(world, key)
    const userId = userOf(world, business_id as string)
    const waba = { name: 'Second account' }
    const finish = { userId, waba, number: { phoneNumber: '+34600111222' } }
    const { code, assets, wabaId, businessId } = world.sandbox.control.finish(finish)
    await announce(world, wabaId, businessId)
    const id = randomUUID()
    await world.connect(theirs.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code, assets })
    expect((await world.settled(theirs, id)).body).toMatchObject({ status: 'completed' })
    await muchLater(world)

    expect(await attemptsOf(world, left)).toEqual([])
    expect(await journeyOf(world, left)).toEqual(before)
    expect((await world.api('GET', '/whatsapp/phone_numbers')).body.data).toMatchObject([
      { phone_number_id: one.body.result.phone_number_id },
    ])
  })

  it('connects one customer of an agency to nothing that another customer of it shared', async () => {
    await using world = await partner(kind)
    const first = await world.link()
    await world.signUp(first)
    const { business_id } = await world.db.selectFrom('accounts').select('business_id').executeTakeFirstOrThrow()
    const left = await openedAgain(world, first.customerId)
    const second = await world.link()
    await world.connect(second.token, 'GET', '/session')
    const userId = userOf(world, business_id as string)
    const { wabaId, businessId } = world.sandbox.control.finish({ userId, waba: { name: 'Of the second customer' } })
    await announce(world, wabaId, businessId)
    await muchLater(world)
    for (const link of [left, second]) expect(await attemptsOf(world, link)).toEqual([])
    expect(JSON.stringify(await journeyOf(world, left))).not.toContain(wabaId)
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

  it('adds nothing to codes: with it or without it, one attempt ends the link, and no code means no attempt', async () => {
    await using world = await partner(kind)
    const steps = ['webhook', 'code', 'code with ids', 'closed', 'time'] as const
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...steps], { minLength: 1 }), fc.boolean(), async (order, together) => {
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
        const coded = order.some((step) => step.startsWith('code'))
        if (coded) await used(world, link)
        else await muchLater(world)
        const rows = (await attemptsOf(world, link)).filter(({ status }) => status !== 'cancelled')
        expect(rows.map(({ status }) => status)).toEqual(coded ? ['completed'] : [])
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})

describe.concurrent.each(databaseKinds)(
  'a code without ids, of a business that shared several accounts, on %s',
  (kind) => {
    /** The business of a first customer, which goes through Meta's window once more for another account. */
    async function sameBusiness(world: World) {
      const first = await world.signUp(await world.link())
      const { business_id } = await world.db.selectFrom('accounts').select('business_id').executeTakeFirstOrThrow()
      const userId = userOf(world, business_id as string)
      let shared = 0
      const share = (name: string) =>
        world.sandbox.control.finish({ userId, waba: { name }, number: { phoneNumber: `+3460011122${shared++}` } })
      return { waba: first.body.result.business_account_id as string, share }
    }

    const hand = async (world: World, link: Link, code: string) => {
      const id = randomUUID()
      await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
      return (await world.settled(link, id)).body
    }

    /** The fault that a code ends with; it waits half a minute for Meta to say more. */
    async function refused(world: World, link: Link, code: string) {
      const id = randomUUID()
      let reply = await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code })
      while (reply.body.status === 'working') {
        world.advance(1_000)
        await new Promise((resolve) => setTimeout(resolve, 50))
        reply = await world.connect(link.token, 'GET', `/attempts/${id}`)
      }
      expect(reply.body.status).toBe('failed')
      return reply.body.fault
    }

    it('means the account that no other customer has', async () => {
      await using world = await start(kind)
      const { share } = await sameBusiness(world)
      const { code, wabaId } = share('Of the second customer')
      const body = await hand(world, await world.link(), code)
      expect(body).toMatchObject({ status: 'completed', result: { business_account_id: wabaId } })
    })

    it('means the account that Meta says was shared just now', async () => {
      await using world = await start(kind)
      const { share } = await sameBusiness(world)
      share('Shared and left')
      const { code, wabaId, businessId } = share('Shared now')
      await announce(world, wabaId, businessId)
      const body = await hand(world, await world.link(), code)
      expect(body).toMatchObject({ status: 'completed', result: { business_account_id: wabaId } })
    })

    it('means the own account that is shared again, and not one that somebody else shared whose browser died', async () => {
      await using world = await start(kind)
      const first = world.sandbox.control.finish({ connectionType: 'dedicated' })
      const same = { userId: first.userId, waba: first.wabaId, number: first.phoneNumberId as string }
      const mine = await world.link()
      expect((await world.signUp(mine, { finish: same })).body.status).toBe('completed')
      const died = world.sandbox.control.finish({
        userId: first.userId,
        waba: { name: 'Through a link of another project' },
        number: { phoneNumber: '+34600111333' },
      })
      await announce(world, died.wabaId, died.businessId)
      for (const reported of [true, false]) {
        world.advance(3 * 60_000)
        const { code } = world.sandbox.control.finish(same)
        if (reported) await announceAt(world, 3 * 60_000, first.wabaId, first.businessId)
        const again = await openedAgain(world, mine.customerId)
        expect(await hand(world, again, code)).toMatchObject({
          status: 'completed',
          result: { business_account_id: first.wabaId, phone_number_id: first.phoneNumberId },
        })
      }
    })

    it('means none where the own account could be meant, or one that Meta has not reported yet', async () => {
      await using world = await start(kind)
      const first = world.sandbox.control.finish({ connectionType: 'dedicated' })
      const same = { userId: first.userId, waba: first.wabaId, number: first.phoneNumberId as string }
      const mine = await world.link()
      await world.signUp(mine, { finish: same })
      const other = { userId: first.userId, waba: { name: 'Not reported' }, number: { phoneNumber: '+34600111333' } }
      world.sandbox.control.finish(other)
      for (const clock of [world, world.sandbox.control.clock]) clock.advance(20 * 60_000)
      const { code } = world.sandbox.control.finish(same)
      expect(await refused(world, await openedAgain(world, mine.customerId), code)).toBe('asset_mismatch')
      expect((await world.api('GET', '/whatsapp/phone_numbers')).body.data).toHaveLength(1)
    })

    it('means none where two could be meant: the customer signs again', async () => {
      await using world = await start(kind)
      const { share } = await sameBusiness(world)
      const other = share('Through another link, whose code has not come')
      const mine = share('Through this link')
      for (const { wabaId, businessId } of [mine, other]) await announce(world, wabaId, businessId)
      expect(await refused(world, await world.link(), mine.code)).toBe('asset_mismatch')
    })
  },
)
