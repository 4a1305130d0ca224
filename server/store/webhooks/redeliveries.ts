import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '../database/tables.ts'
import { beyond } from '../totals/place.ts'
import { requeued } from './deliveries.ts'
import type { DeliveryRow, RedeliveryRow } from './tables.ts'

/** Which deliveries are meant, between two moments as ISO text. */
export interface Meant {
  status: DeliveryRow['status']
  event?: string | undefined
  webhook_id?: string | undefined
  phone_number_id?: string | undefined
  since: string
  until: string
}

/** Those of webhooks that are switched off are left: they could not be sent. */
function meant(db: Db, projectId: string, { status, since, until, ...same }: Meant) {
  let query = db
    .selectFrom('deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'deliveries.webhook_id')
    .where('webhooks.active', '=', 1)
    .where('deliveries.project_id', '=', projectId)
    // The index of the failed ones serves only where the database knows that they are meant.
    .where('deliveries.status', '=', sql.lit(status))
    .where('deliveries.created_at', '>=', since)
    .where('deliveries.created_at', '<', until)
  for (const column of ['event', 'webhook_id', 'phone_number_id'] as const) {
    const value = same[column]
    if (value !== undefined) query = query.where(`deliveries.${column}`, '=', value)
  }
  return query
}

export async function countMeant(db: Db, projectId: string, filter: Meant): Promise<number> {
  const { count } = await meant(db, projectId, filter)
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Undefined while another one of the project is under way. */
export const addRedelivery = (
  db: Db,
  row: Pick<RedeliveryRow, 'project_id' | 'matched' | 'created_at'>,
  filter: Meant,
): Promise<RedeliveryRow | undefined> =>
  db
    .insertInto('redeliveries')
    .values({
      ...row,
      id: uuid(),
      filter: JSON.stringify(filter),
      requeued: 0,
      last_created_at: null,
      last_id: null,
      run_at: row.created_at,
      lease_owner: null,
      lease_until: null,
      stopped_at: null,
      ended_at: null,
    })
    .onConflict((of) => of.doNothing())
    .returningAll()
    .executeTakeFirst()

export const findRedelivery = (db: Db, projectId: string, id: string): Promise<RedeliveryRow | undefined> =>
  db.selectFrom('redeliveries').selectAll().where('project_id', '=', projectId).where('id', '=', id).executeTakeFirst()

/** Puts no more deliveries back to be sent; those that were put back already are sent. */
export const stopRedelivery = (db: Db, id: string, now: string) =>
  db
    .updateTable('redeliveries')
    .set({ stopped_at: now, ended_at: now, run_at: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()

/** How many were put back to be sent and not tried since. */
export async function countWaiting(db: Db, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('redelivery_id', '=', id)
    .where('run_at', 'is not', null)
    .where('attempt_count', '=', 0)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Puts the next `most` deliveries back to be sent, oldest first; the row of the last one says how far it came. */
export async function requeueNext(
  tx: Db,
  row: RedeliveryRow,
  most: number,
  now: string,
): Promise<{ last_created_at: string; last_id: string; count: number } | undefined> {
  const filter = JSON.parse(row.filter) as Meant
  const { last_created_at: created_at, last_id: id } = row
  let left = meant(tx, row.project_id, filter)
  if (created_at !== null && id !== null) left = left.where(beyond({ created_at, id }, '>', 'deliveries'))
  const found = await left
    .select(['deliveries.id', 'deliveries.created_at'])
    .orderBy('deliveries.created_at')
    .orderBy('deliveries.id')
    .limit(most)
    .execute()
  const last = found.at(-1)
  if (!last) return undefined
  await tx
    .updateTable('deliveries')
    .set({ ...requeued(now), redelivery_id: row.id })
    .where(
      'id',
      'in',
      found.map(({ id }) => id),
    )
    .execute()
  return { last_created_at: last.created_at, last_id: last.id, count: found.length }
}
