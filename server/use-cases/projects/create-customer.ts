import { v7 as uuid } from 'uuid'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { breaksUnique } from '../../store/database/database.ts'
import { newIntegerId } from '../../store/database/integer-id.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { addCustomer } from '../../store/projects/customers.ts'
import type { CustomerRow } from '../../store/projects/tables.ts'
import { toIso } from '../../time.ts'

/** What either dialect can say about a customer, as columns of the row. */
export type CustomerFields = Pick<
  CustomerRow,
  'name' | 'external_customer_id' | 'email' | 'phone' | 'metadata' | 'status'
>

/** @throws {Fault} `invalid_request` when the project already has a customer with this external id */
export async function createCustomer(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  { name, external_customer_id, ...contact }: Pick<CustomerFields, 'name'> & Undecided<CustomerFields>,
): Promise<CustomerRow> {
  const at = toIso(now())
  const { email = null, phone = null, metadata = null, status = null } = contact
  return withFreeExternalId(() =>
    db.transaction().execute(async (tx) => {
      const customer = await addCustomer(tx, {
        id: uuid(),
        number: newIntegerId(),
        project_id: projectId,
        created_at: at,
        updated_at: at,
        name,
        external_customer_id: external_customer_id ?? null,
        email,
        phone,
        metadata,
        status,
      })
      await audit(tx, now(), { projectId, action: 'customer.created', subject: customer.id })
      return customer
    }),
  )
}

/** The same fields, all of them optional. */
export type Undecided<Fields> = { [Name in keyof Fields]?: Fields[Name] | undefined }

export async function withFreeExternalId<Row>(write: () => Promise<Row>): Promise<Row> {
  try {
    return await write()
  } catch (error) {
    if (breaksUnique(error, 'customers_by_external_id', 'customers.project_id, customers.external_customer_id'))
      throw new Fault('invalid_request', 'External customer has already been taken')
    throw error
  }
}
