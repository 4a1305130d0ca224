import { sql } from 'kysely'
import { pino } from 'pino'
import { describe, expect, inject, it } from 'vitest'
import { migrate } from '../../../server/cli/migrate.ts'
import { hashApiKey } from '../../../server/security/api-key.ts'
import { deriveKeys } from '../../../server/security/keys.ts'
import { linkToken } from '../../../server/security/link-token.ts'
import { openDatabase } from '../../../server/store/database/database.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { listCustomers } from '../../../server/store/projects/customers.ts'
import { defaultProjectId } from '../../../server/store/projects/projects.ts'
import { keptListNames } from '../../../server/store/totals/lists.ts'
import { differingTotals, listsDue } from '../../../server/store/totals/recount.ts'
import { keepTotals } from '../../../server/use-cases/projects/keep-totals.ts'
import { fixtureKeys } from '../../fixtures/databases/keys.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'
import { loaded } from '../../support/dump.ts'
import { dumpOf, releases, shapeOf, tokensOf } from '../../support/releases.ts'
import { partOf } from '../../support/run/part.ts'
import { start } from '../../support/world.ts'

async function counts(db: Db) {
  const all: Record<string, number> = {}
  for (const table of [
    'customers',
    'setup_links',
    'attempts',
    'phone_numbers',
    'api_keys',
    'webhooks',
    'link_events',
  ] as const) {
    const rows = await db.selectFrom(table).select('id').execute()
    all[table] = rows.length
  }
  return all
}

it('every release has its databases among the fixtures, the first one too', () => {
  expect(releases).toContain('0.1.0')
  for (const release of releases)
    for (const kind of databaseKinds) expect(dumpOf(release, kind)).toContain('insert into')
})

/** The newest each time, and some of those before it. */
const tried = [...partOf(releases.slice(0, -1), 3), ...releases.slice(-1)]

describe.each(databaseKinds)('a database on %s', (kind) => {
  describe.each(tried)('of %s', (release) => {
    it('is opened with nothing lost, and looks like one that is made today', async () => {
      await using database = await loaded(kind, inject('postgresUrl'), dumpOf(release, kind))
      await using fresh = await emptyDatabase(kind, inject('postgresUrl'))
      const [db, today] = [await openDatabase(database.url), await openDatabase(fresh.url)]
      expect(await counts(db)).toMatchObject({
        customers: 5,
        setup_links: 7,
        phone_numbers: 2,
        attempts: 3,
        webhooks: 1,
      })
      for (const token of await tokensOf(db)) expect(token).toMatch(/^EAA/)
      const customers = () => listCustomers(db, defaultProjectId, {}, { page: 1, per_page: 1 })
      expect((await listsDue(db)).sort()).toEqual(expect.arrayContaining(['audit_log', 'customers', 'phone_numbers']))
      expect((await customers()).total).toBe(5)
      await keepTotals({ db, log: pino({ level: 'silent' }) })
      expect(await listsDue(db)).toEqual([])
      expect((await customers()).total).toBe(5)
      for (const list of keptListNames) expect(await differingTotals(db, list), list).toBe(0)
      expect(await shapeOf(db, kind)).toEqual(await shapeOf(today, kind))
      await db.destroy()
      await today.destroy()
    })

    it('serves its customers and backends on', async () => {
      await using database = await loaded(kind, inject('postgresUrl'), dumpOf(release, kind))
      const { secretKey, apiKey } = fixtureKeys
      await using world = await start(kind)
      await world.restart({ databaseUrl: database.url, secretKey, apiKey })
      const headers = { 'X-API-Key': apiKey }
      const numbers = await world.api('GET', '/whatsapp/phone_numbers', undefined, headers)
      expect(
        numbers.body.data.map(({ connection_type }: { connection_type: string }) => connection_type).sort(),
      ).toEqual(['coexistence', 'dedicated'])
      const db = await openDatabase(database.url)
      const open = await db.selectFrom('setup_links').selectAll().where('status', '=', 'active').execute()
      const keys = deriveKeys([Buffer.from(secretKey, 'base64')])
      for (const { id } of open) expect((await world.connect(linkToken(keys, id), 'GET', '/session')).status).toBe(200)
      expect(open).toHaveLength(4)
      expect((await world.signUp({ token: linkToken(keys, open[0]?.id as string) })).body.status).toBe('completed')
      const revoked = await db.selectFrom('api_keys').select('name').where('revoked_at', 'is not', null).execute()
      expect(revoked).toEqual([{ name: 'revoked' }])
      expect(
        await db.selectFrom('api_keys').select('id').where('hash', '=', hashApiKey(apiKey)).execute(),
      ).toHaveLength(1)
      await db.destroy()
      await world.restart() // Lets go of the database.
    })

    it('takes what a server of that release goes on writing after a newer one has changed the tables', async () => {
      await using database = await loaded(kind, inject('postgresUrl'), dumpOf(release, kind))
      await using upgraded = await emptyDatabase(kind, inject('postgresUrl'))
      const [older, db] = [await openDatabase(database.url), await openDatabase(upgraded.url)]
      // That release's own statements, with the columns that it knows and no others.
      const rows = dumpOf(release, kind).split(/\n(?=insert into |alter table |create |CREATE )/)
      const written = rows.filter((line) => /^insert into "(?!kysely)/.test(line))
      await db.connection().execute(async (one) => {
        await sql
          .raw(kind === 'SQLite' ? 'pragma foreign_keys = off' : 'set session_replication_role = replica')
          .execute(one)
        for (const line of written) await sql.raw(line.replace(/;\s*$/, '')).execute(one)
      })
      expect(written.length).toBeGreaterThan(40)
      expect(await counts(db)).toEqual(await counts(older))
      expect(await tokensOf(db)).toEqual(await tokensOf(older))
      await older.destroy()
      await db.destroy()
    })

    it('moves to the other kind of database and back, and its tokens open there', async () => {
      const other = kind === 'SQLite' ? 'PostgreSQL' : 'SQLite'
      await using database = await loaded(kind, inject('postgresUrl'), dumpOf(release, kind))
      await using there = await emptyDatabase(other, inject('postgresUrl'))
      await using back = await emptyDatabase(kind, inject('postgresUrl'))
      const before = await openDatabase(database.url)
      const [held, tokens] = [await counts(before), await tokensOf(before)]
      await before.destroy()
      for (const [from, to] of [
        [database.url, there.url],
        [there.url, back.url],
      ] as const) {
        await migrate(['--from', from, '--to', to], { env: {}, say: () => {} })
        const db = await openDatabase(to)
        expect(await counts(db)).toEqual(held)
        expect((await tokensOf(db)).sort()).toEqual([...tokens].sort())
        await db.destroy()
      }
    })
  })
})
