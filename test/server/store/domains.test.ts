import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import type { Db } from '../../../server/store/database/tables.ts'
import { activeHosts } from '../../../server/store/domains/domains.ts'
import type { DomainRow } from '../../../server/store/domains/tables.ts'
import { defaultProjectId, ensureDefaultProject } from '../../../server/store/projects/projects.ts'
import { databaseKinds, readyDatabase } from '../../support/databases.ts'
import { provenDomain } from '../../support/dns/proven-domain.ts'

const at = '2026-11-30T08:00:00.000Z'

const add = (db: Db, hostname: string, row: Partial<DomainRow>) =>
  db
    .insertInto('domains')
    .values(provenDomain(hostname, at, row))
    .execute()

describe.each(databaseKinds)('hosts of projects on %s', (kind) => {
  it('are served while they are owned, the newest first', async () => {
    await using database = await readyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    await ensureDefaultProject(db, undefined, at)
    await add(db, 'old.example', {})
    await add(db, 'new.example', { activated_at: '2026-11-30T09:00:00.000Z' })
    await add(db, 'weak.example', { state: 'failing', activated_at: '2026-11-29T09:00:00.000Z' })
    await add(db, 'lapsed.example', { state: 'failing', owned: 0 })
    await add(db, 'waits.example', { state: 'pending', owned: 0, activated_at: null })
    await add(db, 'gone.example', { state: 'removed', owned: 0 })
    expect((await activeHosts(db)).map(({ hostname, state }) => [hostname, state])).toEqual([
      ['new.example', 'active'],
      ['old.example', 'active'],
      ['weak.example', 'failing'],
    ])
    expect((await activeHosts(db))[0]).toEqual({
      hostname: 'new.example',
      projectId: defaultProjectId,
      activatedAt: '2026-11-30T09:00:00.000Z',
      state: 'active',
    })
    await db.destroy()
  })

  it('have one owner each', async () => {
    await using database = await readyDatabase(kind, inject('postgresUrl'))
    const db = await openDatabase(database.url)
    await ensureDefaultProject(db, undefined, at)
    await add(db, 'one.example', {})
    await expect(add(db, 'one.example', { state: 'removed' })).rejects.toThrow(/one_owner_of_host|UNIQUE/)
    await add(db, 'one.example', { state: 'removed', owned: 0 })
    await expect(add(db, 'one.example', { state: 'pending', owned: 0 })).rejects.toThrow(/one_domain_of_project|UNIQUE/)
    await db.destroy()
  })
})
