import type { Insertable, Updateable } from 'kysely'
import { isPostgres } from '../database/dialect.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { DomainRow, DomainsTable } from './tables.ts'

export interface ActiveHost {
  hostname: string
  projectId: string
  activatedAt: string
  /** A host that fails is still served, and new links do not use it. */
  state: 'active' | 'failing'
}

/** Every host that a project has proven and that has not lapsed, the newest first. */
export async function activeHosts(db: Db): Promise<ActiveHost[]> {
  const rows = await db
    .selectFrom('domains')
    .select(['hostname', 'project_id as projectId', 'activated_at as activatedAt', 'state'])
    .where('owned', '=', 1)
    .orderBy('activated_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as ActiveHost[]
}

export const addDomain = (tx: Db, row: Insertable<DomainsTable>): Promise<DomainRow> =>
  tx.insertInto('domains').values(row).returningAll().executeTakeFirstOrThrow()

export const findDomain = (db: Db, projectId: string, id: string): Promise<DomainRow | undefined> =>
  db.selectFrom('domains').selectAll().where('project_id', '=', projectId).where('id', '=', id).executeTakeFirst()

/** The project's domain of a host, unless it was removed. */
export const domainOfHost = (db: Db, projectId: string, hostname: string): Promise<DomainRow | undefined> =>
  db
    .selectFrom('domains')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('hostname', '=', hostname)
    .where('state', '<>', 'removed')
    .executeTakeFirst()

/** A row as it is now, which nobody else changes before this transaction is over. */
export async function lockDomain(tx: Db, id: string): Promise<DomainRow | undefined> {
  const row = tx.selectFrom('domains').selectAll().where('id', '=', id)
  return (isPostgres(tx) ? row.forUpdate() : row).executeTakeFirst()
}

export const ownerOfHost = (db: Db, hostname: string): Promise<DomainRow | undefined> =>
  db.selectFrom('domains').selectAll().where('hostname', '=', hostname).where('owned', '=', 1).executeTakeFirst()

export const changeDomain = (tx: Db, id: string, change: Updateable<DomainsTable>): Promise<DomainRow> =>
  tx.updateTable('domains').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** Takes a host from the project that failed to keep its records. False when it has found them again meanwhile. */
export async function freeHost(tx: Db, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('domains')
    .set({ owned: 0, updated_at: at })
    .where('id', '=', id)
    .where('owned', '=', 1)
    .where('state', '=', 'failing')
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Lets the worker look at a domain by a moment, unless it does so sooner. */
export const lookBy = (db: Db, id: string, at: string) =>
  db.updateTable('domains').set({ run_at: at }).where('id', '=', id).where('run_at', '>', at).execute()

export interface DomainFilter {
  status?: DomainRow['state'] | undefined
}

/** Those of a project, without removed ones unless these are asked for. */
export function listDomains(db: Db, projectId: string, { status }: DomainFilter, page: Page) {
  const rows = db.selectFrom('domains').selectAll().where('project_id', '=', projectId)
  return pageOf(status ? rows.where('state', '=', status) : rows.where('state', '<>', 'removed'), page)
}

/** How many of a project's domains are looked at. */
export async function countDomains(db: Db, projectId: string): Promise<number> {
  const { count } = await db
    .selectFrom('domains')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('project_id', '=', projectId)
    .where('state', '<>', 'removed')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const forgetDomains = (db: Db, before: string) =>
  db.deleteFrom('domains').where('removed_at', '<', before).execute()
