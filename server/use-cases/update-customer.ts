import { type Deps, moment } from '../deps.ts'
import { Fault } from '../fault.ts'
import { changeCustomer } from '../store/customers.ts'
import type { CustomerRow } from '../store/tables.ts'
import { type CustomerFields, type Undecided, withFreeExternalId } from './create-customer.ts'

/**
 * Changes what is said of a customer; a field that is not said stays as it is.
 *
 * @throws {Fault} `not_found`, or `invalid_request` when another customer of the project has the external id
 */
export async function updateCustomer(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  customerId: string,
  change: Undecided<CustomerFields>,
): Promise<CustomerRow> {
  const changed = await withFreeExternalId(() =>
    changeCustomer(db, projectId, customerId, { ...change, updated_at: moment(now()) }),
  )
  if (!changed) throw new Fault('not_found', 'Customer not found')
  return changed
}
