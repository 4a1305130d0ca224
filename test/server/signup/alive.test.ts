import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { until } from '../../support/until.ts'
import { type Link, start, type World } from '../../support/world.ts'

/** A popup that has ended: who signed up, with which account and number. */
const finished = (world: World, finish: Parameters<World['sandbox']['control']['finish']>[0] = {}) =>
  world.sandbox.control.finish({ connectionType: 'dedicated', ...finish })

type Finished = ReturnType<typeof finished>

async function handOver(world: World, link: Link, popup: Finished, type = 'dedicated') {
  const id = randomUUID()
  const body = { connection_type: type, code: popup.code, assets: popup.assets }
  const first = await world.connect(link.token, 'PUT', `/attempts/${id}`, body)
  return first.body.status === 'working' ? (await world.settled(link, id)).body : first.body
}

/** What Graph answers about one object, in place of what is true. */
const says = (world: World, id: string, body: object, times?: number) =>
  world.sandbox.control.fault({
    method: 'GET',
    path: `^/v[0-9.]+/${id}$`,
    answer: { status: 200, body: { id, ...body } },
    ...(times === undefined ? {} : { times }),
  })

const registered = { display_phone_number: '+1 415-555-0142', platform_type: 'CLOUD_API' }

const calls = (world: World, end: string, wanted?: string) =>
  world.sandbox.control.calls().filter(({ method, path }) => path.endsWith(end) && (!wanted || method === wanted))
    .length

const rows = (world: World) => world.db.selectFrom('phone_numbers').selectAll().execute()

describe.concurrent.each(databaseKinds)('a number that is called connected on %s', (kind) => {
  it.each(['RESTRICTED', 'FLAGGED', 'RATE_LIMITED', 'DISCONNECTED'])(
    'and is %s says so in its actions',
    async (status) => {
      await using world = await start(kind)
      const popup = finished(world)
      says(world, popup.phoneNumberId as string, { ...registered, status })
      const body = await handOver(world, await world.link(), popup)
      expect(body).toMatchObject({ status: 'completed', result: { actions: [`number_${status.toLowerCase()}`] } })
      expect((await rows(world))[0]).toMatchObject({ status, actions: `["number_${status.toLowerCase()}"]` })
    },
  )

  it('is none that Meta has banned, before anything is changed at Meta or after it', async () => {
    await using world = await start(kind)
    const [early, late] = [finished(world), finished(world)]
    world.sandbox.control.patch(early.phoneNumberId as string, { status: 'BANNED' })
    expect(await handOver(world, await world.link(), early)).toMatchObject({
      status: 'failed',
      fault: 'account_restricted',
    })
    expect(calls(world, '/subscribed_apps')).toBe(0)
    says(world, late.phoneNumberId as string, { ...registered, status: 'BANNED' })
    expect(await handOver(world, await world.link(), late)).toMatchObject({
      status: 'failed',
      fault: 'account_restricted',
    })
    expect(await rows(world)).toEqual([])
  })

  it.each([{ status: 'DISABLED' }, { account_review_status: 'REJECTED' }])(
    'lives in no account that is %j',
    async (state) => {
      await using world = await start(kind)
      const popup = finished(world)
      says(world, popup.wabaId, state)
      expect(await handOver(world, await world.link(), popup)).toMatchObject({
        status: 'failed',
        fault: 'account_restricted',
      })
      expect(await rows(world)).toEqual([])
    },
  )

  it('is so in words that nobody knows yet, and where the account’s own state may not be seen', async () => {
    await using world = await start(kind)
    const popup = finished(world)
    says(world, popup.phoneNumberId as string, { ...registered, status: 'IN_A_NEW_WAY' })
    const refusal = {
      status: 403,
      body: { error: { message: '(#10) no permission', type: 'OAuthException', code: 10 } },
    }
    world.sandbox.control.fault({ method: 'GET', path: `^/v[0-9.]+/${popup.wabaId}$`, answer: refusal })
    expect(await handOver(world, await world.link(), popup)).toMatchObject({
      status: 'completed',
      result: { actions: [] },
    })
  })

  it('waits for Meta to serve it, though register was answered with success', async ({ expect }) => {
    await using world = await start(kind)
    const [popup, link] = [finished(world), await world.link()]
    const id = popup.phoneNumberId as string
    const answer = { status: 200, body: { success: true } }
    world.sandbox.control.fault({ method: 'POST', path: `${id}/register`, times: 1, answer })
    const waiting = await handOver(world, link, popup)
    expect(waiting).toMatchObject({ status: 'waiting', fault: 'number_preparing', step: 'complete' })
    world.sandbox.control.patch(id, { platformType: 'CLOUD_API', status: 'CONNECTED' })
    world.advance(60_000)
    const ended = async () => (await world.connect(link.token, 'GET', `/attempts/${waiting.id}`)).body.status
    await until(async () => expect(await ended()).toBe('completed'))
  })

  it.each(['subscribed_apps', 'register'])(
    'is not called so by a 200 of %s that does not say success',
    async (edge) => {
      await using world = await start(kind)
      world.sandbox.control.fault({ method: 'POST', path: `${edge}$`, times: 1, answer: { status: 200, body: {} } })
      expect(await handOver(world, await world.link(), finished(world))).toMatchObject({ status: 'completed' })
      expect(calls(world, edge, 'POST')).toBe(2)
    },
  )
})

