import { describe, expect, it } from 'vitest'
import { deleteOldRows, keptByDefault } from '../../../server/use-cases/projects/delete-old-rows.ts'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { start, type World } from '../../support/world.ts'

const day = 24 * 60 * 60_000

/** A signup that came to nothing and one that was completed, with deliveries, and a journey of more rows than go at once. */
async function lived(world: World) {
  await told(world)
  const link = await world.link()
  await world.signUp(link, { finish: { displayNameOnly: true } })
  await world.signUp(link)
  const event = await world.db.selectFrom('link_events').selectAll().limit(1).executeTakeFirstOrThrow()
  const more = Array.from({ length: 1_100 }, (_, nth) => ({ ...event, id: `another ${nth}` }))
  for (let from = 0; from < more.length; from += 550)
    await world.db
      .insertInto('link_events')
      .values(more.slice(from, from + 550))
      .execute()
  await world.restart({ databaseUrl: 'sqlite::memory:' }) // Nobody works on this one any more.
  await world.db.updateTable('deliveries').set({ status: 'delivered', run_at: null }).execute()
}

/** What a database holds when housekeeping has been done so many days later. */
async function remaining(world: World, days: number, kept = keptByDefault) {
  await deleteOldRows({ db: world.db, now: () => new Date(Date.now() + days * day) }, kept)
  const count = async (
    table: 'link_events' | 'attempts' | 'audit_log' | 'deliveries' | 'setup_links' | 'phone_numbers',
  ) => {
    const { rows } = await world.db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    return Number(rows)
  }
  return {
    events: await count('link_events'),
    attempts: await count('attempts'),
    audit: await count('audit_log'),
    deliveries: await count('deliveries'),
    ours: (await count('setup_links')) + (await count('phone_numbers')),
  }
}

describe.each(databaseKinds)('what is kept on %s', (kind) => {
  it('goes when its time is over, each in its own; links, numbers and what was completed stay', async () => {
    await using world = await start(kind)
    await lived(world)
    const all = await remaining(world, 0)
    expect(all).toMatchObject({ attempts: 2, ours: 2 })
    expect(all.events).toBeGreaterThan(1_100)
    expect(all.deliveries).toBeGreaterThan(0)
    expect(await remaining(world, 34)).toEqual(all)
    expect(await remaining(world, 36)).toEqual({ ...all, deliveries: 0 })
    expect(await remaining(world, 89)).toMatchObject({ events: all.events, attempts: 2 })
    expect(await remaining(world, 91)).toEqual({ ...all, deliveries: 0, events: 0, attempts: 1 })
    expect((await remaining(world, 399)).audit).toBe(all.audit)
    expect(await remaining(world, 401)).toEqual({ events: 0, attempts: 1, audit: 0, deliveries: 0, ours: 2 })
  })

  it('stays for ever where that is asked for, but for deliveries', async () => {
    await using world = await start(kind)
    await lived(world)
    const all = await remaining(world, 0)
    expect(await remaining(world, 5_000, { journeys: 'forever', auditLog: 'forever', answers: 'forever' })).toEqual({
      ...all,
      deliveries: 0,
    })
  })

  it('lets an attempt under way be, however old', async () => {
    await using world = await start(kind)
    await lived(world)
    await world.db
      .updateTable('attempts')
      .set({ run_at: '2020-01-01T00:00:00.000Z' })
      .where('status', '=', 'failed')
      .execute()
    expect((await remaining(world, 91)).attempts).toBe(2)
  })
})
