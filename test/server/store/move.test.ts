import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { createPatchbay } from '../../../server/app.ts'
import { migrate } from '../../../server/cli/migrate.ts'
import { openDatabase } from '../../../server/store/database/database.ts'
import { newIntegerId } from '../../../server/store/database/integer-id.ts'
import { moveRows, tableNames } from '../../../server/store/database/move.ts'
import type { Tables } from '../../../server/store/database/tables.ts'
import { listCustomers } from '../../../server/store/projects/customers.ts'
import { defaultProjectId } from '../../../server/store/projects/projects.ts'
import { keptListNames } from '../../../server/store/totals/lists.ts'
import { differingTotals } from '../../../server/store/totals/recount.ts'
import { createTicket } from '../../../server/use-cases/console/create-ticket.ts'
import { foldFunnel } from '../../../server/use-cases/stats/fold-funnel.ts'
import { signIn } from '../../support/console.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { until } from '../../support/until.ts'
import { request, start, type World } from '../../support/world.ts'

const directions = [
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
] as const

/** Runs the command as an operator would; its lines, or the sentence that ended it. */
async function move(from: string, to: string) {
  const said: string[] = []
  const io = { env: {}, say: (line: string) => void said.push(line) }
  await migrate(['--from', from, '--to', to], io)
  return said.join('\n')
}

/** Takes a database back into use, as an operator would. */
async function reopen(from: string) {
  const said: string[] = []
  await migrate(['--reopen', '--from', from], { env: {}, say: (line: string) => void said.push(line) })
  return said.join('\n')
}

/** What follows from the other tables, and is counted anew where they arrive. */
const derived = ['list_totals', 'list_changes', 'list_counts_due', 'rate_limits', 'served_hosts']

/** Tables that move: all but the migrator's own, kept totals, the mark of the served hosts, and counts of the last minute, which only PostgreSQL has. */
async function tablesOf(db: Kysely<Tables>) {
  const tables = await db.introspection.getTables()
  return tables.map(({ name }) => name).filter((name) => !name.startsWith('kysely') && !derived.includes(name))
}

/** Everything a database holds, by table. */
async function contents(db: Kysely<Tables>) {
  const names = await tablesOf(db)
  const all: Record<string, unknown[]> = {}
  for (const name of names.sort()) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db)
    all[name] = rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
  }
  return all
}

/** More customers than travel at once, with names that the databases sort each in its own way. */
async function crowd({ db }: World) {
  const { id } = await db.selectFrom('projects').select('id').executeTakeFirstOrThrow()
  const at = new Date().toISOString()
  const rows = Array.from({ length: 1_201 }, (_, nth) => ({
    id: nth % 2 ? randomUUID() : randomUUID().toUpperCase(),
    project_id: id,
    name: `Ünïcode ${nth}`,
    external_customer_id: null,
    number: newIntegerId(),
    email: null,
    phone: null,
    metadata: null,
    status: null,
    created_at: at,
    updated_at: at,
  }))
  for (let from = 0; from < rows.length; from += 500)
    await db
      .insertInto('customers')
      .values(rows.slice(from, from + 500))
      .execute()
}

