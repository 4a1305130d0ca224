import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { told, toldBy } from '../../support/meta.ts'
import { until } from '../../support/until.ts'
import { start, type World } from '../../support/world.ts'

/** What a backend has that connected its customer without us: ids, and a token of our app. */
async function byHand(world: World, finish: object = {}) {
  const signup = world.sandbox.control.finish({ connectionType: 'dedicated', ...finish })
  const { id: client_id, secret: client_secret } = world.sandbox.app
  const query = new URLSearchParams({ client_id, client_secret, code: signup.code })
  const reply = await fetch(`${world.sandbox.url}/v26.0/oauth/access_token?${query}`)
  const { access_token } = (await reply.json()) as { access_token: string }
  world.sandbox.control.clearCalls()
  return {
    name: 'Support',
    phone_number_id: signup.phoneNumberId as string,
    business_account_id: signup.wabaId,
    access_token,
  }
}

const customerOf = async (world: World): Promise<string> =>
  (await world.api('POST', '/customers', { customer: { name: 'Wind & Wool' } })).body.data.id

const connect = (world: World, customerId: string, whatsapp_phone_number: unknown) =>
  world.api('POST', `/customers/${customerId}/whatsapp/phone_numbers`, { whatsapp_phone_number })

const path = (id: string) => `/whatsapp/phone_numbers/${id}`

describe.concurrent.each(databaseKinds)('the numbers of a project on %s', (kind) => {
  it('shows every field of a number, and nothing secret', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const { body } = await world.signUp(link, { connectionType: 'coexistence' })
    const { phone_number_id, business_account_id, display_phone_number } = body.result
    const shown = await world.api('GET', path(phone_number_id))
    expect(shown.status).toBe(200)
    expect(shown.body).toEqual({
      data: {
        id: phone_number_id,
        internal_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        phone_number_id,
        name: expect.any(String),
        kind: 'production',
        business_account_id,
        customer_id: link.customerId,
        connection_type: 'coexistence',
        is_coexistence: true,
        connection_status: 'active',
        disconnection: null,
        connected_at: expect.stringMatching(/Z$/),
        token_expires_at: expect.stringMatching(/Z$/),
        heals_until: null,
        whatsapp_account_id: null,
        actions: [],
        marks: [],
        inbound_processing_enabled: true,
        calls_enabled: false,
        webhook_destination_url: null,
        webhook_verified_at: null,
        display_name: expect.any(String),
        display_phone_number: expect.stringMatching(/^\+1 /),
        display_phone_number_normalized: display_phone_number.slice(1),
        verified_name: expect.any(String),
        quality_rating: 'GREEN',
        code_verification_status: 'VERIFIED',
        name_status: 'APPROVED',
        status: 'CONNECTED',
        throughput_tier: 'STANDARD',
        whatsapp_business_manager_messaging_limit: 'TIER_250',
        is_official_business_account: false,
        is_pin_enabled: false,
        created_at: expect.stringMatching(/Z$/),
        updated_at: expect.stringMatching(/Z$/),
      },
    })
  })

  it('lists by each filter, most recent first, with totals', async () => {
    await using world = await start(kind)
    const links = [await world.link(), await world.link(), await world.link()]
    const ids: string[] = []
    for (const link of links) ids.push((await world.signUp(link)).body.result.phone_number_id)
    const [one, two, three] = ids as [string, string, string]
    await world.api('PATCH', path(one), { whatsapp_phone_number: { name: '100% Wool' } })
    await world.api('PATCH', path(two), { whatsapp_phone_number: { name: 'Support desk' } })
    await world.db
      .updateTable('phone_numbers')
      .set({ connection_status: 'disconnected' })
      .where('phone_number_id', '=', two)
      .execute()
    await world.db
      .updateTable('phone_numbers')
      .set({ status: 'PENDING' })
      .where('phone_number_id', '=', three)
      .execute()
    const listed = async (query = '') => {
      const reply = await world.api('GET', `/whatsapp/phone_numbers${query}`)
      return reply.body.data?.map(({ id }: { id: string }) => id) ?? reply.body.error
    }
    expect(await listed()).toEqual([three, two, one])
    expect(await listed('?messaging_enabled=true')).toEqual([one])
    expect(await listed('?messaging_enabled=false')).toEqual([three, two])
    expect(await listed('?messaging_enabled=maybe')).toBe('messaging_enabled must be true or false')
    expect(await listed('?name_contains=SUPPORT')).toEqual([two])
    expect(await listed('?name_contains=100%25')).toEqual([one])
    expect(await listed(`?customer_id=${links[1]?.customerId}`)).toEqual([two])
    expect(await listed(`?phone_number_id=${three}&unknown=1`)).toEqual([three])
    expect(await listed('?business_account_id=1')).toEqual([])
    for (const name of ['phone_number_id', 'business_account_id', 'customer_id'])
      expect([name, await listed(`?${name}=`)]).toEqual([name, []])
    expect(await listed('?created_after=2100-01-01')).toEqual([])
    expect(await listed('?created_before=2100-01-01&per_page=2&page=2')).toEqual([one])
    const page = await world.api('GET', '/whatsapp/phone_numbers?per_page=2')
    expect(page.headers.get('x-total')).toBe('3')
    expect(page.body.meta).toEqual({
      page: 1,
      per_page: 2,
      total_pages: 2,
      total_count: 3,
      next_cursor: expect.any(String),
    })
  })

  it('answers odd requests with a sentence, never with an error of its own', async () => {
    await using world = await start(kind)
    for (const query of [
      '/%00',
      '?name_contains=%00',
      '?page=1e300',
      '?per_page=-1',
      '/%',
      '?created_after=%2B275760-09',
    ])
      expect([query, (await world.api('GET', `/whatsapp/phone_numbers${query}`)).status < 500]).toEqual([query, true])
    const zero = await world.api('POST', '/customers', { customer: { name: 'a\u0000b' } })
    expect([zero.status, zero.body]).toEqual([422, { error: 'customer.name must not hold the character U+0000' }])
    expect(world.logged.join('')).not.toContain('a request failed')
  })

  it("does not find another project's number", async () => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link())
    const other = await toldBy(world)
    await world.db
      .updateTable('phone_numbers')
      .set({ project_id: other.projectId, customer_id: other.customerId })
      .execute()
    const id = body.result.phone_number_id
    const change = { whatsapp_phone_number: { name: 'Mine' } }
    for (const reply of [
      await world.api('GET', path(id)),
      await world.api('PATCH', path(id), change),
      await world.api('DELETE', path(id)),
      await world.api('GET', `${path(id)}/health`),
    ])
      expect([reply.status, reply.body]).toEqual([404, { error: 'Phone number not found' }])
    expect((await connect(world, other.customerId, await byHand(world))).status).toBe(404)
  })
})

