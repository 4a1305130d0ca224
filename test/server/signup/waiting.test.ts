import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../server/index.ts'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { start, type World } from '../../support/world.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Looks until it is so; the background looks twice a second. */
async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it did not come to that')
}

const theNumber = (world: World) => world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
const registers = (world: World) =>
  world.sandbox.control.calls().filter(({ path }) => path.endsWith('/register')).length

describe.concurrent.each(databaseKinds)('a number that is connected, but, on %s', (kind) => {
  it.each([
    [
      'payment-missing',
      'payment_missing',
      (world: World, number: string) => {
        const owner = world.sandbox.control.state().numbers.find(({ id }) => id === number)
        world.sandbox.control.patch(owner?.wabaId as string, { fundingId: '1' })
      },
    ],
    [
      'name-pending',
      'name_pending',
      (world: World, number: string) => world.sandbox.control.patch(number, { nameStatus: 'APPROVED' }),
    ],
  ] as const)('is a success that says what is left to do (%s), until that is done', async (scenario, action, mend) => {
    await using world = await start(kind)
    const hear = await told(world)
    world.sandbox.control.play(scenario)
    const link = await world.link()
    const { body } = await world.signUp(link)
    expect(body).toMatchObject({ status: 'completed', result: { actions: [action] } })
    const { phone_number_id } = body.result
    const seen = async () => (await world.api('GET', `/whatsapp/phone_numbers/${phone_number_id}`)).body.data.actions
    expect(await seen()).toEqual([action])

    world.advance(minute)
    await until(async () => ((await theNumber(world)).run_at ?? '') > new Date(Date.now() + minute).toISOString())
    expect(await seen()).toEqual([action])
    mend(world, phone_number_id)
    world.advance(minute)
    expect(await until(async () => (await hear('whatsapp.phone_number.actions_changed'))[0])).toMatchObject({
      event: 'whatsapp.phone_number.actions_changed',
      phone_number_id,
      customer: { id: link.customerId },
      actions: [],
      cleared: [action],
    })
    expect(await seen()).toEqual([])
    expect((await theNumber(world)).run_at).toBeNull()
  })

  it('is looked at by one process, however many there are, and no longer than 14 days', async () => {
    await using world = await start(kind)
    const second = await createPatchbay(world.options)
    try {
      world.sandbox.control.play('name-pending')
      await world.signUp(await world.link())
      const looks = () =>
        world.sandbox.control.calls().filter(({ path, method }) => method === 'GET' && path === '/{phone}').length
      const before = looks()
      const first = await theNumber(world)
      world.advance(minute)
      await until(async () => (await theNumber(world)).run_at !== first.run_at)
      expect(looks()).toBe(before + 1)
      world.advance(15 * day)
      await until(async () => (await theNumber(world)).run_at === null)
      expect(JSON.parse((await theNumber(world)).actions)).toEqual(['name_pending'])
    } finally {
      await second.close()
    }
  })

  it('asks nothing of the customer where the partner pays', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('payment-missing')
    const { body } = await world.signUp(await world.link({ meta_billing_mode: 'partner_managed' }))
    expect(body.result.actions).toEqual([])
  })
})

describe.concurrent.each(databaseKinds)('a number that Meta does not register yet, on %s', (kind) => {
  it('waits for its verification, also when the customer has left, and then goes on by itself', async () => {
    await using world = await start(kind)
    const hear = await told(world)
    world.sandbox.control.play('unverified-number')
    const link = await world.link()
    const { body } = await world.signUp(link)
    expect(body).toMatchObject({ status: 'waiting', fault: 'number_unverified', step: 'register', redirect_url: null })
    expect((await world.connect(link.token, 'GET', '/session')).body.attempt).toMatchObject({ status: 'waiting' })

    world.advance(minute)
    await until(async () => {
      const { run_at } = await world.db.selectFrom('attempts').select('run_at').executeTakeFirstOrThrow()
      return (run_at ?? '') > new Date(Date.now() + 1.2 * minute).toISOString()
    })
    expect(registers(world)).toBe(0)
    const number = world.sandbox.control.state().numbers[0]
    world.sandbox.control.patch(number?.id as string, { codeVerification: 'VERIFIED' })
    world.advance(5 * minute)
    const done = await until(async () => {
      const reply = await world.connect(link.token, 'GET', `/attempts/${body.id}`)
      return reply.body.status === 'completed' && reply
    })
    expect(done.body).toMatchObject({ fault: null })
    expect(await hear('whatsapp.phone_number.created')).toHaveLength(1)
  })

  it.each([
    ['133006', { code: 133006, message: '(#133006) Phone number re-verification needed' }, 'number_unverified'],
    ['100/2388001', { code: 100, error_subcode: 2388001, message: 'Cannot Create Certificate' }, 'number_preparing'],
    ['133015', { code: 133015, message: '(#133015) recently deleted' }, 'number_preparing'],
  ] as const)('waits when Meta answers %s, and registers with the same PIN later', async (_, error, fault) => {
    await using world = await start(kind)
    world.sandbox.control.fault({
      path: '/register',
      times: 1,
      answer: { status: 400, body: { error: { type: 'OAuthException', ...error } } },
    })
    const link = await world.link()
    const { body } = await world.signUp(link)
    expect(body).toMatchObject({ status: 'waiting', fault })
    const kept = await world.db.selectFrom('number_pins').selectAll().executeTakeFirstOrThrow()
    world.advance(minute)
    await until(
      async () => (await world.connect(link.token, 'GET', `/attempts/${body.id}`)).body.status === 'completed',
    )
    expect(registers(world)).toBe(2)
    expect((await world.db.selectFrom('number_pins').selectAll().executeTakeFirstOrThrow()).pin).toBe(kept.pin)
  })

  it('gives up when a number can no longer be registered, after 14 days', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('unverified-number')
    const link = await world.link()
    const { body } = await world.signUp(link)
    world.advance(14 * day + minute)
    await until(async () => (await world.connect(link.token, 'GET', `/attempts/${body.id}`)).body.status === 'failed')
    const row = await world.db.selectFrom('attempts').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ fault: 'number_unverified', token: null, run_at: null })
  })

  it('stops waiting when the customer finishes with another try', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('unverified-number')
    const link = await world.link()
    const waiting = await world.signUp(link)
    world.sandbox.control.play('default')
    expect((await world.signUp(link, { attemptId: randomUUID() })).body.status).toBe('completed')
    const rows = await world.db.selectFrom('attempts').selectAll().execute()
    expect(rows.find(({ id }) => id === waiting.body.id)).toMatchObject({
      status: 'cancelled',
      token: null,
      run_at: null,
    })
  })
})

