import { Router } from 'express'
import * as z from 'zod/mini'
import { CustomerCreate, CustomerUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findCustomer, listCustomers } from '../../store/projects/customers.ts'
import { createCustomer } from '../../use-cases/projects/create-customer.ts'
import { deleteCustomer } from '../../use-cases/projects/delete-customer.ts'
import { updateCustomer } from '../../use-cases/projects/update-customer.ts'
import { parse } from '../parse.ts'
import { Between, PageQuery, sendPage } from './lists.ts'
import { viewCustomer } from './views.ts'

export const Create = z.object({ customer: CustomerCreate })
export const Update = z.object({ customer: CustomerUpdate })
export const Query = z.object({
  ...PageQuery.shape,
  ...Between,
  name_contains: z.optional(z.string()),
  external_customer_id: z.optional(z.string()),
})

export const customers = (deps: Deps) =>
  Router()
    .get('/customers', async (req, res) => {
      const query = parse(Query, req.query)
      const { rows, total } = await listCustomers(deps.db, res.locals.projectId, query, query)
      sendPage(req, res, rows.map(viewCustomer), total, query)
    })
    .post('/customers', async (req, res) => {
      const { customer } = parse(Create, req.body)
      res.status(201).json({ data: viewCustomer(await createCustomer(deps, res.locals.projectId, customer)) })
    })
    .get('/customers/:customer_id', async (req, res) => {
      const customer = await findCustomer(deps.db, res.locals.projectId, req.params.customer_id)
      if (!customer) throw new Fault('not_found', 'Customer not found')
      res.json({ data: viewCustomer(customer) })
    })
    .patch('/customers/:customer_id', async (req, res) => {
      const { customer } = parse(Update, req.body)
      const changed = await updateCustomer(deps, res.locals.projectId, req.params.customer_id, customer)
      res.json({ data: viewCustomer(changed) })
    })
    .delete('/customers/:customer_id', async (req, res) => {
      await deleteCustomer(deps, res.locals.projectId, req.params.customer_id)
      res.sendStatus(204)
    })
