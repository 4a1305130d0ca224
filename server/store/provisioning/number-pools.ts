import type { Updateable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { NumberPoolRow, NumberPoolsTable } from './tables.ts'

/** The pool of a country. It is added when the project has none. */
export async function ensurePool(db: Db, projectId: string, country: string, now: string): Promise<NumberPoolRow> {
  await db
    .insertInto('number_pools')
    .values({
      id: uuid(),
      project_id: projectId,
      country_iso: country,
      low_water_mark: 0,
      low_since: null,
      preverify: 0,
      draining: 0,
      created_at: now,
      updated_at: now,
    })
    .onConflict((on) => on.columns(['project_id', 'country_iso']).doNothing())
    .execute()
  return db
    .selectFrom('number_pools')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('country_iso', '=', country)
    .executeTakeFirstOrThrow()
}

export const findPoolOf = (db: Db, projectId: string, country: string): Promise<NumberPoolRow | undefined> =>
  db
    .selectFrom('number_pools')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('country_iso', '=', country)
    .executeTakeFirst()

export const findPool = (db: Db, projectId: string, id: string): Promise<NumberPoolRow | undefined> =>
  db.selectFrom('number_pools').selectAll().where('project_id', '=', projectId).where('id', '=', id).executeTakeFirst()

export const changePool = (db: Db, id: string, change: Updateable<NumberPoolsTable>): Promise<NumberPoolRow> =>
  db.updateTable('number_pools').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

export const listPools = (db: Db, projectId: string, country: string | undefined, page: Page) => {
  let query = db.selectFrom('number_pools').selectAll().where('project_id', '=', projectId)
  if (country) query = query.where('country_iso', '=', country)
  return pageOf(query, page)
}

/** How many numbers each of `pools` has, by status. */
export async function countNumbers(
  db: Db,
  pools: readonly { id: string }[],
): Promise<Map<string, Record<string, number>>> {
  if (!pools.length) return new Map()
  const rows = await db
    .selectFrom('provided_numbers')
    .select(['pool_id', 'status', (of) => of.fn.countAll().as('count')])
    .where(
      'pool_id',
      'in',
      pools.map(({ id }) => id),
    )
    .groupBy(['pool_id', 'status'])
    .execute()
  const counts = new Map<string, Record<string, number>>()
  for (const { pool_id, status, count } of rows)
    counts.set(pool_id, { ...counts.get(pool_id), [status]: Number(count) })
  return counts
}

/** How many ready numbers every pool has, for the metrics. */
export const readyInPools = (db: Db) =>
  db
    .selectFrom('number_pools as pool')
    .leftJoin('provided_numbers as number', (join) =>
      join.onRef('number.pool_id', '=', 'pool.id').on('number.status', '=', 'available'),
    )
    .select(['pool.country_iso', (of) => of.fn.count('number.id').as('ready')])
    .groupBy('pool.country_iso')
    .execute()

/** Notes that a pool ran low, or with null that it has enough again; false when that was noted before. */
export async function noteLow(db: Db, id: string, since: string | null): Promise<boolean> {
  const noted = await db
    .updateTable('number_pools')
    .set({ low_since: since })
    .where('id', '=', id)
    .where('low_since', since === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return Number(noted.numUpdatedRows) === 1
}
