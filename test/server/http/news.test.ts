import { describe, expect, it } from 'vitest'
import { copyNumber, type News, newsOf, stateOf, tell } from '../../faults/support/news.ts'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { start, type World } from '../../support/world.ts'

/** A world with a coexistence number that was connected an hour before the news. */
async function connected(kind: (typeof databaseKinds)[number]) {
  const world = await start(kind)
  const { body } = await world.signUp(await world.link(), { connectionType: 'coexistence' })
  const digits = body.result.display_phone_number.slice(1)
  world.advance(2 * 3_600_000)
  return { world, digits, wabaId: body.result.business_account_id as string, id: body.result.phone_number_id as string }
}

const secret = (world: World) => world.options.meta.appSecret

/** A moment after the connection, in seconds. */
const soon = () => Math.floor(Date.now() / 1_000) + 3_600

const status = async (world: World) =>
  (await world.db.selectFrom('phone_numbers').select('connection_status').executeTakeFirstOrThrow()).connection_status

describe.each(databaseKinds)('news of Meta on %s', (kind) => {
  it('that arrives late does not bring back what is over', async () => {
    const { world, digits, wabaId } = await connected(kind)
    await using _ = world
    const news = newsOf(digits)
    const t = soon()
    const say = (name: string, time: number) =>
      tell(world.url, secret(world), [{ ...(news[name] as Omit<News, 'time'>), wabaId, time }])
    await say('reconnected', t + 10)
    await say('offboarded', t)
    expect(await status(world)).toBe('active')
    await say('removed', t + 20)
    await say('reconnected', t + 15)
    expect(await status(world)).toBe('disconnected')
    expect(world.logged.join('')).toContain('later news has overtaken')
  })

  it('ends the same in each order of each pair, and when each comes twice', async () => {
    const { world, digits } = await connected(kind)
    await using _ = world
    const all = Object.entries(newsOf(digits))
    const pairs = all.flatMap(([one, first]) =>
      all.map(([other, second]) => ({ names: [one, other], pair: [first, second] as const })),
    )
    const wabas = pairs.map(
      (_, nth) => [`1${String(nth).padStart(9, '0')}`, `2${String(nth).padStart(9, '0')}`] as const,
    )
    await copyNumber(world.db, wabas.flat())
    const t = soon()
    const batch = pairs.flatMap(({ pair: [first, second] }, nth) => {
      const [ordered, shuffled] = wabas[nth] as readonly [string, string]
      const [early, late] = [
        { ...first, time: t },
        { ...second, time: t + 10 },
      ]
      return [
        ...[early, late].map((one) => ({ ...one, wabaId: ordered })),
        ...[late, early, late, early].map((one) => ({ ...one, wabaId: shuffled })),
      ]
    })
    for (let from = 0; from < batch.length; from += 900)
      expect(await tell(world.url, secret(world), batch.slice(from, from + 900))).toBe(200)
    const states = await stateOf(world.db)
    const different = pairs.flatMap(({ names }, nth) => {
      const [ordered, shuffled] = (wabas[nth] as readonly [string, string]).map((waba) => states.get(waba))
      return JSON.stringify(ordered) === JSON.stringify(shuffled) ? [] : [{ names, ordered, shuffled }]
    })
    expect(different).toEqual([])
    // The pairs do differ from each other: else nothing was compared.
    expect(new Set([...states.values()].map((state) => JSON.stringify(state))).size).toBeGreaterThan(25)
  })

  it('of a deletion from before the signup ends nothing, and later news of it ends the number', async () => {
    const { world, digits, wabaId } = await connected(kind)
    await using _ = world
    const gone = { field: 'account_update', value: { event: 'ACCOUNT_DELETED' }, wabaId }
    const t = soon()
    await tell(world.url, secret(world), [{ ...gone, time: t - 7_200 }])
    expect(await status(world)).toBe('active')
    await tell(world.url, secret(world), [{ ...(newsOf(digits).removed as Omit<News, 'time'>), wabaId, time: t }])
    await tell(world.url, secret(world), [{ ...gone, time: t + 5 }])
    expect(await world.db.selectFrom('phone_numbers').select('id').execute()).toEqual([])
  })

  it('from the future silences nothing that comes after it', async () => {
    const { world, digits, wabaId } = await connected(kind)
    await using _ = world
    const news = newsOf(digits)
    await tell(world.url, secret(world), [{ ...(news.removed as Omit<News, 'time'>), wabaId, time: 4e9 }])
    expect(await status(world)).toBe('disconnected')
    world.advance(60_000)
    const time = Math.floor(Date.now() / 1_000) + 2 * 3_600 + 60
    await tell(world.url, secret(world), [{ ...(news.reconnected as Omit<News, 'time'>), wabaId, time }])
    expect(await status(world)).toBe('active')
  })

  it('is told to the host once, when it comes backwards and twice as in the scenario of the sandbox', async () => {
    const { world, wabaId } = await connected(kind)
    await using _ = world
    const events = await told(world)
    await world.restart({ meta: { ...world.options.meta, webhookVerifyToken: 'verify-me' } })
    world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'verify-me')
    world.sandbox.control.play('news-out-of-order')
    world.sandbox.control.clock.advance(3_600_000)
    world.sandbox.control.offboard({ wabaId })
    world.sandbox.control.clock.advance(10_000)
    world.sandbox.control.reconnect({ wabaId })
    await world.sandbox.control.webhooks.settled()
    expect(await status(world)).toBe('active')
    expect(await events('whatsapp.phone_number.offboarded')).toEqual([])
  })

  it('that a database refuses is set aside and named in the log, and the rest is taken', async () => {
    const { world, digits, wabaId, id } = await connected(kind)
    await using _ = world
    const news = newsOf(digits)
    const t = soon()
    const bad = {
      field: 'phone_number_name_update',
      value: { display_phone_number: digits, decision: 'APPROVED', requested_verified_name: 'a\0b' },
    }
    const batch = [
      { ...bad, wabaId, time: t },
      { field: 'account_update', value: { event: 'PARTNER_ADDED', waba_info: { waba_id: '1\x002' } }, wabaId, time: t },
      { field: 'field\0', value: {}, wabaId: 'x\0y', time: t },
      { ...(news['limit raised'] as Omit<News, 'time'>), wabaId, time: t },
    ]
    expect(await tell(world.url, secret(world), batch)).toBe(200)
    expect(await tell(world.url, secret(world), batch)).toBe(200)
    const shown = (await world.api('GET', `/whatsapp/phone_numbers/${id}`)).body.data
    expect(shown).toMatchObject({ whatsapp_business_manager_messaging_limit: 'TIER_10K' })
    expect(shown.verified_name).not.toContain('\0')
    expect(world.logged.filter((line) => line.includes('was set aside')).join('')).toContain('phone_number_name_update')
  })
})
