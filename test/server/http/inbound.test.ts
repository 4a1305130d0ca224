import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import express from 'express'
import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../server/app.ts'
import { databaseKinds } from '../../support/databases.ts'
import { listen, told, toldBy } from '../../support/meta.ts'
import { type Reply, start, type World } from '../../support/world.ts'

const verifyToken = 'verify-me-please'

/** A world whose Meta sends webhooks to its server. */
async function hearing(kind: (typeof databaseKinds)[number]): Promise<World> {
  const world = await start(kind)
  await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: verifyToken } })
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, verifyToken)
  return world
}

/** A webhook as Meta writes it, signed with the app's secret, or with another one. */
function post(world: World, body: unknown, secret = world.options.meta.appSecret, url = `${world.url}/webhooks/meta`) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return fetch(url, {
    method: 'POST',
    body: text,
    headers: {
      'Content-Type': 'application/json',
      'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
    },
  })
}

const update = (id: string, value: object, field = 'account_update', time = Math.floor(Date.now() / 1_000)) => ({
  object: 'whatsapp_business_account',
  entry: [{ id, time, changes: [{ field, value }] }],
})

const statuses = async (world: World) =>
  (await world.db.selectFrom('phone_numbers').selectAll().orderBy('created_at').execute()).map(
    (row) => row.connection_status,
  )