describe.concurrent.each(databaseKinds)('a wrong turn on %s', (kind) => {
  const allow = (world: World, policy: object) => world.api('PATCH', '/project', { project: { policy } })
  const marks = async (world: World) => JSON.parse((await theNumber(world)).marks)

  it('of another type than was chosen is refused, or let pass and marked', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const wrong = { connectionType: 'dedicated' as const, finish: { connectionType: 'coexistence' } as never }
    expect((await world.signUp(link, wrong)).body.fault).toBe('connection_type_mismatch')
    expect((await allow(world, { allow_other_type: true })).body.data.policy).toMatchObject({ allow_other_type: true })
    expect((await world.signUp(link, wrong)).body).toMatchObject({
      status: 'completed',
      connection_type: 'coexistence',
    })
    expect(await marks(world)).toEqual(['other_type'])
    const calls = world.sandbox.control.calls().map(({ path }) => path)
    expect([calls.includes('/{phone}/register'), calls.includes('/{phone}/smb_app_data')]).toEqual([false, true])
  })

  it('to a number of another customer is refused before anything changes at Meta, or moves it and tells both', async () => {
    await using world = await start(kind)
    const hear = await told(world)
    const first = await world.link()
    const before = await world.signUp(first)
    const { phone_number_id } = before.body.result
    const userId = world.sandbox.control.state().users[0]?.id as string
    const same = { finish: { userId, number: phone_number_id } }
    const link = await world.link()
    world.sandbox.control.clearCalls()
    expect((await world.signUp(link, same)).body.fault).toBe('number_taken')
    expect(world.sandbox.control.calls({ method: 'POST' }).map(({ path }) => path)).toEqual(['/oauth/access_token'])

    await allow(world, { allow_number_move: true })
    expect((await world.signUp(link, same)).body.status).toBe('completed')
    expect(await theNumber(world)).toMatchObject({ customer_id: link.customerId, marks: '["moved"]' })
    expect(await hear('whatsapp.phone_number.deleted')).toMatchObject([{ customer: { id: first.customerId } }])
    expect((await hear('whatsapp.phone_number.created')).at(-1)).toMatchObject({ customer: { id: link.customerId } })
  })

  it('to Meta\u2019s own +1 555 number is refused, or let pass with what is left to do', async () => {
    await using world = await start(kind)
    const own = { finish: { displayNameOnly: true } as never }
    const link = await world.link()
    expect((await world.signUp(link, own)).body.fault).toBe('display_name_only')
    await allow(world, { allow_display_name_only: true })
    const { body } = await world.signUp(link, own)
    expect(body.status).toBe('completed')
    const { name_status } = await theNumber(world)
    expect(body.result.actions).toEqual(name_status === 'APPROVED' ? [] : ['meta_number'])
  })

  it('on a link that brings a number back is refused, or let pass and marked', async () => {
    await using world = await start(kind)
    const first = await world.link()
    const { body } = await world.signUp(first)
    const again = await world.api('POST', `/customers/${first.customerId}/setup_links`, {
      setup_link: { reconnect_phone_number: body.result.display_phone_number },
    })
    const link = { token: again.body.data.token }
    expect((await world.signUp(link)).body.fault).toBe('reconnect_mismatch')
    await allow(world, { allow_other_number: true })
    expect((await world.signUp(link)).body.status).toBe('completed')
    const numbers = await world.db
      .selectFrom('phone_numbers')
      .select(['customer_id', 'marks'])
      .orderBy('created_at')
      .execute()
    expect(numbers).toEqual([
      { customer_id: first.customerId, marks: '[]' },
      { customer_id: first.customerId, marks: '["other_number"]' },
    ])
  })
})
