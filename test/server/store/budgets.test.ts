import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type DatabaseKind, databaseKinds } from '../../support/databases.ts'
import { foreground, listen, trips, waitsForDisk } from '../../support/statements.ts'
import { nameHelp, start, type World } from '../../support/world.ts'

/**
 * The bars of the design as counts, which no machine's mood changes: what `npm run bench` times is made of these.
 * A number here that has to rise is a decision.
 */
const requests = {
  'creates a link': 8,
  'reads a session': 1,
  'lists the links of a customer': 4,
  'shows a link': 2,
}

/** Trips to PostgreSQL and back for the same, where several statements make one. */
const together = { 'creates a link': 5 }

/** Asks each thing three times, of a new customer; the fewest statements it took, and all that were sent. */
async function ask(world: World) {
  // As a project of a host's has it: without one, each new link reads the project to warn of that.
  await nameHelp(world)
  const counts: Record<string, number> = {}
  const tripped: Record<string, number> = {}
  const all = new Set<string>()
  for (let time = 0; time < 3; time++) {
    const customer = await world.api('POST', '/customers', { customer: { name: 'Wool' } })
    const links = `/customers/${customer.body.data.id}/setup_links`
    const link = await world.link()
    await world.connect(link.token, 'GET', '/session') // The first one is written down.
    const asked: Record<keyof typeof requests, () => Promise<{ status: number }>> = {
      'creates a link': () => world.api('POST', links, { setup_link: {} }),
      'reads a session': () => world.connect(link.token, 'GET', '/session'),
      'lists the links of a customer': () => world.api('GET', links),
      'shows a link': () => world.api('GET', `/setup_links/${link.id}`),
    }
    for (const [what, request] of Object.entries(asked)) {
      using database = listen()
      expect((await request()).status).toBeLessThan(300)
      counts[what] = Math.min(counts[what] ?? Number.POSITIVE_INFINITY, foreground(database.sent).length)
      tripped[what] = Math.min(tripped[what] ?? Number.POSITIVE_INFINITY, trips(foreground(database.sent)))
      for (const { text } of foreground(database.sent)) all.add(text)
    }
  }
  return { counts, tripped, all }
}

/** Those of `statements` that read a table from end to end, with nothing to go by. */
async function readingAll(kind: DatabaseKind, { db }: World, statements: Iterable<string>) {
  const found: string[] = []
  await db.transaction().execute(async (tx) => {
    // Of a small table PostgreSQL would rather read all.
    if (kind === 'PostgreSQL') await sql`set local enable_seqscan = off`.execute(tx)
    const explain = kind === 'PostgreSQL' ? 'explain (generic_plan) ' : 'explain query plan '
    for (const text of statements) {
      if (!/^(select|update|delete|insert)/.test(text)) continue
      const { rows } = await sql.raw<object>(explain + text).execute(tx)
      const plan = rows.map((row) => Object.values(row).at(-1) as string)
      if (plan.some((line) => /Seq Scan on|^SCAN (?!CONSTANT|\(subquery|\d+-ROW VALUES)/.test(line)))
        found.push(`${text}: ${plan.join('; ')}`)
    }
  })
  return found
}

describe.each(databaseKinds)('on %s the server', (kind) => {
  it('asks the database no more than this for each request, and by an index', async () => {
    await using world = await start(kind)
    const { counts, tripped, all } = await ask(world)
    for (const [what, most] of Object.entries(requests)) expect(counts[what], what).toBeLessThanOrEqual(most)
    if (kind === 'PostgreSQL')
      for (const [what, most] of Object.entries(together)) expect(tripped[what], what).toBeLessThanOrEqual(most)
    expect(await readingAll(kind, world, all)).toEqual([])
  })

  it('makes ten Graph calls for a signup, and waits for the disk eleven times', async () => {
    await using world = await start(kind)
    let [calls, waits] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    const all = new Set<string>()
    for (let time = 0; time < 3; time++) {
      const link = await world.link()
      await world.connect(link.token, 'GET', '/session')
      world.sandbox.control.clearCalls()
      using database = listen()
      expect((await world.signUp(link)).body.status).toBe('completed')
      calls = Math.min(calls, world.sandbox.control.calls().length)
      waits = Math.min(waits, waitsForDisk(foreground(database.sent)))
      for (const { text } of foreground(database.sent)) all.add(text)
    }
    expect(calls).toBeLessThanOrEqual(10)
    // PostgreSQL's statements come over several connections at once, and cannot be told apart here.
    if (kind === 'SQLite') expect(waits).toBeLessThanOrEqual(11)
    expect(await readingAll(kind, world, all)).toEqual([])
  })
})
