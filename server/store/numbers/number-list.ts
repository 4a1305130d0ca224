import { sql } from 'kysely'
import { searchText } from '../database/contains.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { Kept } from '../totals/total.ts'
import { isOnLine } from './lines.ts'

/** The part of the list that a number is in; the index `phone_numbers_by_messaging` has this same expression. */
const messaging = sql<
  'on' | 'off'
>`(case when connection_status = 'active' and status = 'CONNECTED' then 'on' else 'off' end)`

export interface NumberFilter {
  phone_number_id?: string | undefined
  business_account_id?: string | undefined
  customer_id?: string | undefined
  /** In any spelling of its line. */
  phone_number?: string | undefined
  /** Whether messages can be sent and received: the number is connected, as far as we know and as Meta last reported. */
  messaging_enabled?: boolean | undefined
  name_contains?: string | undefined
  created_after?: string | undefined
  created_before?: string | undefined
}

export async function listNumbers(db: Db, projectId: string, filter: NumberFilter, page: Page) {
  const all = db.selectFrom('phone_numbers').selectAll().where('project_id', '=', projectId)
  let query = all
  if (filter.phone_number_id !== undefined) query = query.where('phone_number_id', '=', filter.phone_number_id)
  if (filter.business_account_id !== undefined)
    query = query.where('business_account_id', '=', filter.business_account_id)
  if (filter.customer_id !== undefined) query = query.where('customer_id', '=', filter.customer_id)
  if (filter.phone_number !== undefined) query = query.where(isOnLine(filter.phone_number))
  if (filter.created_after) query = query.where('created_at', '>', filter.created_after)
  if (filter.created_before) query = query.where('created_at', '<', filter.created_before)
  if (filter.name_contains) ({ query } = await searchText(query, 'name', filter.name_contains))
  const { messaging_enabled: able, created_after, created_before } = filter
  const part = able === undefined ? undefined : able ? 'on' : 'off'
  const inPart = (query: typeof all) => (part ? query.where(messaging, '=', sql.lit(part)) : query)
  const { phone_number_id, business_account_id, customer_id, phone_number, name_contains } = filter
  const narrowed = [phone_number_id, business_account_id, customer_id, phone_number, name_contains].some(
    (one) => one !== undefined,
  )
  const kept: Kept | undefined = narrowed
    ? undefined
    : { db, list: 'phone_numbers', owner: projectId, part, created_after, created_before, rows: inPart(all) }
  return pageOf(inPart(query), page, { kept })
}
