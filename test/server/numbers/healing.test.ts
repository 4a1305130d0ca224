import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../server/app.ts'
import { databaseKinds } from '../../support/databases.ts'
import { told, toldBy } from '../../support/meta.ts'
import { until } from '../../support/until.ts'
import { start, type World } from '../../support/world.ts'

const minute = 60_000
const verifyToken = 'verify-me-please'
const needed = 'whatsapp.phone_number.reconnect_needed'

/** A number of the app whose Meta sends webhooks, and what the project is told. */
async function connected(kind: (typeof databaseKinds)[number], link: object = {}) {
  const world = await start(kind)
  await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: verifyToken } })
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, verifyToken)
  const events = await told(world)
  const made = await world.link(link)
  const { body } = await world.signUp(made, { connectionType: 'coexistence' })
  const wabaId = body.result.business_account_id as string
  const say = (event: string) =>
    world.sandbox.control.webhooks.send({ field: 'account_update', value: { event }, wabaId })
  const seen = async () => (await world.api('GET', `/whatsapp/phone_numbers/${body.result.phone_number_id}`)).body.data
  const links = async () =>
    (await world.api('GET', `/customers/${made.customerId}/setup_links?status=active`)).body.data as { id: string }[]
  return {
    world,
    events,
    customerId: made.customerId,
    linkId: made.id,
    phoneNumberId: body.result.phone_number_id,
    say,
    seen,
    links,
  }
}

const rowOf = (world: World) => world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()

/** Another token for the account, as a backend has it that went through Meta's window by itself. */
async function tokenFor(world: World, waba: string): Promise<string> {
  const [person] = world.sandbox.control.state().users.filter(({ businessIds }) => businessIds.length)
  const { code } = world.sandbox.control.finish({ userId: person?.id as string, waba, number: null })
  const { id: client_id, secret: client_secret } = world.sandbox.app
  const query = new URLSearchParams({ client_id, client_secret, code })
  const reply = await fetch(`${world.sandbox.url}/v26.0/oauth/access_token?${query}`)
  return ((await reply.json()) as { access_token: string }).access_token
}

