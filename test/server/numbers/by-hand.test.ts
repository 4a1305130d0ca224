import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

/** A backend's own connection of a customer: the ids, and a token of our app. */
async function byHand(world: World, finish: object = {}) {
  const signup = world.sandbox.control.finish({ connectionType: 'dedicated', ...finish })
  const { id: client_id, secret: client_secret } = world.sandbox.app
  const query = new URLSearchParams({ client_id, client_secret, code: signup.code })
  const reply = await fetch(`${world.sandbox.url}/v26.0/oauth/access_token?${query}`)
  const { access_token } = (await reply.json()) as { access_token: string }
  return {
    name: 'Support',
    phone_number_id: signup.phoneNumberId as string,
    business_account_id: signup.wabaId,
    access_token,
  }
}

async function connect(world: World, whatsapp_phone_number: object) {
  const customer = await world.api('POST', '/customers', { customer: { name: 'Wind & Wool' } })
  return world.api('POST', `/customers/${customer.body.data.id}/whatsapp/phone_numbers`, { whatsapp_phone_number })
}

const registrations = (world: World, object: string) => world.sandbox.control.calls({ path: '/register', object })

const atMeta = (world: World, id: string) => world.sandbox.control.state().numbers.find((number) => number.id === id)

describe.concurrent.each(databaseKinds)('a number that comes by a side door, on %s', (kind) => {
  it.each(['default', 'number-deregistered'] as const)(
    'is registered before it is called connected: %s',
    async (scenario) => {
      await using world = await start(kind)
      world.sandbox.control.play(scenario)
      const given = await byHand(world)
      const made = await connect(world, given)
      expect([made.status, made.body.data.status]).toEqual([201, 'CONNECTED'])
      expect(registrations(world, given.phone_number_id)).toHaveLength(1)
      expect(atMeta(world, given.phone_number_id)?.platformType).toBe('CLOUD_API')
    },
  )

  it('is not registered again when it is, nor in coexistence', async () => {
    await using world = await start(kind)
    const [inApp, registered] = [await byHand(world, { connectionType: 'coexistence' }), await byHand(world)]
    const there = { platformType: 'CLOUD_API', status: 'CONNECTED' }
    world.sandbox.control.patch(registered.phone_number_id, there)
    for (const given of [inApp, registered]) expect((await connect(world, given)).status).toBe(201)
    expect(world.sandbox.control.calls({ path: '/register' })).toEqual([])
  })

  it.each([
    ['was never verified', { codeVerification: 'NOT_VERIFIED' }, /is not ready: it is not verified/],
    ['is banned', { status: 'BANNED' }, /is not ready: Meta has banned the number/],
    ['has a PIN of its owner', { pin: '482913' }, /pin must be given/],
  ])('says that it is not ready when it %s, and is not kept', async (_, patch, error) => {
    await using world = await start(kind)
    const given = await byHand(world)
    world.sandbox.control.patch(given.phone_number_id, patch)
    const made = await connect(world, given)
    expect([made.status, made.body.error]).toEqual([422, expect.stringMatching(error)])
    expect(await world.db.selectFrom('phone_numbers').select('id').execute()).toEqual([])
    expect(registrations(world, given.phone_number_id)).toEqual([])
  })

  it('is registered with the PIN that the backend knows, and refused with another one', async () => {
    await using world = await start(kind)
    const given = await byHand(world)
    world.sandbox.control.patch(given.phone_number_id, { pin: '482913' })
    const wrong = await connect(world, { ...given, pin: '111222' })
    expect([wrong.status, wrong.body.error]).toEqual([422, 'whatsapp_phone_number.pin is not the PIN of the number'])
    const made = await connect(world, { ...given, pin: '٤٨٢ ٩١٣' })
    expect([made.status, made.body.data?.status]).toEqual([201, 'CONNECTED'])
    const [kept] = await world.db.selectFrom('number_pins').select('pin').execute()
    expect(kept?.pin).toMatch(/^eyJ/)
  })

  it('is asked for once more later when Meta does not answer, and within its budget', async () => {
    const at = new Date() // a busy machine may need the two seconds that the budget waits
    await using world = await start(kind, { now: () => at })
    const given = await byHand(world)
    world.sandbox.control.play('register-unavailable')
    const replies = [await connect(world, given), await connect(world, given)]
    expect(replies.map(({ status }) => status)).toEqual([502, 502])
    expect(replies[1]?.body.error).toMatch(/allows the next call at .*: try again then$/)
    expect(registrations(world, given.phone_number_id)).toHaveLength(1)
  })

  it('says what is left to do for it, as one that came by a signup', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('payment-missing')
    const made = await connect(world, await byHand(world))
    expect([made.status, made.body.data.actions]).toEqual([201, ['payment_missing']])
  })

  it('is registered as well when a new token is given for a number that Meta deregistered', async () => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link())
    const id = body.result.phone_number_id
    world.sandbox.control.patch(id, { platformType: 'NOT_APPLICABLE', status: 'DISCONNECTED' })
    const { access_token } = await byHand(world, { number: id })
    const patched = await world.api('PATCH', `/whatsapp/phone_numbers/${id}`, {
      whatsapp_phone_number: { access_token },
    })
    expect([patched.status, patched.body.data?.status]).toEqual([200, 'CONNECTED'])
  })
})

