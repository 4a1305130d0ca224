import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { until } from '../../support/until.ts'
import { start, type World } from '../../support/world.ts'

const usage = (minutes: unknown) => ({
  'X-Business-Use-Case-Usage': JSON.stringify({
    '5241': [{ type: 'whatsapp_business_management', call_count: 100, estimated_time_to_regain_access: minutes }],
  }),
})

/** Meta's answer to one call too many. */
const tooMany = (minutes: unknown) => ({
  status: 429,
  headers: usage(minutes),
  body: { error: { message: '(#80007) too many calls', type: 'OAuthException', code: 80007 } },
})

/** Signs up and gives the attempt as it stands once Graph has refused. */
async function refused(world: World, minutes: unknown) {
  world.sandbox.control.fault({ path: '/subscribed_apps', times: 1, answer: tooMany(minutes) })
  const [link, id] = [await world.link(), randomUUID()]
  const { code, assets } = world.sandbox.control.finish({ connectionType: 'dedicated' })
  await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code, assets })
  const row = () => world.db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  await until(async () => expect([(await row()).tries, (await row()).status]).not.toEqual([0, 'working']), {
    timeout: 8_000,
  })
  return { link, id, row: await row() }
}

describe.concurrent.each(databaseKinds)('Graph, asked too often, on %s', (kind) => {
  it('is left alone for as long as it says: the customer may leave, and the signup ends by itself', async () => {
    await using world = await start(kind)
    const began = Date.now()
    const { link, id, row } = await refused(world, 17)
    expect(row).toMatchObject({ status: 'waiting', fault: 'meta_unavailable' })
    const wait = Date.parse(row.run_at as string) - began
    expect(wait).toBeGreaterThanOrEqual(17 * 60_000)
    expect(wait).toBeLessThan(18 * 60_000)
    world.advance(wait)
    const ended = async () => (await world.settled(link, id)).body.status
    await until(async () => expect(await ended()).toBe('completed'))
  })

  it('is asked again after an hour at the latest, whatever it says', async () => {
    await using world = await start(kind)
    for (const minutes of [61, 1e12]) {
      const { row } = await refused(world, minutes)
      expect(row.status).toBe('waiting')
      expect(Date.parse(row.run_at as string) - Date.now()).toBeLessThanOrEqual(60 * 60_000)
      expect(Date.parse(row.run_at as string) - Date.now()).toBeGreaterThan(58 * 60_000)
    }
  })

  it.each(['soon', -4, null])('is asked again soon when it says nonsense: %j', async (minutes) => {
    await using world = await start(kind)
    const { link, id } = await refused(world, minutes)
    expect((await world.settled(link, id)).body.status).toBe('completed')
  })
})

describe('an app that requires proofs', () => {
  it('gets one with every call that carries a token', async () => {
    await using world = await start('SQLite')
    world.sandbox.control.settings({ requireAppSecretProof: true })
    for (const connectionType of ['dedicated', 'coexistence'] as const)
      expect((await world.signUp(await world.link(), { connectionType })).body.status).toBe('completed')
    const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
    expect((await world.api('GET', `/whatsapp/phone_numbers/${number.phone_number_id}/health`)).status).toBe(200)
    expect((await world.api('DELETE', `/whatsapp/phone_numbers/${number.phone_number_id}`)).status).toBe(204)
    const calls = world.sandbox.control.calls()
    expect(new Set(calls.map(({ path }) => path)).size).toBeGreaterThan(6)
    expect(calls.filter(({ status }) => status !== 200)).toEqual([])
  })

  it('answers nothing about a number to a server with another secret', async () => {
    await using world = await start('SQLite')
    const { phone_number_id } = (await world.signUp(await world.link())).body.result
    await world.restart({ meta: { ...world.options.meta, appSecret: 'another app secret' } })
    world.sandbox.control.clearCalls()
    const { body } = await world.api('GET', `/whatsapp/phone_numbers/${phone_number_id}/health`)
    expect(body.checks.phone_number_access.passed).toBe(false)
    expect(world.sandbox.control.calls({ object: phone_number_id }).map(({ code }) => code)).toEqual([100])
  })
})
