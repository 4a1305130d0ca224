import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, inject, it } from 'vitest'
import { GraphError } from '../../../server/meta/errors.ts'
import { openDatabase } from '../../../server/store/database/database.ts'
import { Overspent, prices, spend } from '../../../server/use-cases/numbers/registration/spend.ts'
import { databaseKinds, readyDatabase } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const [second, minute, hour] = [1_000, 60_000, 3_600_000]

const calls = (world: World, path: string, object?: string) =>
  world.sandbox.control.calls({ method: 'POST', path, ...(object ? { object } : {}) }).length

/** Hands a popup over and gives the attempt once it has stopped working. */
async function signUp(world: World, finish: object = {}) {
  const [link, id] = [await world.link(), randomUUID()]
  const { code, assets, phoneNumberId } = world.sandbox.control.finish({ connectionType: 'dedicated', ...finish })
  await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code, assets })
  const read = async () => (await world.connect(link.token, 'GET', `/attempts/${id}`)).body
  return { link, id, phoneNumberId: phoneNumberId as string, read }
}

/** Moves the clock in small steps until the attempt does what is wanted. */
async function until(world: World, fits: () => Promise<boolean>, step = 10 * second, most = 40) {
  for (let steps = 0; steps < most; steps++) {
    if (await fits()) return
    world.advance(step)
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
  throw new Error('it never came to that')
}

describe.concurrent.each(databaseKinds)('a call that Meta counts, on %s', (kind) => {
  it('is a registration: a few while the customer watches, then the signup waits, and goes on by itself', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('register-unavailable')
    const { link, phoneNumberId, read } = await signUp(world)
    await until(world, async () => (await read()).status === 'waiting')
    // The journey says what Meta answered, for who looks into it meanwhile.
    const journey = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)
    const held = journey.body.data.filter(({ name }: { name: string }) => ['retrying', 'waiting'].includes(name))
    const meta = { call: 'register', code: expect.any(Number), fbtrace_id: expect.any(String) }
    expect(held.length).toBeGreaterThan(1)
    expect(held[0]).toMatchObject({ name: 'retrying', detail: { step: 'register', tries: 1, meta } })
    expect(held.at(-1)).toMatchObject({ name: 'waiting', detail: { step: 'register', fault: 'meta_unavailable' } })
    expect(await read()).toMatchObject({ status: 'waiting', step: 'register', fault: 'meta_unavailable' })
    expect(calls(world, '/register', phoneNumberId)).toBe(3)

    world.sandbox.control.play('default')
    world.advance(16 * minute)
    await until(world, async () => (await read()).status === 'completed')
    expect(calls(world, '/register', phoneNumberId)).toBe(4)
  })

  it('has a budget that outlives attempts, links, projects’ customers and servers', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('register-unavailable')
    const first = await signUp(world)
    const number = first.phoneNumberId
    await until(world, async () => (await first.read()).status === 'waiting')
    await until(world, async () => calls(world, '/register', number) === 6, 3 * hour)
    await world.restart()
    const other = await signUp(world, { number })
    await until(world, async () => (await other.read()).status === 'waiting', second)
    for (let hours = 0; hours < 24; hours += 6) {
      world.advance(6 * hour)
      await new Promise((resolve) => setTimeout(resolve, 700))
    }
    expect(calls(world, '/register', number)).toBe(6)
    world.sandbox.control.play('default')
    world.advance(72 * hour)
    await until(
      world,
      async () => [await first.read(), await other.read()].some(({ status }) => status === 'completed'),
      hour,
    )
  })

  it('is a PIN: who typed too many wrong ones is told from when on the next may be tried', async () => {
    await using world = await start(kind)
    // Meta's own lock after five wrong PINs stays out of this: each is refused as if it were the first.
    const body = { error: { code: 133005, message: 'Two step verification PIN Mismatch' } }
    world.sandbox.control.fault({ method: 'POST', path: '/register', answer: { status: 400, body } })
    const { link, id, phoneNumberId, read } = await signUp(world)
    await until(world, async () => (await read()).status === 'pin', second)
    for (let pins = 0; pins < 8; pins++) {
      await world.connect(link.token, 'POST', `/attempts/${id}/pin`, { pin: `48291${pins}` })
      await until(world, async () => (await read()).status !== 'working', second)
    }
    const { status, fault, again_at } = await read()
    expect({ status, fault }).toEqual({ status: 'failed', fault: 'pin_locked' })
    expect(calls(world, '/register', phoneNumberId)).toBe(8)
    expect(Date.parse(again_at) - Date.now()).toBeGreaterThan(71 * hour)
    await world.connect(link.token, 'POST', `/attempts/${id}/retry`)
    expect((await read()).status).toBe('failed')
  })

  it('is the synchronisation of the app: it is given up after a while, and the signup completes without it', async () => {
    await using world = await start(kind)
    const answer = { status: 503, body: { error: { code: 2, message: 'unavailable' } } }
    world.sandbox.control.fault({ method: 'POST', path: '/smb_app_data', answer })
    const [link, id] = [await world.link(), randomUUID()]
    const { code, assets } = world.sandbox.control.finish({ connectionType: 'coexistence' })
    await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'coexistence', code, assets })
    const read = async () => (await world.connect(link.token, 'GET', `/attempts/${id}`)).body
    await until(world, async () => (await read()).status === 'completed', 15 * minute)
    expect((await read()).result.actions).toContain('history_unavailable')
    expect(calls(world, '/smb_app_data')).toBeLessThanOrEqual(10)
  })

  it('is never made more often than it may be, whatever happens between', async () => {
    await using database = await readyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    const step = fc.record({
      wait: fc.oneof(fc.integer({ min: 0, max: 60 * second }), fc.integer({ min: 0, max: 30 * hour })),
      ends: fc.constantFrom('answered', 'refused', 'silent', 'died'),
      price: fc.constantFrom('register' as const, 'deregister' as const),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const subject = randomUUID()
        let now = Date.parse('2026-01-01T00:00:00Z')
        const made: { at: number; price: string; silent: boolean }[] = []
        for (const { wait, ends, price } of steps) {
          now += wait
          const call = async () => {
            made.push({ at: now, price, silent: ends === 'silent' || ends === 'died' })
            if (ends === 'refused') throw new GraphError('register', 400, { code: 133005, message: '' })
            if (ends === 'silent') throw new GraphError('register', 503, undefined)
            if (ends === 'died') throw new Error('the process died')
          }
          const deps = { db, now: () => new Date(now) }
          await spend(deps, prices[price], subject, call).catch((error: unknown) => {
            if (error instanceof Overspent) expect(error.until.getTime()).toBeGreaterThan(now)
          })
        }
        for (const { at } of made) {
          const within = made.filter((one) => one.at > at - 72 * hour && one.at <= at)
          expect(within.length).toBeLessThanOrEqual(9)
        }
        const lone = made.filter(({ price }) => price === 'register')
        if (lone.length === made.length)
          for (const { at } of made)
            expect(made.filter((one) => one.at > at - 72 * hour && one.at <= at).length).toBeLessThanOrEqual(6)
        made.forEach(({ at, silent }, nth) => {
          const next = made[nth + 1]
          if (silent && next) expect(next.at - at).toBeGreaterThanOrEqual(2 * second)
        })
      }),
      { numRuns: 40 },
    )
    await db.destroy()
  })

  it('is made once by two processes that want it at the same time', async () => {
    await using database = await readyDatabase(kind, inject('postgresUrl'))
    const dbs = await Promise.all([openDatabase(database.url), openDatabase(database.url)])
    let made = 0
    const call = async () => {
      made += 1
      throw new GraphError('register', 503, undefined)
    }
    const wants = Array.from({ length: 10 }, (_, nth) =>
      spend({ db: dbs[nth % 2] as (typeof dbs)[number], now: () => new Date() }, prices.register, 'one number', call),
    )
    const ends = await Promise.allSettled(wants)
    expect(made).toBe(1)
    expect(
      ends.filter(
        ({ status, ...rest }) => status === 'rejected' && 'reason' in rest && rest.reason instanceof Overspent,
      ),
    ).toHaveLength(9)
    for (const db of dbs) await db.destroy()
  })
})