describe.concurrent.each(databaseKinds)('a number connected by hand on %s', (kind) => {
  it('is checked with Meta, kept with a sealed token, subscribed, and told of', async () => {
    await using world = await start(kind)
    const events = await told(world)
    const customerId = await customerOf(world)
    const given = await byHand(world)
    const made = await connect(world, customerId, {
      ...given,
      webhook_verify_token: 'their-own-word',
      calls_enabled: true,
    })
    expect(made.status).toBe(201)
    expect(made.body.data).toMatchObject({
      id: given.phone_number_id,
      name: 'Support',
      customer_id: customerId,
      kind: 'production',
      is_coexistence: false,
      inbound_processing_enabled: true,
      calls_enabled: true,
    })
    const row = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
    expect(row.token).toMatch(/^eyJ/)
    expect(row.token_expires_at).toMatch(/Z$/)
    expect(row.webhook_verify_token).toMatch(/^eyJ/)
    const everything = JSON.stringify([made.body, row, world.logged])
    expect(everything).not.toContain(given.access_token)
    expect(everything).not.toContain('their-own-word')
    expect(world.sandbox.control.calls().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /debug_token',
      'GET /{waba}/phone_numbers',
      'GET /{waba}/subscribed_apps',
      'POST /{waba}/subscribed_apps',
      'GET /{phone}',
      'POST /{phone}/register',
      'GET /{phone}',
    ])
    expect(await events('whatsapp.phone_number.created')).toEqual([
      {
        phone_number_id: given.phone_number_id,
        display_phone_number: row.display_phone_number,
        business_account_id: row.business_account_id,
        project: { id: row.project_id },
        customer: { id: customerId, external_id: null },
      },
    ])
    // A signup of the same customer later takes it up, with the token it brings.
    const link = await world.api('POST', `/customers/${customerId}/setup_links`, { setup_link: {} })
    const again = await world.signUp({ ...link.body.data, customerId }, {
      finish: { number: given.phone_number_id },
    } as never)
    expect(again.body.status).toBe('completed')
  })

  it('is a duplicate when the project has it, whoever asks, and at once', async () => {
    await using world = await start(kind)
    const [mine, other] = [await customerOf(world), await customerOf(world)]
    const given = await byHand(world)
    const replies = await Promise.all([mine, other, mine].map((id) => connect(world, id, given)))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const late = await connect(world, mine, given)
    expect([late.status, late.body]).toEqual([409, { error: 'Phone limit reached or duplicate' }])
    expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toHaveLength(1)
  })

  it('is refused when Meta does not bear it out, with the field and no token in the sentence', async () => {
    await using world = await start(kind)
    const customerId = await customerOf(world)
    const [given, foreign] = [await byHand(world), await byHand(world)]
    const refused = async (change: object) => {
      const reply = await connect(world, customerId, { ...given, ...change })
      expect(JSON.stringify(reply.body)).not.toContain(given.access_token)
      return [reply.status, reply.body.error]
    }
    expect(await refused({ access_token: 'EAAwrong' })).toEqual([
      422,
      'whatsapp_phone_number.access_token is not valid: Meta says that it has ended or never was',
    ])
    expect(await refused({ phone_number_id: foreign.phone_number_id })).toEqual([
      422,
      'whatsapp_phone_number.phone_number_id is not among the numbers of business_account_id',
    ])
    expect(await refused({ business_account_id: foreign.business_account_id })).toEqual([
      422,
      'whatsapp_phone_number.business_account_id is not an account that access_token reaches',
    ])
    world.sandbox.control.fault({ path: 'debug_token', times: 1, answer: { hang: 60_000 } })
    expect(await refused({})).toEqual([502, 'Meta did not answer: try again in a moment'])
    world.sandbox.control.fault({
      path: 'debug_token',
      times: 1,
      answer: { status: 200, body: { data: { app_id: '42', is_valid: true } } },
    })
    expect(await refused({})).toEqual([
      422,
      `whatsapp_phone_number.access_token must be a token of the Meta app ${world.sandbox.app.id}, which this server uses`,
    ])
    expect((await connect(world, randomUUID(), given)).body).toEqual({ error: 'Customer not found' })
    expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toEqual([])
  })

  it.each([
    [{}, /name must be text; .*phone_number_id must be text; .*access_token must be text/],
    [{ name: '' }, "whatsapp_phone_number.name can't be blank"],
    [{ phone_number_id: '+1 415' }, 'whatsapp_phone_number.phone_number_id must be digits: the id that Meta gave it'],
    [
      { access_token: 'two words' },
      'whatsapp_phone_number.access_token must be a token as Meta gives it, without spaces',
    ],
    [{ kind: 'toy' }, 'whatsapp_phone_number.kind must be one of production, sandbox'],
    [
      { webhook_destination_url: 'http://acme.example' },
      'whatsapp_phone_number.webhook_destination_url must be an absolute https:// address',
    ],
    [{ calls_enabled: 'yes' }, 'whatsapp_phone_number.calls_enabled must be true or false'],
  ])('is refused for %j', async (change, error) => {
    await using world = await start(kind)
    const given = { name: 'A', phone_number_id: '1', business_account_id: '2', access_token: 'EAAx' }
    const wanted = Object.keys(change).length ? { ...given, ...change } : {}
    const reply = await connect(world, await customerOf(world), wanted)
    expect(reply.status).toBe(422)
    expect(reply.body).toEqual({ error: typeof error === 'string' ? error : expect.stringMatching(error) })
  })
})

