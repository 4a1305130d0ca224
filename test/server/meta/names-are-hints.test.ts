import { describe, expect, it } from 'vitest'
import { moreNumberFields } from '../../../server/meta/calls/shapes.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start } from '../../support/world.ts'

const nonexisting = (field: string) => ({
  status: 400,
  body: {
    error: { message: `(#100) Tried accessing nonexisting field (${field})`, type: 'OAuthException', code: 100 },
  },
})

const types = ['dedicated', 'coexistence'] as const

describe.concurrent.each(databaseKinds)('a name of Meta’s that changed, on %s', (kind) => {
  it.each(['with the ids of the browser', 'with a code alone'])(
    'is no end of a signup when it is a scope, %s',
    async (how) => {
      await using world = await start(kind)
      world.sandbox.control.play('scope-renamed')
      const bare = how === 'with a code alone' ? { tamper: () => undefined } : {}
      expect((await world.signUp(await world.link(), bare)).body.status).toBe('completed')
    },
  )

  it('is the end of a signup when Graph does not serve the token', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('permission-missing')
    expect((await world.signUp(await world.link())).body).toMatchObject({
      status: 'failed',
      fault: 'permission_missing',
    })
  })

  it.each(types)(
    'is no end of a %s signup when it is a field: Graph is asked again without it',
    async (connectionType) => {
      await using world = await start(kind)
      world.sandbox.control.play('graph-fields-gone')
      const { body } = await world.signUp(await world.link(), { connectionType })
      expect(body).toMatchObject({ status: 'completed', connection_type: connectionType })
      const id = body.result.phone_number_id
      expect((await world.api('GET', `/whatsapp/phone_numbers/${id}`)).body.data).toMatchObject({
        quality_rating: null,
        status: 'CONNECTED',
      })
      expect(
        (await world.api('GET', `/whatsapp/phone_numbers/${id}/health`)).body.checks.phone_number_access.passed,
      ).toBe(true)
    },
  )

  it('is no end of a signup when Graph does not say which field it was', async () => {
    await using world = await start(kind)
    world.sandbox.control.fault({ method: 'GET', path: '^/v[0-9.]+/[0-9]+$', times: 1, answer: nonexisting('x') })
    world.sandbox.control.fault({ method: 'GET', path: '/phone_numbers$', times: 1, answer: nonexisting('x') })
    expect((await world.signUp(await world.link())).body.status).toBe('completed')
  })

  it('is no end of a signup, whichever field of the list of numbers it is', async () => {
    await using world = await start(kind)
    for (const field of moreNumberFields.slice(2)) {
      world.sandbox.control.clearFaults()
      for (const path of ['/phone_numbers$', '^/v[0-9.]+/[0-9]+$'])
        world.sandbox.control.fault({ method: 'GET', path, times: 1, answer: nonexisting(field) })
      expect([field, (await world.signUp(await world.link())).body.status]).toEqual([field, 'completed'])
    }
  })

  it('is asked for once more and not for ever when Graph keeps refusing', async () => {
    await using world = await start(kind)
    world.sandbox.control.fault({ method: 'GET', path: '/phone_numbers$', answer: nonexisting('display_phone_number') })
    expect((await world.signUp(await world.link())).body).toMatchObject({ status: 'failed', fault: 'meta_refused' })
    expect(world.sandbox.control.calls({ path: '/phone_numbers' }).length).toBeLessThanOrEqual(2)
  })
})

describe.concurrent.each(databaseKinds)('a code without ids on %s', (kind) => {
  it('takes the account that was onboarded last, of several that nobody connected', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('second-account')
    const popup = world.sandbox.control.finish({ connectionType: 'dedicated' })
    const link = await world.link()
    const id = crypto.randomUUID()
    await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code: popup.code })
    expect((await world.settled(link, id)).body).toMatchObject({
      status: 'completed',
      result: { business_account_id: popup.wabaId, phone_number_id: popup.phoneNumberId },
    })
  })

  it.each(['of the same customer', 'of another customer'])(
    'takes none that this project has connected already, %s',
    async (whose) => {
      await using world = await start(kind)
      const first = world.sandbox.control.finish({ connectionType: 'dedicated' })
      const before = await world.link()
      const id = crypto.randomUUID()
      const put = (link: { token: string }, attempt: string, code: string) =>
        world.connect(link.token, 'PUT', `/attempts/${attempt}`, { connection_type: 'dedicated', code })
      await put(before, id, first.code)
      expect((await world.settled(before, id)).body.status).toBe('completed')

      const second = world.sandbox.control.finish({
        connectionType: 'dedicated',
        userId: first.userId,
        waba: { name: 'The other shop' },
        number: { phoneNumber: '+14155550177' },
      })
      const path = `/customers/${before.customerId}/setup_links`
      const link =
        whose === 'of the same customer'
          ? (await world.api('POST', path, { setup_link: {} })).body.data
          : await world.link()
      const attempt = crypto.randomUUID()
      await put(link, attempt, second.code)
      expect((await world.settled(link, attempt)).body).toMatchObject({
        status: 'completed',
        result: { business_account_id: second.wabaId },
      })
      const numbers = await world.db
        .selectFrom('phone_numbers')
        .select('business_account_id')
        .orderBy('created_at')
        .execute()
      expect(numbers.map(({ business_account_id }) => business_account_id)).toEqual([first.wabaId, second.wabaId])
    },
  )
})