describe.concurrent.each(databaseKinds)('a number that leaves, on %s', (kind) => {
  const leave = (world: World, id: string, query = '?deregister=true') =>
    world.api('DELETE', `/whatsapp/phone_numbers/${id}${query}`)

  it('stays registered at Meta unless it is to be deregistered, too', async () => {
    await using world = await start(kind)
    const [kept, gone] = [await world.signUp(await world.link()), await world.signUp(await world.link())]
    const [one, other] = [kept.body.result.phone_number_id, gone.body.result.phone_number_id]
    expect((await leave(world, one, '')).status).toBe(204)
    expect((await leave(world, other)).status).toBe(204)
    expect([atMeta(world, one)?.platformType, atMeta(world, other)?.platformType]).toEqual([
      'CLOUD_API',
      'NOT_APPLICABLE',
    ])
    expect((await leave(world, other)).status).toBe(404)
  })

  it.each([
    [
      'a number of the app',
      { connectionType: 'coexistence' as const },
      'deregister is not possible: it lives in the WhatsApp Business app: its owner leaves there',
    ],
  ])('is refused for %s, which then stays', async (_, popup, error) => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link(), popup)
    const id = body.result.phone_number_id
    const reply = await leave(world, id)
    expect([reply.status, reply.body.error]).toEqual([422, error])
    expect((await world.api('GET', `/whatsapp/phone_numbers/${id}`)).status).toBe(200)
    expect((await leave(world, id, '?deregister=false')).status).toBe(204)
  })

  it('is refused for a number that another partner uses', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('number-shared')
    const { body } = await world.signUp(await world.link())
    const reply = await leave(world, body.result.phone_number_id)
    expect([reply.status, reply.body.error]).toEqual([
      422,
      'deregister is not possible: another partner of Meta uses it too',
    ])
  })

  it('stays when Meta does not answer or refuses, and goes when it was deregistered before', async () => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link())
    const id = body.result.phone_number_id
    world.sandbox.control.fault({ path: '/deregister', times: 1, answer: { status: 503 } })
    expect((await leave(world, id)).status).toBe(502)
    world.advance(10_000)
    world.sandbox.control.fault({
      path: '/deregister',
      times: 1,
      answer: { status: 400, body: { error: { code: 131031, message: 'locked' } } },
    })
    expect((await leave(world, id)).body.error).toMatch(/^deregister is not possible: Meta refused it \(code 131031\)/)
    expect((await world.api('GET', `/whatsapp/phone_numbers/${id}`)).status).toBe(200)
    world.sandbox.control.patch(id, { platformType: 'NOT_APPLICABLE' })
    expect((await leave(world, id)).status).toBe(204)
  })
})
