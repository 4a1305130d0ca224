import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { pino } from 'pino'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../../server/store/database/database.ts'
import { nodeSqlite } from '../../../../server/store/database/drivers/node-sqlite.ts'
import type { Tables } from '../../../../server/store/database/tables.ts'
import { listAudit } from '../../../../server/store/projects/audit-log.ts'
import { keptListNames } from '../../../../server/store/totals/lists.ts'
import { differingTotals, listsDue } from '../../../../server/store/totals/recount.ts'
import { keepTotals } from '../../../../server/use-cases/projects/keep-totals.ts'
import { type DatabaseKind, databaseKinds, emptyDatabase } from '../../../support/databases.ts'
import { insert, rowOf } from '../../../support/lists/long-lists.ts'

const folder = join(import.meta.dirname, '../../../../server/store/migrations')
const names = readdirSync(folder).map((file) => file.replace('.ts', ''))
const modules = Object.fromEntries(
  await Promise.all(names.sort().map(async (name) => [name, await import(`${folder}/${name}.ts`)] as const)),
)

/** A database that no version has opened. */
const unmigrated = (kind: DatabaseKind, url: string) =>
  new Kysely<Tables>({
    dialect:
      kind === 'SQLite'
        ? nodeSqlite(url.slice('sqlite:'.length))
        : new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) }),
  })

describe.each(databaseKinds)('totals on %s that the version before kept', (kind) => {
  it('are right after the upgrade, with changes that were under way', async () => {
    await using database = await emptyDatabase(kind, inject('postgresUrl'))
    const db = unmigrated(kind, database.url)
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => modules },
      allowUnorderedMigrations: true,
    })
    expect((await migrator.migrateTo('036-list-filters')).error).toBeUndefined()

    await insert(db, 'projects', [rowOf.projects({ id: 'p' })])
    const entries = ['host', 'cli', 'cli'].map((actor) =>
      rowOf.audit_log('2026-11-30T00:00:00.000Z', { project_id: 'p', actor }),
    )
    await insert(db, 'audit_log', entries)
    const upgraded = await openDatabase(database.url)
    await insert(upgraded, 'audit_log', [
      rowOf.audit_log('2026-11-30T01:00:00.000Z', { project_id: 'p', actor: 'cli' }),
    ])
    const total = async (filter: object) => (await listAudit(upgraded, 'p', filter, { page: 1, per_page: 1 })).total
    expect(await listsDue(upgraded)).toEqual(['audit_log_by_actor'])
    expect([await total({}), await total({ actor: 'cli' })]).toEqual([4, 3])
    await keepTotals({ db: upgraded, log: pino({ level: 'silent' }) })
    expect(await listsDue(upgraded)).toEqual([])
    expect([await total({}), await total({ actor: 'cli' })]).toEqual([4, 3])
    for (const list of keptListNames) expect(await differingTotals(upgraded, list), list).toBe(0)
    await upgraded.destroy()
    await db.destroy()
  })
})