describe.concurrent.each(databaseKinds)('a number that is changed on %s', (kind) => {
  it('takes what is said and keeps the rest; its ids stay', async () => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link())
    const id = body.result.phone_number_id
    const patch = (whatsapp_phone_number: object) => world.api('PATCH', path(id), { whatsapp_phone_number })
    const before = (await world.api('GET', path(id))).body.data
    const changed = await patch({ name: 'Desk', calls_enabled: true, phone_number_id: id })
    expect(changed.status).toBe(200)
    expect(changed.body.data).toEqual({
      ...before,
      name: 'Desk',
      calls_enabled: true,
      updated_at: expect.any(String),
    })
    expect((await patch({ inbound_processing_enabled: false })).body.data).toMatchObject({
      name: 'Desk',
      calls_enabled: true,
      inbound_processing_enabled: false,
    })
    expect(await patch({ phone_number_id: '1' })).toMatchObject({
      status: 422,
      body: {
        error: 'whatsapp_phone_number.phone_number_id cannot be changed: connect the other number instead',
      },
    })
    expect((await patch({ business_account_id: '1' })).status).toBe(422)
    expect((await patch({})).status).toBe(200)
  })

  it('comes back with a new token that Meta takes, and stays as it was with one that it does not', async () => {
    await using world = await start(kind)
    const events = await told(world)
    const customerId = await customerOf(world)
    const given = await byHand(world)
    await connect(world, customerId, given)
    await world.db
      .updateTable('phone_numbers')
      .set({ connection_status: 'disconnected', disconnection: '{"reason":null,"initiated_by":"USER"}' })
      .execute()
    const row = () => world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
    const before = await row()
    const patch = (access_token: string) =>
      world.api('PATCH', path(given.phone_number_id), { whatsapp_phone_number: { access_token } })
    expect((await patch('EAAwrong')).status).toBe(422)
    expect(await row()).toEqual(before)
    const fresh = await byHand(world, { number: given.phone_number_id })
    const changed = await patch(fresh.access_token)
    expect(changed.body.data).toMatchObject({ connection_status: 'active', disconnection: null })
    expect((await row()).token).not.toBe(before.token)
    expect(await events('whatsapp.phone_number.reconnected')).toMatchObject([
      { phone_number_id: given.phone_number_id, customer: { id: customerId, external_id: null } },
    ])
    await patch(fresh.access_token)
    expect(await events('whatsapp.phone_number.reconnected')).toHaveLength(1)
  })
})

