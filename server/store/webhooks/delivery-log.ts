import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db, Tables } from '../database/tables.ts'
import { beyond, mostSifted, type Place, upTo } from '../totals/place.ts'
import type { DeliveryRow } from './tables.ts'

/** A delivery as the log shows it: with its address, and our id of the number it is about. */
export type LoggedDelivery = DeliveryRow & { webhook_url: string; whatsapp_config_id: string | null }

const log = (db: Db) =>
  db
    .selectFrom('deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'deliveries.webhook_id')
    .leftJoin('phone_numbers', (join) =>
      join
        .onRef('phone_numbers.project_id', '=', 'deliveries.project_id')
        .onRef('phone_numbers.phone_number_id', '=', 'deliveries.phone_number_id'),
    )
    .selectAll('deliveries')
    .select(['webhooks.url as webhook_url', 'phone_numbers.id as whatsapp_config_id'])

export const deliveryOf = (db: Db, projectId: string, id: string): Promise<LoggedDelivery | undefined> =>
  log(db).where('deliveries.project_id', '=', projectId).where('deliveries.id', '=', id).executeTakeFirst()

export interface DeliveryFilter {
  status?: DeliveryRow['status'] | undefined
  event?: string | undefined
  webhook_id?: string | undefined
  phone_number_id?: string | undefined
  /** Only those whose last try failed. */
  errors_only?: boolean | undefined
  since: string
}

/** Which part of the log: a number of deliveries on one side of a position. */
export interface Side {
  limit: number
  older?: Place | undefined
  newer?: Place | undefined
}

/**
 * A number of deliveries on one side of a position, most recent first, and the place behind which more follow on that side. A filter
 * that no index serves looks through so many deliveries at most: then there may be fewer than asked for, or none, and more behind all
 * the same.
 */
export async function deliveriesBeside(
  db: Db,
  projectId: string,
  filter: DeliveryFilter,
  { limit, older, newer }: Side,
): Promise<{ rows: LoggedDelivery[]; more: Place | undefined }> {
  const { since, status, webhook_id, event, phone_number_id, errors_only } = filter
  const [place, than, order] = older || !newer ? ([older, '<', 'desc'] as const) : ([newer, '>', 'asc'] as const)
  /** By what an index serves. Of two lower ends a database may take the one that is further away, so it gets only the nearer one. */
  const led = <Row>(all: SelectQueryBuilder<Tables, 'deliveries', Row>, oldest?: Place) => {
    const from = than === '<' ? oldest : place
    let query = from && from.created_at >= since ? all : all.where('deliveries.created_at', '>=', since)
    // As an expression, so that the index of the webhook leads.
    query =
      webhook_id !== undefined
        ? query.where(sql`deliveries.project_id || ''`, '=', projectId).where('deliveries.webhook_id', '=', webhook_id)
        : query.where('deliveries.project_id', '=', projectId)
    // The index of the failed ones serves only where the database knows that they are meant.
    if (status === 'failed') query = query.where('deliveries.status', '=', sql.lit(status))
    if (place) query = query.where(beyond(place, than, 'deliveries'))
    return query.orderBy('deliveries.created_at', order).orderBy('deliveries.id', order)
  }
  const sifting =
    [event, phone_number_id].some((one) => one !== undefined) || errors_only || (status && status !== 'failed')
  const end = sifting
    ? await led(db.selectFrom('deliveries').select(['deliveries.created_at', 'deliveries.id']))
        .offset(mostSifted - 1)
        .limit(1)
        .executeTakeFirst()
    : undefined

  let query = led(log(db) as unknown as SelectQueryBuilder<Tables, 'deliveries', LoggedDelivery>, end)
  if (status && status !== 'failed') query = query.where('deliveries.status', '=', status)
  if (event !== undefined) query = query.where('deliveries.event', '=', event)
  if (phone_number_id !== undefined) query = query.where('deliveries.phone_number_id', '=', phone_number_id)
  if (errors_only) query = query.where('deliveries.error', 'is not', null)
  if (end) query = query.where(beyond(end, than === '<' ? '>=' : '<=', 'deliveries'))
  const { rows, more } = upTo(await query.limit(limit + 1).execute(), limit, end)
  return { rows: order === 'asc' ? rows.reverse() : rows, more }
}