describe.each(directions)('moving from %s to %s', (from, to) => {
  it('takes everything along, and the servers go on where they were', async () => {
    await using world = await start(from)
    await told(world)
    await crowd(world)
    const link = await world.link()
    await world.signUp(link)
    const open = await world.link()
    await world.api('POST', '/domains', { domain: { hostname: 'signup.example.com' } })
    await signIn(world, { key: world.options.apiKey })
    await createTicket({ db: world.db, now: () => new Date() }, defaultProjectId, 'act')
    await using database = await emptyDatabase(to, inject('postgresUrl'))
    await world.restart({ databaseUrl: 'sqlite::memory:' }) // The server has left the old database.

    const before = await contents(world.db)
    expect(await move(world.options.databaseUrl, database.url)).toMatch(
      /^projects +1\n.*\ncustomers +1203\n.*counts and checksums agree\.\nSet DATABASE_URL to the new database/s,
    )
    const db = await openDatabase(database.url)
    expect(await contents(db)).toEqual(before)
    for (const list of keptListNames) expect(await differingTotals(db, list), list).toBe(0)
    expect(await listCustomers(db, defaultProjectId, {}, { page: 1, per_page: 1 })).toMatchObject({ total: 1_203 })
    await db.destroy()

    await world.restart({ databaseUrl: database.url })
    expect((await world.api('GET', `/setup_links/${link.id}`)).body.data).toMatchObject({ status: 'used' })
    expect((await world.connect(open.token, 'GET', '/session')).status).toBe(200)
  })

  it('fences the old database: a living server answers 503 and says where it went, and none starts there', async () => {
    await using world = await start(from)
    const link = await world.link()
    await using database = await emptyDatabase(to, inject('postgresUrl'))
    await move(world.options.databaseUrl, database.url)
    const place = to === 'SQLite' ? 'a SQLite file' : `PostgreSQL at ${new URL(database.url).host}`
    const asks = [
      () => world.api('POST', '/customers', { customer: { name: 'Too late' } }),
      () => world.connect(link.token, 'GET', '/session'),
      () => request('GET', `${world.url}/v1/me`, undefined, { 'X-API-Key': world.options.apiKey as string }),
      () => request('GET', `${world.url}/readyz`),
    ]
    for (const ask of asks) {
      await expect.poll(async () => JSON.stringify((await ask()).body)).toContain(`was moved to ${place}`)
      const { status, body } = await ask()
      expect(status).toBe(503)
      expect(JSON.stringify(body)).not.toMatch(/patchbay:|data\.db|patchbay_/)
    }
    await expect(createPatchbay(world.options)).rejects.toThrow(
      /cannot be opened: everything in it was moved to .* at .*Z: set databaseUrl to that, or take this one back/,
    )
    const moved = await openDatabase(database.url)
    expect(await moved.selectFrom('customers').select('name').execute()).toEqual([{ name: 'Wind & Wool' }])
    await moved.destroy()
  })

  it('gives the old database back as it was, when it is reopened', async () => {
    await using world = await start(from)
    await world.signUp(await world.link())
    await foldFunnel(world.db, { wait: true }) // A running server would do so in between.
    // The log of requests is written in batches, whenever one is full.
    const { api_logs: _, ...before } = await contents(world.db)
    await using database = await emptyDatabase(to, inject('postgresUrl'))
    await move(world.options.databaseUrl, database.url)
    expect(await reopen(world.options.databaseUrl)).toMatch(/^The database is in use again/)
    expect(await contents(world.db)).toMatchObject(before)
    await world.restart()
    expect((await world.api('GET', '/customers')).status).toBe(200)
    await expect(reopen(world.options.databaseUrl)).rejects.toThrow(/^nothing was moved from /)
  })

  it('refuses a database that holds something, and changes nothing in it', async () => {
    await using world = await start(from)
    await using other = await start(to)
    const before = await contents(other.db)
    await expect(move(world.options.databaseUrl, other.options.databaseUrl)).rejects.toThrow(
      /^the database to move to is not empty: projects has rows$/,
    )
    expect(await contents(other.db)).toEqual(before)
  })

  it('goes on where a process died between the copy and the fence', async () => {
    await using world = await start(from)
    const link = await world.link()
    await using database = await emptyDatabase(to, inject('postgresUrl'))
    await world.restart({ databaseUrl: 'sqlite::memory:' })
    const [source, target] = [await openDatabase(world.options.databaseUrl), await openDatabase(database.url)]
    const death = new Error('the process died')
    const dying = {
      transaction: () => ({
        execute: (work: (tx: Transaction<Tables>) => Promise<unknown>) =>
          source.transaction().execute(async (tx) => {
            await work(tx)
            throw death // The copy is kept, and what was done to the source is not.
          }),
      }),
    }
    await expect(moveRows(dying as never, { db: target, address: 'elsewhere' }, () => {})).rejects.toBe(death)
    expect(await contents(target)).toEqual(await contents(source))
    for (const db of [source, target]) await db.destroy()

    expect(await move(world.options.databaseUrl, database.url)).toMatch(/counts and checksums agree/)
    await expect(openDatabase(world.options.databaseUrl)).rejects.toThrow(/everything in it was moved/)
    await world.restart({ databaseUrl: database.url })
    expect((await world.connect(link.token, 'GET', '/session')).status).toBe(200)
  })

  it('refuses a copy in which anything was changed since', async () => {
    await using world = await start(from)
    await world.link()
    await using database = await emptyDatabase(to, inject('postgresUrl'))
    await move(world.options.databaseUrl, database.url)
    await reopen(world.options.databaseUrl)
    const db = await openDatabase(database.url)
    await db.updateTable('customers').set({ name: 'Changed' }).execute()
    await db.destroy()
    await expect(move(world.options.databaseUrl, database.url)).rejects.toThrow(/is not empty: projects has rows$/)
    await (await openDatabase(world.options.databaseUrl)).destroy() // The source is still in use.
  })

  it('keeps nothing when a row does not arrive as it was sent', async () => {
    await using world = await start(from)
    await world.link()
    await using database = await emptyDatabase(to, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    for (const statement of meddling[to]) await sql.raw(statement).execute(db)
    await expect(move(world.options.databaseUrl, database.url)).rejects.toThrow(
      /^customers did not arrive as it was sent/,
    )
    expect(Object.values(await contents(db)).flat()).toEqual([])
    await db.destroy()
  })
})

it('moves from PostgreSQL although a server holds the last table and then wants the first', async () => {
  await using world = await start('PostgreSQL')
  await world.link()
  await using database = await emptyDatabase('SQLite', inject('postgresUrl'))
  await world.restart({ databaseUrl: 'sqlite::memory:' }) // this test plays the server
  const [first, last] = [tableNames[0] as string, tableNames.at(-1) as string]
  const moment = () => {
    let come = () => {}
    return { come: () => come(), came: new Promise<void>((resolve) => (come = resolve)) }
  }
  const [held, moving] = [moment(), moment()]
  const serving = world.db.transaction().execute(async (tx) => {
    await sql`select 1 from ${sql.table(last)}`.execute(tx)
    held.come()
    await moving.came
    await sql`select 1 from ${sql.table(first)}`.execute(tx)
  })
  await held.came
  const moved = move(world.options.databaseUrl, database.url)
  await until(
    async () => {
      const { rows } = await sql`select 1 from pg_locks where not granted and mode = 'AccessExclusiveLock'`.execute(
        world.db,
      )
      expect(rows).toHaveLength(1)
    },
    { timeout: 10_000, interval: 5 },
  )
  moving.come()
  // Of the two that wait for each other, PostgreSQL ends the one that waits longer: the move.
  expect(await Promise.allSettled([moved, serving])).toMatchObject([{ status: 'fulfilled' }, {}])
})

/** Something in the target that changes rows behind our back. */
const meddling = {
  SQLite: [
    `create trigger meddle after insert on customers begin update customers set name = 'x' where id = new.id; end`,
  ],
  PostgreSQL: [
    `create function meddle() returns trigger language plpgsql as $$ begin new.name = 'x'; return new; end $$`,
    'create trigger meddle before insert on customers for each row execute function meddle()',
  ],
}

describe('moving to another database', () => {
  it.each(databaseKinds)('knows every table that %s has', async (kind) => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    await using target = await emptyDatabase('SQLite', '')
    const db = await openDatabase(database.url)
    const tables = await tablesOf(db)
    await db.destroy()
    const said = await move(database.url, target.url)
    for (const table of tables) expect(said).toContain(`\n${table} `.replace(/^\n/, ''))
  })

  it.each([
    ['sqlite:/nowhere/data.db', 'sqlite::memory:', /^there is no database sqlite:\/nowhere\/data\.db$/],
    ['sqlite:a.db', 'sqlite:a.db', /^--from and --to are the same database$/],
    ['sqlite:a.db', 'mysql://me:hush@host/x', /^--to must be sqlite:<file> or postgres:/],
  ])('says what is wrong: from %s to %s', async (from, to, sentence) => {
    await expect(move(from, to)).rejects.toThrow(sentence)
  })
})
