import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { AccountRow } from '../numbers/tables.ts'
import type { DeliveryRow } from '../webhooks/tables.ts'
import type { CustomerRow } from './tables.ts'

/** Reads that only the admin dialect has, by its integer ids. */
export type CustomerIds = Pick<CustomerRow, 'number' | 'external_customer_id'>

/** The integer and the backend's own ids of the customers that `rows` belong to, by the customer's id. */
export async function customerIds(db: Db, rows: readonly { customer_id: string }[]): Promise<Map<string, CustomerIds>> {
  if (!rows.length) return new Map()
  const found = await db
    .selectFrom('customers')
    .select(['id', 'number', 'external_customer_id'])
    .where('id', 'in', [...new Set(rows.map(({ customer_id }) => customer_id))])
    .execute()
  return new Map(found.map(({ id, ...ids }) => [id, ids]))
}

export function listAccounts(
  db: Db,
  projectId: string,
  { customerId }: { customerId?: string | undefined },
  page: Page,
): Promise<{ rows: AccountRow[]; total: number }> {
  let query = db.selectFrom('accounts').selectAll().where('project_id', '=', projectId)
  if (customerId) query = query.where('customer_id', '=', customerId)
  return pageOf(query, page)
}

export const findAccountByNumber = (db: Db, projectId: string, number: number) =>
  db
    .selectFrom('accounts')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('number', '=', number)
    .executeTakeFirst()

export const findNumberByNumber = (db: Db, projectId: string, number: number) =>
  db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('number', '=', number)
    .executeTakeFirst()

export const findAdminWebhook = (db: Db, projectId: string, number: number) =>
  db
    .selectFrom('webhooks')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('dialect', '=', 'admin')
    .where('number', '=', number)
    .executeTakeFirst()

export const listAdminWebhooks = (db: Db, projectId: string, page: Page) =>
  pageOf(db.selectFrom('webhooks').selectAll().where('project_id', '=', projectId).where('dialect', '=', 'admin'), page)

export function listDeliveriesOf(
  db: Db,
  webhookId: string,
  { status }: { status?: DeliveryRow['status'] | undefined },
  page: Page,
): Promise<{ rows: DeliveryRow[]; total: number }> {
  let query = db.selectFrom('deliveries').selectAll().where('webhook_id', '=', webhookId)
  if (status) query = query.where('status', '=', status)
  return pageOf(query, page)
}