describe.concurrent.each(databaseKinds)('a number of the app on %s', (kind) => {
  const popupOf = (world: World) => finished(world, { connectionType: 'coexistence' })

  it.each([
    ['by code', { code: 2593108 }],
    ['by subcode', { code: 100, error_subcode: 2593108 }],
    ['for a reason that nobody knows', { code: 3_999_999 }],
    ['for want of a permission', { code: 200 }],
  ])('is connected without its earlier chats when Meta refuses them %s', async (_, refusal) => {
    await using world = await start(kind)
    const answer = { status: 400, body: { error: { message: 'no', type: 'OAuthException', ...refusal } } }
    world.sandbox.control.fault({ path: 'smb_app_data', answer })
    const body = await handOver(world, await world.link(), popupOf(world), 'coexistence')
    expect(body).toMatchObject({ status: 'completed', result: { actions: ['history_unavailable'] } })
    expect(calls(world, '/smb_app_data')).toBe(2)
  })

  it.each([{ code: 2593107 }, { code: 100, error_subcode: 2593107 }])(
    'was asked already: %j is success',
    async (asked) => {
      await using world = await start(kind)
      const answer = { status: 400, body: { error: { message: 'no', type: 'OAuthException', ...asked } } }
      world.sandbox.control.fault({ path: 'smb_app_data', answer })
      const body = await handOver(world, await world.link(), popupOf(world), 'coexistence')
      expect(body).toMatchObject({ status: 'completed', result: { actions: [] } })
    },
  )

  it('is asked again where a 200 names no request', async () => {
    await using world = await start(kind)
    world.sandbox.control.fault({ path: 'smb_app_data', times: 1, answer: { status: 200, body: { success: true } } })
    const body = await handOver(world, await world.link(), popupOf(world), 'coexistence')
    expect(body).toMatchObject({ status: 'completed', result: { actions: [] } })
    expect(calls(world, '/smb_app_data')).toBe(3)
  })

  it('is waited for while the platform does not have it yet', async () => {
    await using world = await start(kind)
    const popup = popupOf(world)
    const display_phone_number = '+1 415-555-0142'
    const early = {
      data: [{ id: popup.phoneNumberId, display_phone_number, is_on_biz_app: true, platform_type: 'NOT_APPLICABLE' }],
    }
    world.sandbox.control.fault({ path: '/phone_numbers$', times: 2, answer: { status: 200, body: early } })
    const body = await handOver(world, await world.link(), popup, 'coexistence')
    expect(body).toMatchObject({ status: 'completed', connection_type: 'coexistence' })
  })
})

describe.concurrent.each(databaseKinds)('a grant that is slow to show, on %s', (kind) => {
  const list = (world: World, data: object[], times?: number) =>
    world.sandbox.control.fault({
      path: '/phone_numbers$',
      answer: { status: 200, body: { data } },
      ...(times === undefined ? {} : { times }),
    })

  it('is looked at again when it shows no number, and when it lacks the one that was named', async () => {
    await using world = await start(kind)
    list(world, [], 2)
    expect(await handOver(world, await world.link(), finished(world))).toMatchObject({ status: 'completed' })
    list(world, [{ id: '7', display_phone_number: '+1 415-555-0199', code_verification_status: 'VERIFIED' }], 2)
    const popup = finished(world)
    const body = await handOver(world, await world.link(), popup)
    expect(body).toMatchObject({ status: 'completed', result: { phone_number_id: popup.phoneNumberId } })
  })

  it('is not waited for without end, and not at all when the window said that there is no number', async () => {
    await using world = await start(kind)
    list(world, [])
    expect(await handOver(world, await world.link(), finished(world))).toMatchObject({
      status: 'failed',
      fault: 'no_number',
    })
    expect(calls(world, '/phone_numbers')).toBe(4)
    world.sandbox.control.clearCalls()
    const popup = finished(world)
    const without = { ...popup, assets: { event: 'FINISH_ONLY_WABA', waba_id: popup.wabaId } } as unknown as Finished
    expect(await handOver(world, await world.link(), without)).toMatchObject({ status: 'failed', fault: 'no_number' })
    expect(calls(world, '/phone_numbers')).toBe(1)
  })
})
