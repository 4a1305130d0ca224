import * as z from 'zod/mini'
import { AdminPhoneNumber } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { listNumbers } from '../../store/numbers/number-list.ts'
import { findNumber, findNumberByNumber } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { type CustomerIds, customerIds } from '../../store/projects/customers.ts'
import type { Project } from '../../store/projects/tables.ts'
import type { Resource } from '../surface.ts'
import { customerOf, integerId } from './customers.ts'
import { AdminPage } from './lists.ts'
import { get, list, one, tag } from './operation.ts'
import { viewAdminNumber } from './views.ts'

const Query = z.object({
  ...AdminPage.shape,
  customer_id: z.optional(z.string()),
  phone_number_id: z.optional(z.string()),
})

export const phoneNumbers: Resource<Deps> = {
  tag,
  operations: [
    get('/phone-numbers', {
      id: 'adminListPhoneNumbers',
      summary: 'List connected numbers',
      query: Query,
      answer: list(AdminPhoneNumber),
      async handle({ deps, caller, query: { customer_id, phone_number_id, ...page } }) {
        const customer = customer_id === undefined ? undefined : await customerOf(deps, caller.projectId, customer_id)
        const filter = { phone_number_id, customer_id: customer?.id }
        const { rows, total } = await listNumbers(deps.db, caller.projectId, filter, page)
        return { rows: await viewNumbers(deps, caller.tenant, rows), total }
      },
    }),
    get('/phone-numbers/:id', {
      id: 'adminGetPhoneNumber',
      summary: 'Read a number, by its integer id or by Meta’s',
      answer: one(AdminPhoneNumber),
      async handle({ deps, caller, params }) {
        const row = await numberOf(deps, caller.projectId, params.id)
        return (await viewNumbers(deps, caller.tenant, [row]))[0] as AdminPhoneNumber
      },
    }),
  ],
}

export async function viewNumbers({ db }: Deps, tenant: Project, rows: PhoneNumberRow[]) {
  const ids = await customerIds(db, rows)
  return rows.map((row) => viewAdminNumber(tenant, row, ids.get(row.customer_id) as CustomerIds))
}

/** By Meta's id, which is what webhooks and redirects tell, or by our integer id. */
async function numberOf({ db }: Deps, projectId: string, id: string): Promise<PhoneNumberRow> {
  const number = integerId(id)
  const found = (await findNumber(db, projectId, id)) ?? (number && (await findNumberByNumber(db, projectId, number)))
  if (!found) throw new Fault('not_found', 'Phone number not found')
  return found
}
