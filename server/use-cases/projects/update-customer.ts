import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { changeCustomer } from '../../store/projects/customers.ts'
import type { CustomerRow } from '../../store/projects/tables.ts'
import { toIso } from '../../time.ts'
import { type CustomerFields, type Undecided, withFreeExternalId } from './create-customer.ts'

/**
 * Changes what is known about a customer; a field that is not given stays unchanged.
 *
 * @throws {Fault} `not_found`, or `invalid_request` when another customer of the project has the external id
 */
export async function updateCustomer(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  customerId: string,
  change: Undecided<CustomerFields>,
): Promise<CustomerRow> {
  const fields = Object.keys(change).filter((name) => change[name as keyof CustomerFields] !== undefined)
  return withFreeExternalId(() =>
    db.transaction().execute(async (tx) => {
      const changed = await changeCustomer(tx, projectId, customerId, { ...change, updated_at: toIso(now()) })
      if (!changed) throw new Fault('not_found', 'Customer not found')
      await audit(tx, now(), { projectId, action: 'customer.updated', subject: customerId, detail: { fields } })
      return changed
    }),
  )
}
