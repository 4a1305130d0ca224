import { v7 as uuid } from 'uuid'
import type { CustomerCreate } from '../../contract/index.ts'
import { type Deps, moment } from '../deps.ts'
import { Fault } from '../fault.ts'
import { addCustomer } from '../store/customers.ts'
import { breaksUnique } from '../store/database.ts'
import { newNumber } from '../store/numbers.ts'
import type { CustomerRow } from '../store/tables.ts'

/** @throws {Fault} `invalid_request` when the project has a customer with this external id already */
export async function createCustomer(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  { name, external_customer_id = null }: CustomerCreate,
): Promise<CustomerRow> {
  const at = moment(now())
  try {
    return await addCustomer(db, {
      id: uuid(),
      project_id: projectId,
      name,
      external_customer_id,
      number: newNumber(),
      ...{ email: null, phone: null, metadata: null, status: null },
      created_at: at,
      updated_at: at,
    })
  } catch (error) {
    if (breaksUnique(error, 'customers_by_external_id', 'customers.project_id, customers.external_customer_id'))
      throw new Fault('invalid_request', 'External customer has already been taken')
    throw error
  }
}