describe.concurrent.each(databaseKinds)('a number that is deleted on %s', (kind) => {
  it('is gone with an empty 204, told of once, and its account unsubscribed when nobody uses it', async () => {
    await using world = await start(kind)
    const events = await told(world)
    const link = await world.link()
    const { body } = await world.signUp(link)
    const { phone_number_id, business_account_id } = body.result
    const subscribed = () =>
      world.sandbox.control.state().wabas.find(({ id }) => id === business_account_id)?.subscribed
    expect(subscribed()).toBe(true)
    const gone = await world.api('DELETE', path(phone_number_id))
    expect([gone.status, gone.body]).toEqual([204, ''])
    expect((await world.api('GET', path(phone_number_id))).status).toBe(404)
    expect((await world.api('DELETE', path(phone_number_id))).status).toBe(404)
    await until(async () => expect(await subscribed()).toBe(false))
    expect(await events('whatsapp.phone_number.deleted')).toEqual([
      {
        phone_number_id,
        display_phone_number: expect.any(String),
        business_account_id,
        project: { id: expect.any(String) },
        customer: { id: link.customerId, external_id: null },
      },
    ])
    // The PIN is kept: the same number connects again without asking anybody for it.
    const next = await world.api('POST', `/customers/${link.customerId}/setup_links`, { setup_link: {} })
    const again = await world.signUp({ ...next.body.data, customerId: link.customerId }, {
      finish: { number: phone_number_id },
    } as never)
    expect(again.body.status).toBe('completed')
    expect(await events('whatsapp.phone_number.created')).toHaveLength(2)
  })

  it('leaves the account subscribed that another project uses, and goes though Meta is silent', async () => {
    await using world = await start(kind)
    const shared = (await world.signUp(await world.link())).body.result
    const other = await toldBy(world)
    await other.adopt(shared.phone_number_id)
    expect((await world.api('DELETE', path(shared.phone_number_id))).status).toBe(204)
    const state = world.sandbox.control.state().wabas
    expect(state.find(({ id }) => id === shared.business_account_id)?.subscribed).toBe(true)
    expect(await other.events('whatsapp.phone_number.deleted')).toEqual([])

    const link = await world.link()
    const theirs = (await world.signUp(link)).body.result
    expect((await world.api('DELETE', `/customers/${link.customerId}`)).status).toBe(204)
    const after = () => world.sandbox.control.state().wabas.find(({ id }) => id === theirs.business_account_id)
    await until(async () => expect(after()?.subscribed).toBe(false))

    const alone = (await world.signUp(await world.link())).body.result
    world.sandbox.control.fault({ path: 'subscribed_apps', times: 1, answer: { hang: 60_000 } })
    expect((await world.api('DELETE', path(alone.phone_number_id))).status).toBe(204)
    expect((await world.api('GET', path(alone.phone_number_id))).status).toBe(404)
  })
})
