import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { type Link, start, type World } from '../../support/world.ts'

const mustMatch = 'reconnect_phone_number must match an existing WhatsApp config for this customer'

/** A customer whose number is connected. */
async function connected(world: World, connectionType: 'dedicated' | 'coexistence' = 'dedicated') {
  const link = await world.link()
  const { body } = await world.signUp(link, { connectionType })
  if (body.status !== 'completed') throw new Error(`not connected: ${JSON.stringify(body)}`)
  const { phone_number_id, business_account_id, display_phone_number } = body.result
  return { customerId: link.customerId, phone_number_id, business_account_id, display_phone_number }
}

const create = (world: World, customerId: string, setup_link: object) =>
  world.api('POST', `/customers/${customerId}/setup_links`, { setup_link })

async function again(world: World, customer: Awaited<ReturnType<typeof connected>>, more = {}): Promise<Link> {
  const { customerId, display_phone_number } = customer
  const made = await create(world, customerId, { reconnect_phone_number: display_phone_number, ...more })
  if (made.status !== 201) throw new Error(`no link: ${JSON.stringify(made.body)}`)
  return { ...made.body.data, customerId }
}

const numbers = (world: World) => world.db.selectFrom('phone_numbers').selectAll().orderBy('created_at').execute()

describe.concurrent.each(databaseKinds)('a link that reconnects a number on %s', (kind) => {
  it('keeps the digits, provisions nothing, and takes the type of the number', async () => {
    await using world = await start(kind)
    const customer = await connected(world)
    const digits = customer.display_phone_number.slice(1)
    const written = `+1 (${digits.slice(1, 4)}) ${digits.slice(4, 7)}-${digits.slice(7)}`
    const made = await create(world, customer.customerId, { reconnect_phone_number: written })
    expect(made.status).toBe(201)
    expect(made.body.data).toMatchObject({
      reconnect_phone_number: digits,
      provision_phone_number: false,
      allowed_connection_types: ['dedicated'],
    })
    const same = await create(world, customer.customerId, {
      reconnect_phone_number: digits,
      provision_phone_number: false,
      allowed_connection_types: ['dedicated'],
    })
    expect(same.status).toBe(201)
  })

  it('refuses what does not go with it, and leaves the link before alone', async () => {
    await using world = await start(kind)
    const customer = await connected(world)
    const before = await again(world, customer)
    const { display_phone_number: reconnect_phone_number } = customer
    const refused = async (setup_link: object, customerId = customer.customerId) => {
      const reply = await create(world, customerId, setup_link)
      return [reply.status, reply.body.error]
    }
    expect(await refused({ reconnect_phone_number: '+14155550000' })).toEqual([422, mustMatch])
    expect(await refused({ reconnect_phone_number, provision_phone_number: true })).toEqual([
      422,
      'provision_phone_number must be false or left out with reconnect_phone_number',
    ])
    for (const types of [['coexistence'], ['dedicated', 'coexistence']])
      expect(await refused({ reconnect_phone_number, allowed_connection_types: types })).toEqual([
        422,
        'allowed_connection_types must be ["dedicated"] or left out: that is the type of reconnect_phone_number',
      ])
    const other = await connected(world)
    expect(await refused({ reconnect_phone_number }, other.customerId)).toEqual([422, mustMatch])
    const links = await world.api('GET', `/customers/${customer.customerId}/setup_links?status=active`)
    expect(links.body.data.map(({ id }: Link) => id)).toEqual([before.id])
  })

  it('refuses a number that two of the configs of the customer have, and one that is no production number', async () => {
    await using world = await start(kind)
    const [one, other] = [await connected(world), await connected(world)]
    const [first, second] = await numbers(world)
    await world.db
      .updateTable('phone_numbers')
      .set({ customer_id: one.customerId, display_phone_number: first?.display_phone_number as string })
      .where('id', '=', second?.id as string)
      .execute()
    const { display_phone_number: reconnect_phone_number } = one
    const twice = await create(world, one.customerId, { reconnect_phone_number })
    expect([twice.status, twice.body.error]).toEqual([
      422,
      'reconnect_phone_number matches several WhatsApp configs of this customer: delete the duplicates first',
    ])
    await world.api('PATCH', `/whatsapp/phone_numbers/${other.phone_number_id}`, {
      whatsapp_phone_number: { kind: 'sandbox' },
    })
    expect((await create(world, one.customerId, { reconnect_phone_number })).status).toBe(201)
  })

  it('stays locked when it is changed, and is revoked with its number', async () => {
    await using world = await start(kind)
    const customer = await connected(world)
    const link = await again(world, customer)
    const path = `/customers/${customer.customerId}/setup_links/${link.id}`
    const patch = (setup_link: object) => world.api('PATCH', path, { setup_link })
    expect((await patch({ provision_phone_number: true })).status).toBe(422)
    expect((await patch({ allowed_connection_types: ['coexistence'] })).status).toBe(422)
    const changed = await patch({ allowed_connection_types: null, language: 'es' })
    expect(changed.body.data).toMatchObject({ allowed_connection_types: ['dedicated'], language: 'es' })

    await world.api('DELETE', `/whatsapp/phone_numbers/${customer.phone_number_id}`)
    expect((await world.api('GET', path)).body.data.status).toBe('revoked')
    expect((await world.api('GET', `${path}/events`)).body.data.at(-1)).toMatchObject({
      name: 'revoked',
      detail: { by: 'number_deleted', phone_number_id: customer.phone_number_id },
    })
    expect(await patch({ status: 'active' })).toMatchObject({
      status: 422,
      body: { error: 'setup_link.status cannot be active: the number to reconnect was deleted' },
    })
  })

  it.each(['dedicated', 'coexistence'] as const)(
    'brings a %s number back that the customer took away: a new token in place, told as reconnected',
    async (connectionType) => {
      await using world = await start(kind)
      await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: 'verify-me' } })
      world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'verify-me')
      const events = await told(world)
      const customer = await connected(world, connectionType)
      const [before] = await numbers(world)
      world.sandbox.control.disconnect({ wabaId: customer.business_account_id })
      await world.sandbox.control.webhooks.settled()
      expect((await numbers(world))[0]?.connection_status).toBe('disconnected')

      const link = await again(world, customer)
      const session = await world.connect(link.token, 'GET', '/session')
      expect(session.body.link).toMatchObject({
        connection_types: [connectionType],
        reconnect: { display_phone_number: before?.display_phone_number, reason: 'disconnected' },
      })
      const finish =
        connectionType === 'dedicated'
          ? { number: customer.phone_number_id }
          : { waba: customer.business_account_id, number: { phoneNumber: customer.display_phone_number } }
      const { body } = await world.signUp(link, {
        connectionType,
        finish: finish as never,
        tamper: ({ phone_number_id: _, ...assets }) => assets,
      })
      expect(body).toMatchObject({ status: 'completed', result: { phone_number_id: customer.phone_number_id } })

      const [after, ...more] = await numbers(world)
      expect(more).toEqual([])
      expect(after).toMatchObject({ id: before?.id, connection_status: 'active', disconnection: null })
      expect(after?.token).not.toBe(before?.token)
      expect(await events('whatsapp.phone_number.created')).toHaveLength(1)
      expect(await events('whatsapp.phone_number.reconnected')).toMatchObject([
        { phone_number_id: customer.phone_number_id, connection_type: connectionType },
      ])
      const health = await world.api('GET', `/whatsapp/phone_numbers/${customer.phone_number_id}/health`)
      expect(health.body.checks.phone_number_access.passed).toBe(true)
    },
  )

  it('prefers its number when the browser names none, though the account has a newer one', async () => {
    await using world = await start(kind)
    const customer = await connected(world)
    world.sandbox.control.finish({
      waba: customer.business_account_id,
      number: { phoneNumber: '+4930123456' },
    } as never)
    const { body } = await world.signUp(await again(world, customer), {
      finish: { waba: customer.business_account_id } as never,
      tamper: () => undefined,
    })
    expect(body).toMatchObject({ status: 'completed', result: { phone_number_id: customer.phone_number_id } })
  })

  it('refuses another number of the same account, and changes nothing at Meta', async () => {
    await using world = await start(kind)
    const customer = await connected(world)
    const [before] = await numbers(world)
    world.sandbox.control.clearCalls()
    const link = await again(world, customer, { failure_redirect_url: 'https://acme.example/no' })
    const { body } = await world.signUp(link, {
      finish: { waba: customer.business_account_id, number: { phoneNumber: '+4930123456' } } as never,
    })
    expect(body).toMatchObject({ status: 'failed', fault: 'reconnect_mismatch' })
    expect(body.redirect_url).toContain('error_code=reconnect_mismatch')
    expect(await numbers(world)).toEqual([before])
    const posts = world.sandbox.control.calls().filter(({ method }) => method === 'POST')
    expect(posts.map(({ path }) => path)).toEqual(['/oauth/access_token'])
    // The link goes on, for the customer to choose again.
    const right = await world.signUp(link, { finish: { number: customer.phone_number_id } as never })
    expect(right.body.status).toBe('completed')
  })

  it.each([
    ['honestly', (own: Record<string, string>) => own],
    ['without a word', () => undefined],
  ])('refuses another account, named %s', async (_, tamper) => {
    await using world = await start(kind)
    const customer = await connected(world)
    const { body } = await world.signUp(await again(world, customer), { tamper })
    expect(body).toMatchObject({ status: 'failed', fault: 'reconnect_mismatch' })
  })

  it('refuses another account in the disguise of the right one', async () => {
    await using world = await start(kind)
    const customer = await connected(world)
    const disguise = { waba_id: customer.business_account_id, phone_number_id: customer.phone_number_id }
    const { body } = await world.signUp(await again(world, customer), { tamper: () => disguise })
    expect(body).toMatchObject({ status: 'failed', fault: 'reconnect_mismatch' })
    world.sandbox.control.play('no-target-ids')
    const hidden = await world.signUp(await again(world, customer), { tamper: () => disguise })
    expect(hidden.body).toMatchObject({ status: 'failed', fault: 'asset_mismatch' })
  })

  it('says why: a phone that was not used, a number that moved, a token that ran out, or nothing', async () => {
    await using world = await start(kind)
    const customer = await connected(world)
    const reason = async (change?: object) => {
      if (change) await world.db.updateTable('phone_numbers').set(change).execute()
      const link = await again(world, customer)
      return (await world.connect(link.token, 'GET', '/session')).body.link.reconnect.reason
    }
    const lost = (reason: string | null) => ({
      connection_status: 'disconnected',
      disconnection: JSON.stringify({ reason, initiated_by: null }),
    })
    expect(await reason()).toBeNull()
    expect(await reason({ token_expires_at: '2020-01-01T00:00:00.000Z' })).toBe('expired')
    expect(await reason(lost('COMPANION_INACTIVITY'))).toBe('inactive')
    expect(await reason(lost('CHANGE_NUMBER'))).toBe('moved')
    expect(await reason(lost(null))).toBe('disconnected')
    expect(await reason({ connection_status: 'offboarded', disconnection: null })).toBe('moved')
  })
})