/** Long enough for the background, which looks every two seconds. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 3_000))

const policy = (world: World, healing_minutes: number) =>
  world.api('PATCH', '/project', { project: { policy: { healing_minutes } } })

describe.concurrent.each(databaseKinds)('a number that its phone took away (meta-2026 §4), on %s', (kind) => {
  it('heals in time: nobody is told to do anything', async () => {
    const { world, events, say, seen, links } = await connected(kind)
    await using _ = world
    await say('ACCOUNT_OFFBOARDED')
    const { connection_status, heals_until } = await seen()
    expect(connection_status).toBe('offboarded')
    expect(Math.round((Date.parse(heals_until) - Date.now()) / minute)).toBe(30)
    world.advance(29 * minute)
    await aWhile()
    await say('ACCOUNT_RECONNECTED')
    expect(await seen()).toMatchObject({ connection_status: 'active', heals_until: null })
    world.advance(60 * minute)
    await aWhile()
    expect(await events(needed)).toEqual([])
    expect(await links()).toEqual([])
    for (const change of ['offboarded', 'reconnected'])
      expect(await events(`whatsapp.phone_number.${change}`)).toHaveLength(1)
  })

  it('does not heal: one event, and one link like the last, however many processes there are', async ({ expect }) => {
    const like = {
      success_redirect_url: 'https://acme.example/done',
      language: 'es',
      allowed_origins: ['https://acme.example'],
    }
    const { world, events, customerId, phoneNumberId, say, seen, links } = await connected(kind, like)
    await using _ = world
    const second = await createPatchbay(world.options)
    try {
      await say('ACCOUNT_OFFBOARDED')
      world.advance(31 * minute)
      await until(async () => expect(await events(needed)).toHaveLength(1))
      await aWhile()
      const [event, ...others] = await events(needed)
      expect(others).toEqual([])
      const [link, ...more] = await links()
      expect(more).toEqual([])
      expect(event).toMatchObject({
        event: needed,
        phone_number_id: phoneNumberId,
        customer: { id: customerId },
        connection_type: 'coexistence',
        setup_link: { id: link?.id },
      })
      expect(JSON.stringify(event)).not.toContain('/s/')
      expect(link).toMatchObject({ ...like, allowed_connection_types: ['coexistence'], provision_phone_number: false })
      expect(await seen()).toMatchObject({ connection_status: 'offboarded', heals_until: null })
    } finally {
      await second.close()
    }
  })

  it('heals late: the link that was made ready is revoked, and its journey says why', async ({ expect }) => {
    const { world, events, customerId, say, seen, links } = await connected(kind)
    await using _ = world
    await say('ACCOUNT_OFFBOARDED')
    world.advance(31 * minute)
    await until(async () => expect(await events(needed)).toHaveLength(1))
    const [link] = await links()
    await say('ACCOUNT_RECONNECTED')
    expect((await seen()).connection_status).toBe('active')
    expect(await links()).toEqual([])
    const journey = await world.api('GET', `/customers/${customerId}/setup_links/${link?.id}/events`)
    expect(journey.body.data.at(-1)).toMatchObject({ name: 'revoked', detail: { by: 'healed' } })
  })

  it('is brought back by a new token of the backend: the link that was made ready is revoked, and its journey says why', async ({
    expect,
  }) => {
    const { world, events, customerId, phoneNumberId, say, seen, links } = await connected(kind)
    await using _ = world
    const { business_account_id, token } = await rowOf(world)
    await say('ACCOUNT_OFFBOARDED')
    world.advance(31 * minute)
    await until(async () => expect(await events(needed)).toHaveLength(1))
    const [link] = await links()
    const given = await tokenFor(world, business_account_id)
    const changed = await world.api('PATCH', `/whatsapp/phone_numbers/${phoneNumberId}`, {
      whatsapp_phone_number: { access_token: given },
    })
    expect(changed.status).toBe(200)
    expect((await rowOf(world)).token).not.toBe(token)
    expect((await seen()).connection_status).toBe('active')
    expect(await links()).toEqual([])
    const journey = await world.api('GET', `/customers/${customerId}/setup_links/${link?.id}/events`)
    expect(journey.body.data.at(-1)).toMatchObject({ name: 'revoked', detail: { by: 'token' } })

    // Another time: the link of before is not what is revoked now. Meta's clock follows: older news would be ignored.
    world.sandbox.control.clock.advance(40 * minute)
    await say('ACCOUNT_OFFBOARDED')
    world.advance(31 * minute)
    await until(async () => expect(await events(needed)).toHaveLength(2))
    expect(await links()).toHaveLength(1)
    await say('ACCOUNT_RECONNECTED')
    expect(await links()).toEqual([])
  })

  it('keeps its link when a backend changes something else', async ({ expect }) => {
    const { world, events, phoneNumberId, say, links } = await connected(kind)
    await using _ = world
    await say('ACCOUNT_OFFBOARDED')
    world.advance(31 * minute)
    await until(async () => expect(await events(needed)).toHaveLength(1))
    await world.api('PATCH', `/whatsapp/phone_numbers/${phoneNumberId}`, { whatsapp_phone_number: { name: 'Desk' } })
    expect(await links()).toHaveLength(1)
  })

  it('leaves a link alone that its customer has open for something else', async ({ expect }) => {
    const { world, events, customerId, say, links } = await connected(kind)
    await using _ = world
    const { id } = (await world.api('POST', `/customers/${customerId}/setup_links`, { setup_link: {} })).body.data
    await say('ACCOUNT_OFFBOARDED')
    world.advance(31 * minute)
    await until(async () => expect(await events(needed)).toMatchObject([{ setup_link: null }]), {
      timeout: 15_000,
    })
    await say('ACCOUNT_RECONNECTED')
    expect((await links()).map((link) => link.id)).toEqual([id])
  })

  it('is waited for as long as its project says, each project for itself; a number that is lost is not waited for', async ({
    expect,
  }) => {
    const { world, events, phoneNumberId, say, seen } = await connected(kind)
    await using _ = world
    const theirs = await toldBy(world)
    await theirs.adopt(phoneNumberId)
    expect((await policy(world, 1_441)).body.error).toContain(
      'healing_minutes must be a whole number of minutes, 0 to 1440',
    )
    expect((await policy(world, 0)).status).toBe(200)
    await say('ACCOUNT_OFFBOARDED')
    await until(async () => expect(await events(needed)).toHaveLength(1))
    expect(await theirs.events(needed)).toEqual([])
    await say('PARTNER_REMOVED')
    world.advance(60 * minute)
    await aWhile()
    expect(await theirs.events(needed)).toEqual([])
    expect(await seen()).toMatchObject({ connection_status: 'disconnected', heals_until: null })
  })
})