describe.concurrent.each(databaseKinds)('the handshake with Meta on %s', (kind) => {
  it('gives the bare challenge back to whoever knows the token, and nobody else', async () => {
    await using world = await hearing(kind)
    const ask = (query: string) => fetch(`${world.url}/webhooks/meta?${query}`)
    const right = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${verifyToken}`
    const reply = await ask(right)
    expect([reply.status, await reply.text()]).toEqual([200, '1158201444'])
    expect(reply.headers.get('content-type')).toMatch(/^text\/plain/)
    for (const wrong of [
      'hub.mode=subscribe&hub.challenge=1&hub.verify_token=another',
      'hub.mode=subscribe&hub.challenge=1',
      `hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=${verifyToken}`,
      `hub.mode=subscribe&hub.verify_token=${verifyToken}`,
      `hub.mode=subscribe&hub.challenge=1&hub.verify_token=${verifyToken}&hub.verify_token=${verifyToken}`,
    ])
      expect([wrong, (await ask(wrong)).status]).toEqual([wrong, 403])
  })

  it('is 404 without a token of our own, which the log says at the start', async () => {
    await using world = await start(kind)
    expect((await fetch(`${world.url}/webhooks/meta?hub.mode=subscribe&hub.challenge=1`)).status).toBe(404)
    expect(world.logged.join('')).toContain('meta.webhookVerifyToken is not set')
  })
})

describe.concurrent.each(databaseKinds)('a webhook of Meta on %s', (kind) => {
  it('is refused unless its signature is right over the raw bytes', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link())
    const removed = update('1', {
      event: 'PARTNER_REMOVED',
      waba_info: { waba_id: body.result.business_account_id },
    })
    expect((await post(world, removed, 'not the secret')).status).toBe(401)
    const text = JSON.stringify(removed)
    const bare = (headers: Record<string, string>) =>
      fetch(`${world.url}/webhooks/meta`, { method: 'POST', body: text, headers })
    expect((await bare({})).status).toBe(401)
    expect((await bare({ 'X-Hub-Signature-256': 'sha256=00' })).status).toBe(401)
    expect((await fetch(`${world.url}/webhooks/meta`, { method: 'POST' })).status).toBe(401)
    expect(await statuses(world)).toEqual(['active'])
    expect((await post(world, removed)).status).toBe(200)
    expect(await statuses(world)).toEqual(['disconnected'])
    expect(world.logged.join('')).not.toContain(world.options.meta.appSecret)
  })

  it('works with umlauts escaped as Meta escapes them, and refuses what is too large or not JSON', async () => {
    await using world = await hearing(kind)
    expect((await post(world, '{"object":"whatsapp_business_account","entry":[{"id":"\\u00e4\\/"}]}')).status).toBe(200)
    expect((await post(world, '{')).status).toBe(400)
    expect((await post(world, `"${'x'.repeat(3 * 1024 * 1024)}"`)).status).toBe(413)
    expect((await post(world, `"${'x'.repeat(2_900_000)}"`)).status).toBe(200)
  })

  it('turns the removal of an account into the disconnection of its numbers, once', async () => {
    await using world = await hearing(kind)
    const link = await world.link()
    const events = await told(world)
    const { body } = await world.signUp(link)
    const { phone_number_id, business_account_id } = body.result
    world.sandbox.control.disconnect({
      wabaId: business_account_id,
      reason: 'PRIMARY_INACTIVITY',
      initiatedBy: 'SYSTEM',
    })
    await world.sandbox.control.webhooks.settled()
    expect(world.sandbox.control.webhooks.deliveries().map(({ event, state }) => [event, state])).toEqual([
      ['PARTNER_ADDED', 'delivered'],
      ['PARTNER_REMOVED', 'delivered'],
    ])
    const shown = await world.api('GET', `/whatsapp/phone_numbers/${phone_number_id}`)
    expect(shown.body.data).toMatchObject({
      connection_status: 'disconnected',
      disconnection: { reason: 'PRIMARY_INACTIVITY', initiated_by: 'SYSTEM' },
      webhook_verified_at: expect.any(String),
    })
    // Said again in other words, at another second: nothing new.
    await post(
      world,
      update('9', { event: 'PARTNER_REMOVED', waba_info: { waba_id: business_account_id } }, 'account_update', 4e9),
    )
    const customer = await world.api('GET', `/customers/${link.customerId}`)
    expect(await events('whatsapp.phone_number.disconnected')).toEqual([
      {
        id: expect.any(String),
        event: 'whatsapp.phone_number.disconnected',
        occurred_at: expect.any(String),
        phone_number_id,
        display_phone_number: expect.any(String),
        business_account_id,
        project: { id: expect.any(String) },
        customer: { id: customer.body.data.id, external_id: null },
        connection_type: 'dedicated',
        source: { provider: 'meta', event: 'PARTNER_REMOVED', business_account_id },
        disconnection: { reason: 'PRIMARY_INACTIVITY', initiated_by: 'SYSTEM' },
      },
    ])
    const log = await world.api('GET', '/audit_log?actor=meta')
    expect(log.body.data).toMatchObject([
      { action: 'phone_number.disconnected', subject: phone_number_id, detail: { event: 'PARTNER_REMOVED' } },
    ])
    const kept = await world.api('GET', `/whatsapp/phone_numbers/${phone_number_id}`)
    expect(kept.body.data.disconnection.reason).toBe('PRIMARY_INACTIVITY')
  })

  it('disconnects the one number that is named, as coexistence has it', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link(), { connectionType: 'coexistence' })
    world.sandbox.control.disconnect({ wabaId: body.result.business_account_id })
    await world.sandbox.control.webhooks.settled()
    expect(await statuses(world)).toEqual(['disconnected'])
  })

  it('leaves another number of the same account alone', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link())
    const id = body.result.business_account_id
    await post(world, update(id, { phone_number: '15550009999', event: 'PARTNER_REMOVED' }))
    expect(await statuses(world)).toEqual(['active'])
    await post(world, update(id, { phone_number: body.result.display_phone_number, event: 'PARTNER_REMOVED' }))
    expect(await statuses(world)).toEqual(['disconnected'])
  })

  it('takes a number in every project that has it, and tells each', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link())
    const other = await toldBy(world)
    await other.adopt(body.result.phone_number_id)
    const events = await told(world)
    await post(
      world,
      update('7', {
        event: 'PARTNER_APP_UNINSTALLED',
        waba_info: { waba_id: body.result.business_account_id, partner_app_id: world.sandbox.app.id },
      }),
    )
    expect(await statuses(world)).toEqual(['disconnected', 'disconnected'])
    expect(await events('whatsapp.phone_number.disconnected')).toMatchObject([
      { disconnection: { reason: null, initiated_by: null }, source: { event: 'PARTNER_APP_UNINSTALLED' } },
    ])
    expect(await other.events('whatsapp.phone_number.disconnected')).toMatchObject([
      { project: { id: other.projectId } },
    ])
  })

  it('is not impressed when another app of the partner is taken off', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link())
    const waba_info = { waba_id: body.result.business_account_id, partner_app_id: '42' }
    await post(world, update('7', { event: 'PARTNER_APP_UNINSTALLED', waba_info }))
    expect(await statuses(world)).toEqual(['active'])
  })

  it('ignores the news of a removal from before the number was connected again', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link())
    const value = { event: 'PARTNER_REMOVED', waba_info: { waba_id: body.result.business_account_id } }
    const hourAgo = Math.floor(Date.now() / 1_000) - 3_600
    expect((await post(world, update('7', value, 'account_update', hourAgo))).status).toBe(200)
    expect(await statuses(world)).toEqual(['active'])
  })

  it('follows a number of the app that is offboarded, and taken up again', async () => {
    await using world = await hearing(kind)
    const events = await told(world)
    const { body } = await world.signUp(await world.link(), { connectionType: 'coexistence' })
    const wabaId = body.result.business_account_id
    const say = (event: string) =>
      world.sandbox.control.webhooks.send({ field: 'account_update', value: { event }, wabaId })
    await say('ACCOUNT_OFFBOARDED')
    expect(await statuses(world)).toEqual(['offboarded'])
    await say('ACCOUNT_RECONNECTED')
    expect(await statuses(world)).toEqual(['active'])
    expect(await events('whatsapp.phone_number.offboarded')).toMatchObject([
      { connection_type: 'coexistence', source: { event: 'ACCOUNT_OFFBOARDED', business_account_id: wabaId } },
    ])
    const [reconnected] = await events('whatsapp.phone_number.reconnected')
    expect(reconnected).toMatchObject({ source: { event: 'ACCOUNT_RECONNECTED' } })
    expect(reconnected).not.toHaveProperty('disconnection')
  })

  it('deletes the numbers of an account that was deleted', async () => {
    await using world = await hearing(kind)
    const events = await told(world)
    const link = await world.link()
    const { body } = await world.signUp(link)
    await world.sandbox.control.webhooks.send({
      field: 'account_update',
      value: { event: 'ACCOUNT_DELETED' },
      wabaId: body.result.business_account_id,
    })
    expect(await statuses(world)).toEqual([])
    expect(await events('whatsapp.phone_number.deleted')).toEqual([
      {
        phone_number_id: body.result.phone_number_id,
        display_phone_number: expect.any(String),
        business_account_id: body.result.business_account_id,
        project: { id: expect.any(String) },
        customer: { id: link.customerId, external_id: null },
      },
    ])
  })

  it('tells of bans when they begin and end, of restrictions and violations', async () => {
    await using world = await hearing(kind)
    const events = await told(world)
    const { body } = await world.signUp(await world.link())
    const wabaId = body.result.business_account_id
    const say = (value: Record<string, unknown>, time: number) =>
      post(world, update(wabaId, value, 'account_update', time))
    const ban = (waba_ban_state: string, time: number) =>
      say({ event: 'DISABLED_UPDATE', ban_info: { waba_ban_state, waba_ban_date: 'June 1, 2026' } }, time)
    const account = () => world.db.selectFrom('accounts').select('status').executeTakeFirstOrThrow()

    await ban('SCHEDULE_FOR_DISABLE', 4e9)
    expect(await account()).toEqual({ status: 'active' })
    await ban('DISABLE', 4e9 + 1)
    await ban('DISABLE', 4e9 + 2)
    expect(await account()).toEqual({ status: 'suspended' })
    await ban('REINSTATE', 4e9 + 3)
    expect(await account()).toEqual({ status: 'active' })
    await say(
      {
        event: 'ACCOUNT_RESTRICTION',
        restriction_info: [{ restriction_type: 'RESTRICTED_ADD_PHONE_NUMBER_ACTION', expiration: 1_900_000_000 }],
      },
      4e9 + 4,
    )
    await say({ event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'ADULT' } }, 4e9 + 5)

    const common = {
      id: expect.any(String),
      occurred_at: expect.any(String),
      business_account_id: wabaId,
      project: { id: expect.any(String) },
      phone_numbers: [{ id: body.result.phone_number_id, display_phone_number: expect.stringMatching(/^\+1 /) }],
    }
    const source = (event: string) => ({ provider: 'meta', event, business_account_id: wabaId })
    expect(await events('whatsapp.account.disabled')).toEqual([
      {
        ...common,
        event: 'whatsapp.account.disabled',
        ban: { state: 'DISABLE', date_label: 'June 1, 2026' },
        source: source('DISABLED_UPDATE'),
      },
    ])
    expect(await events('whatsapp.account.reinstated')).toMatchObject([{ ban: { state: 'REINSTATE' } }])
    expect(await events('whatsapp.account.restricted')).toEqual([
      {
        ...common,
        event: 'whatsapp.account.restricted',
        restrictions: [{ type: 'RESTRICTED_ADD_PHONE_NUMBER_ACTION', expires_at: '2030-03-17T17:46:40.000Z' }],
        source: source('ACCOUNT_RESTRICTION'),
      },
    ])
    expect(await events('whatsapp.account.violation')).toEqual([
      {
        ...common,
        event: 'whatsapp.account.violation',
        violation: { type: 'ADULT', remediation: null },
        source: source('ACCOUNT_VIOLATION'),
      },
    ])
  })

  it('keeps name, quality and limits of a number up to date, found by its digits within the account', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link())
    const { business_account_id: wabaId, phone_number_id, display_phone_number } = body.result
    const digits = display_phone_number.slice(1)
    const say = (field: string, value: object, id = wabaId) => post(world, update(id, value, field))
    const shown = async () => (await world.api('GET', `/whatsapp/phone_numbers/${phone_number_id}`)).body.data

    await say('phone_number_name_update', {
      display_phone_number: digits,
      decision: 'APPROVED',
      requested_verified_name: 'Wind & Wool',
      rejection_reason: null,
    })
    expect(await shown()).toMatchObject({ verified_name: 'Wind & Wool', name_status: 'APPROVED' })
    await say('phone_number_name_update', {
      display_phone_number: digits,
      decision: 'REJECTED',
      requested_verified_name: 'The Pope',
      rejection_reason: 'NAME_NOT_CONSISTENT',
    })
    expect(await shown()).toMatchObject({ verified_name: 'Wind & Wool', name_status: 'DECLINED' })
    await say('phone_number_quality_update', {
      display_phone_number: digits,
      event: 'THROUGHPUT_UPGRADE',
      max_daily_conversations_per_business: 'TIER_100K',
    })
    await say('phone_number_quality_update', { display_phone_number: digits, event: 'FLAGGED' })
    const now = {
      quality_rating: 'RED',
      throughput_tier: 'HIGH',
      whatsapp_business_manager_messaging_limit: 'TIER_100K',
    }
    expect(await shown()).toMatchObject(now)
    await say('phone_number_quality_update', { display_phone_number: digits, event: 'UNFLAGGED' }, '12345')
    expect(await shown()).toMatchObject(now)
  })

  it('does each change once, however often and at once it comes', async () => {
    await using world = await hearing(kind)
    const events = await told(world)
    const { body } = await world.signUp(await world.link())
    const violation = update(body.result.business_account_id, {
      event: 'ACCOUNT_VIOLATION',
      violation_info: { violation_type: 'SPAM' },
    })
    const replies = await Promise.all(Array.from({ length: 8 }, () => post(world, violation)))
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(await events('whatsapp.account.violation')).toHaveLength(1)

    // The same changes in another order at the same time: neither webhook waits for the other for ever.
    const [entry] = update(body.result.business_account_id, {}).entry
    const changes = ['ADULT', 'ALCOHOL', 'GAMBLING', 'DRUGS', 'WEAPONS', 'ANIMALS'].map((violation_type) => ({
      field: 'account_update',
      value: { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type } },
    }))
    const crossed = await Promise.all(
      [changes, changes.toReversed(), [...changes, ...changes]].map((changes) =>
        post(world, { entry: [{ ...entry, changes }] }),
      ),
    )
    expect(crossed.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await events('whatsapp.account.violation')).toHaveLength(7)
  })

  it('reads what Meta misplaces, and takes a thousand changes at once', async () => {
    await using world = await hearing(kind)
    const first = await world.signUp(await world.link())
    const waba_info = { waba_id: first.body.result.business_account_id }
    // No `object`, `field` in the value, one change instead of a list.
    await post(world, {
      entry: [
        { id: 'partner', changes: { value: { field: 'account_update', event: 'PARTNER_APP_UNINSTALLED', waba_info } } },
      ],
    })
    expect(await statuses(world)).toEqual(['disconnected'])

    const second = await world.signUp(await world.link())
    const noise = Array.from({ length: 499 }, (_, at) => ({ field: 'messages', value: { at } }))
    const others = Array.from({ length: 500 }, (_, at) => ({
      field: 'account_update',
      value: { event: 'PARTNER_REMOVED', waba_info: { waba_id: String(at) } },
    }))
    const removed = {
      field: 'account_update',
      value: { event: 'PARTNER_REMOVED', waba_info: { waba_id: second.body.result.business_account_id } },
    }
    const reply = await post(world, {
      object: 'whatsapp_business_account',
      entry: [{ id: '1', time: 4e9, changes: [...noise, ...others, removed] }],
    })
    expect(reply.status).toBe(200)
    expect(await statuses(world)).toEqual(['disconnected', 'disconnected'])
  })

  it.each([
    ['nothing', null],
    ['a list', [1, 'x', null]],
    ['another object', { object: 'page', entry: [{ id: '1', changes: [{ field: 'account_update', value: {} }] }] }],
    ['no entries', { object: 'whatsapp_business_account' }],
    ['entries of nonsense', { entry: [null, 7, { changes: 'x' }, { changes: [null, { value: 3 }, { field: 9 }] }] }],
    ['an unknown field', update('1', { a: 1 }, 'field_of_the_future')],
    ['an unknown event', update('1', { event: 'SOMETHING_NEW' })],
    ['the name of a prototype', update('1', { event: 'constructor' }, 'toString')],
    ['odd values', update('1', { event: 'DISABLED_UPDATE', ban_info: [], waba_info: 'x' })],
  ])('acknowledges %s and does nothing', async (_, body) => {
    await using world = await hearing(kind)
    await world.signUp(await world.link())
    expect((await post(world, body)).status).toBe(200)
    expect(await statuses(world)).toEqual(['active'])
  })

  it('answers 500 when it could not write, so that Meta says it again, and then does it', async () => {
    await using world = await hearing(kind)
    const { body } = await world.signUp(await world.link())
    const removed = update('1', {
      event: 'PARTNER_REMOVED',
      waba_info: { waba_id: body.result.business_account_id },
    })
    await world.db.schema.alterTable('meta_events').renameTo('meta_events_away').execute()
    expect((await post(world, removed)).status).toBe(500)
    expect(await statuses(world)).toEqual(['active'])
    await world.db.schema.alterTable('meta_events_away').renameTo('meta_events').execute()
    expect((await post(world, removed)).status).toBe(200)
    expect(await statuses(world)).toEqual(['disconnected'])
  })
})

describe('inside an app that parses bodies itself', () => {
  async function mounted(
    parser: express.RequestHandler,
  ): Promise<AsyncDisposable & { reply: Reply; logged: string[] }> {
    const world = await start('SQLite')
    const patchbay = await createPatchbay({ ...world.options, databaseUrl: 'sqlite::memory:' })
    const server = createServer(express().use(parser).use('/in/here', patchbay.router))
    const url = await listen(server)
    const body = update('1', { event: 'PARTNER_REMOVED', waba_info: { waba_id: randomUUID() } })
    const response = await post(world, body, undefined, `${url}/in/here/webhooks/meta`)
    return {
      reply: { status: response.status, headers: response.headers, body: await response.json() },
      logged: world.logged,
      async [Symbol.asyncDispose]() {
        server.close()
        server.closeAllConnections()
        await patchbay.close()
        await world[Symbol.asyncDispose]()
      },
    }
  }

  it('says what to do when the raw bytes are gone', async () => {
    await using app = await mounted(express.json())
    expect(app.reply.status).toBe(500)
    expect(app.logged.join('')).toContain('req.rawBody = bytes')
  })

  it.each([
    ['kept as rawBody', express.json({ verify: (req, _res, bytes) => Object.assign(req, { rawBody: bytes }) })],
    ['there as a Buffer', express.raw({ type: '*/*' })],
    ['there as text', express.text({ type: '*/*' })],
    ['left alone by a parser for other bodies', express.urlencoded()],
  ])('works when they are %s', async (_, parser) => {
    await using app = await mounted(parser)
    expect(app.reply.status).toBe(200)
  })
})
