import * as z from 'zod/mini'
import { Customer, CustomerCreate, CustomerUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findCustomer, listCustomers } from '../../store/projects/customers.ts'
import { createCustomer } from '../../use-cases/projects/create-customer.ts'
import { deleteCustomer } from '../../use-cases/projects/delete-customer.ts'
import { updateCustomer } from '../../use-cases/projects/update-customer.ts'
import type { Resource } from '../surface.ts'
import { Between, PageQuery } from './lists.ts'
import { get, gone, made, one, page, patch, post, remove } from './operation.ts'

const Query = z.object({
  ...PageQuery.shape,
  ...Between,
  name_contains: z.optional(z.string()),
  external_customer_id: z.optional(z.string()),
})

export const customers: Resource<Deps> = {
  tag: 'Customers',
  operations: [
    get('/customers', {
      id: 'listCustomers',
      summary: 'List customers',
      query: Query,
      exampleQuery: { per_page: '50' },
      answer: page(Customer),
      handle: ({ deps, caller, query }) => listCustomers(deps.db, caller.projectId, query, query),
    }),
    post('/customers', {
      id: 'createCustomer',
      summary: 'Make a customer',
      description: '`external_customer_id` is your own id for them, once a project.',
      body: z.object({ customer: CustomerCreate }),
      example: { customer: { name: 'Wind & Wool' } },
      answer: made(Customer),
      handle: ({ deps, caller, body }) => createCustomer(deps, caller.projectId, body.customer),
    }),
    get('/customers/:customer_id', {
      id: 'getCustomer',
      summary: 'Read a customer',
      answer: one(Customer),
      async handle({ deps, caller, params }) {
        const customer = await findCustomer(deps.db, caller.projectId, params.customer_id)
        if (!customer) throw new Fault('not_found', 'Customer not found')
        return customer
      },
    }),
    patch('/customers/:customer_id', {
      id: 'updateCustomer',
      summary: 'Change a customer',
      body: z.object({ customer: CustomerUpdate }),
      example: { customer: { name: 'Wind, Wool & Co.' } },
      answer: one(Customer),
      handle: ({ deps, caller, params, body }) =>
        updateCustomer(deps, caller.projectId, params.customer_id, body.customer),
    }),
    remove('/customers/:customer_id', {
      id: 'deleteCustomer',
      summary: 'Delete a customer with everything that is theirs',
      answer: gone,
      handle: ({ deps, caller, params }) => deleteCustomer(deps, caller.projectId, params.customer_id),
    }),
  ],
}
