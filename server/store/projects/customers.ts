import { type Insertable, sql, type Updateable } from 'kysely'
import { searchText } from '../database/contains.ts'
import { type Page, pageOf } from '../database/paging.ts'
import { prepared } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { Kept } from '../totals/total.ts'
import type { CustomerRow, CustomersTable } from './tables.ts'

export const addCustomer = (db: Db, customer: Insertable<CustomersTable>) =>
  db.insertInto('customers').values(customer).returningAll().executeTakeFirstOrThrow()

export const findCustomer = prepared((db, projectId: string, id: string) =>
  db.selectFrom('customers').selectAll().where('project_id', '=', projectId).where('id', '=', id),
)

/** By its integer id, as the admin dialect knows it. */
export const findCustomerByNumber = (db: Db, projectId: string, number: number) =>
  db
    .selectFrom('customers')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('number', '=', number)
    .executeTakeFirst()

/** Kysely leaves out what is undefined: such a field stays as it is. */
export const changeCustomer = (db: Db, projectId: string, id: string, change: Updateable<CustomersTable>) =>
  db
    .updateTable('customers')
    .set(change)
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

export const removeCustomer = (db: Db, id: string) => db.deleteFrom('customers').where('id', '=', id).execute()

/** Finds the customer and locks its row until the transaction ends: two links created at once wait for each other here. */
export const lockCustomer = prepared((db, projectId: string, id: string) =>
  db
    .updateTable('customers')
    .set((of) => ({ updated_at: of.ref('updated_at') }))
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .returningAll(),
)

export interface CustomerFilter {
  name_contains?: string | undefined
  external_customer_id?: string | undefined
  status?: NonNullable<CustomerRow['status']> | undefined
  created_after?: string | undefined
  created_before?: string | undefined
}

export async function listCustomers(db: Db, projectId: string, filter: CustomerFilter, page: Page) {
  const all = db.selectFrom('customers').selectAll().where('project_id', '=', projectId)
  const inStatus = (query: typeof all) => {
    const wanted = filter.status
    // Literals, as the index `customers_by_status` has them.
    return wanted ? query.where(sql`coalesce(status, 'active')`, '=', sql.lit(wanted)) : query
  }
  let query = all
  if (filter.external_customer_id !== undefined)
    query = query.where('external_customer_id', '=', filter.external_customer_id)
  if (filter.created_after) query = query.where('created_at', '>', filter.created_after)
  if (filter.created_before) query = query.where('created_at', '<', filter.created_before)
  if (filter.name_contains) ({ query } = await searchText(query, 'name', filter.name_contains))
  const { status, created_after, created_before } = filter
  const narrowed = filter.name_contains !== undefined || filter.external_customer_id !== undefined
  const kept: Kept | undefined = narrowed
    ? undefined
    : { db, list: 'customers', owner: projectId, part: status, created_after, created_before, rows: inStatus(all) }
  return pageOf(inStatus(query), page, { kept })
}

/** The ids of a customer that the admin dialect speaks of. */
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
