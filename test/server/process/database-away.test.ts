import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import { isUnavailable } from '../../../server/store/database/unavailable.ts'
import { emptyDatabase } from '../../support/databases.ts'
import { start } from '../../support/world.ts'

describe('a database that fails', () => {
  it('for want of disk says so, though SQLite has rolled back by itself', async () => {
    await using database = await emptyDatabase('SQLite', '')
    const db = await openDatabase(database.url)
    const { page_count } = (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows[0] as {
      page_count: number
    }
    await sql`pragma max_page_count = ${sql.lit(page_count)}`.execute(db)
    const fill = () =>
      db.transaction().execute(async (tx) => {
        for (let row = 0; row < 500; row++)
          await tx
            .insertInto('meta_events')
            .values({ hash: randomUUID(), created_at: 'x'.repeat(500) })
            .execute()
      })
    const error = await fill().catch((error: unknown) => error)
    expect([(error as Error).message, isUnavailable(error)]).toEqual(['database or disk is full', true])
    await sql`pragma max_page_count = 100000`.execute(db)
    await fill()
    await db.destroy()
  })

  it('between two queries of a transaction ends that transaction, and not the process', async () => {
    await using database = await emptyDatabase('PostgreSQL', inject('postgresUrl'))
    const db = await openDatabase(database.url)
    const other = new pg.Client({ connectionString: database.url })
    await other.connect()
    const cut = db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      await other.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      await sql`select 1`.execute(tx)
    })
    expect(isUnavailable(await cut.catch((error: unknown) => error))).toBe(true)
    await sql`select 1`.execute(db)
    await other.end()
    await db.destroy()
  })

  it('is 503 with Retry-After on every surface, and no 500', async () => {
    await using world = await start('PostgreSQL')
    const { token, url } = await world.link()
    const { pathname, href } = new URL(world.options.databaseUrl)
    const client = new pg.Client({ connectionString: href.replace(pathname, '/postgres') })
    await client.connect()
    await client.query(`alter database ${pathname.slice(1)} with allow_connections false`)
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${pathname.slice(1)}'`)
    const replies = [
      await world.api('GET', '/customers'),
      await world.connect(token, 'GET', '/session'),
      await fetch(url),
      await fetch(`${world.url}/v1/me`, { headers: { 'X-API-Key': world.options.apiKey as string } }),
    ]
    await client.query(`alter database ${pathname.slice(1)} with allow_connections true`)
    await client.end()
    for (const { status, headers } of replies) expect([status, headers.get('retry-after')]).toEqual([503, '5'])
    expect(replies[1]).toMatchObject({ body: { code: 'server_unreachable' } })
  })
})
