import { Router } from 'express'
import * as z from 'zod/mini'
import { AdminCustomerCreate, AdminCustomerStatus, AdminCustomerUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findCustomerByNumber, listCustomers } from '../../store/projects/customers.ts'
import type { CustomerRow } from '../../store/projects/tables.ts'
import { createCustomer } from '../../use-cases/projects/create-customer.ts'
import { deleteCustomer } from '../../use-cases/projects/delete-customer.ts'
import { updateCustomer } from '../../use-cases/projects/update-customer.ts'
import { parse } from '../parse.ts'
import { AdminPage, sendList } from './lists.ts'
import { viewAdminCustomer } from './views.ts'

export const Query = z.object({
  ...AdminPage.shape,
  external_id: z.optional(z.string()),
  status: z.optional(AdminCustomerStatus),
})
const one = ['/customers/:customerId', '/tenants/:tenantId/customers/:customerId']

export const customers = (deps: Deps) =>
  Router()
    .get('/tenants/:tenantId/customers', async (req, res) => {
      const { external_id, status, ...page } = parse(Query, req.query)
      const filter = { external_customer_id: external_id, status }
      const { rows, total } = await listCustomers(deps.db, res.locals.projectId, filter, page)
      sendList(
        res,
        rows.map((row) => viewAdminCustomer(res.locals.tenant, row)),
        total,
        page,
      )
    })
    .post('/tenants/:tenantId/customers', async (req, res) => {
      const fields = fieldsOf(parse(AdminCustomerCreate, req.body))
      const customer = await createCustomer(deps, res.locals.projectId, fields)
      res.status(201).json(viewAdminCustomer(res.locals.tenant, customer))
    })
    .get(one, async (req, res) => {
      const customer = await customerOf(deps, res.locals.projectId, req.params.customerId)
      res.json(viewAdminCustomer(res.locals.tenant, customer))
    })
    .patch(one, async (req, res) => {
      const { id } = await customerOf(deps, res.locals.projectId, req.params.customerId)
      const fields = fieldsOf(parse(AdminCustomerUpdate, req.body))
      const customer = await updateCustomer(deps, res.locals.projectId, id, fields)
      res.json(viewAdminCustomer(res.locals.tenant, customer))
    })
    .delete(one, async (req, res) => {
      const { id } = await customerOf(deps, res.locals.projectId, req.params.customerId)
      await deleteCustomer(deps, res.locals.projectId, id)
      res.status(204).end()
    })

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
