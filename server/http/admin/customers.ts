import * as z from 'zod/mini'
import {
  AdminCustomer,
  AdminCustomerCreate,
  AdminCustomerStatus,
  AdminCustomerUpdate,
} from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findCustomerByNumber, listCustomers } from '../../store/projects/customers.ts'
import type { CustomerRow } from '../../store/projects/tables.ts'
import { createCustomer } from '../../use-cases/projects/create-customer.ts'
import { deleteCustomer } from '../../use-cases/projects/delete-customer.ts'
import { updateCustomer } from '../../use-cases/projects/update-customer.ts'
import type { Resource } from '../surface.ts'
import { AdminPage } from './lists.ts'
import { get, gone, list, made, one, patch, post, remove, tag } from './operation.ts'
import { viewAdminCustomer } from './views.ts'

const Query = z.object({
  ...AdminPage.shape,
  external_id: z.optional(z.string()),
  status: z.optional(AdminCustomerStatus),
})

/** One customer, by a path with or without its tenant. `suffix` keeps the names of the two apart in generated clients. */
const oneCustomer = (path: '/customers/:customerId' | '/tenants/:tenantId/customers/:customerId', suffix: string) => [
  get(path, {
    id: `adminGetCustomer${suffix}`,
    summary: 'Read a customer',
    answer: one(AdminCustomer),
    handle: async ({ deps, caller, params }) =>
      viewAdminCustomer(caller.tenant, await customerOf(deps, caller.projectId, params.customerId)),
  }),
  patch(path, {
    id: `adminUpdateCustomer${suffix}`,
    summary: 'Change a customer',
    body: AdminCustomerUpdate,
    example: { phone: '+1 415 555 0100' },
    answer: one(AdminCustomer),
    async handle({ deps, caller, params, body }) {
      const { id } = await customerOf(deps, caller.projectId, params.customerId)
      return viewAdminCustomer(caller.tenant, await updateCustomer(deps, caller.projectId, id, fieldsOf(body)))
    },
  }),
  remove(path, {
    id: `adminDeleteCustomer${suffix}`,
    summary: 'Delete a customer with all that is theirs',
    answer: gone,
    async handle({ deps, caller, params }) {
      const { id } = await customerOf(deps, caller.projectId, params.customerId)
      await deleteCustomer(deps, caller.projectId, id)
    },
  }),
]

export const customers: Resource<Deps> = {
  tag,
  operations: [
    get('/tenants/:tenantId/customers', {
      id: 'adminListCustomers',
      summary: 'List customers',
      query: Query,
      answer: list(AdminCustomer),
      async handle({ deps, caller, query: { external_id, status, ...page } }) {
        const filter = { external_customer_id: external_id, status }
        const { rows, total } = await listCustomers(deps.db, caller.projectId, filter, page)
        return { rows: rows.map((row) => viewAdminCustomer(caller.tenant, row)), total }
      },
    }),
    post('/tenants/:tenantId/customers', {
      id: 'adminCreateCustomer',
      summary: 'Make a customer',
      body: AdminCustomerCreate,
      example: { name: 'Wind & Wool', email: 'hello@wool.example' },
      answer: made(AdminCustomer),
      handle: async ({ deps, caller, body }) =>
        viewAdminCustomer(caller.tenant, await createCustomer(deps, caller.projectId, fieldsOf(body))),
    }),
    ...oneCustomer('/customers/:customerId', ''),
    ...oneCustomer('/tenants/:tenantId/customers/:customerId', 'OfTenant'),
  ],
}

/** @throws {Fault} `not_found` for a customer of another project as for one that never was */
export async function customerOf({ db }: Pick<Deps, 'db'>, projectId: string, id: unknown): Promise<CustomerRow> {
  const number = integerId(id)
  const customer = number && (await findCustomerByNumber(db, projectId, number))
  if (!customer) throw new Fault('not_found', 'Customer not found')
  return customer
}

/** An integer id out of a path; nothing when it cannot be one. */
export const integerId = (text: unknown): number | undefined =>
  typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined

/** The dialect's names as the row has them. What is null is taken away, what is not said stays. */
const fieldsOf = <Fields extends AdminCustomerUpdate>({ external_id, metadata, ...rest }: Fields) => ({
  ...rest,
  external_customer_id: external_id,
  metadata: metadata && JSON.stringify(metadata),
})
