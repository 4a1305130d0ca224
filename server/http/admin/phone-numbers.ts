import { Router } from 'express'
import * as z from 'zod/mini'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findNumber, findNumberByNumber, listNumbers } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { customerIds } from '../../store/projects/customers.ts'
import type { Project } from '../../store/projects/tables.ts'
import { parse } from '../parse.ts'
import { customerOf, integerId } from './customers.ts'
import { AdminPage, sendList } from './lists.ts'
import { viewAdminNumber } from './views.ts'

export const Query = z.object({
  ...AdminPage.shape,
  customer_id: z.optional(z.string()),
  phone_number_id: z.optional(z.string()),
})

export const phoneNumbers = (deps: Deps) =>
  Router()
    .get('/phone-numbers', async (req, res) => {
      const { customer_id, phone_number_id, ...page } = parse(Query, req.query)
      const customer = customer_id === undefined ? undefined : await customerOf(deps, res.locals.projectId, customer_id)
      const filter = { phone_number_id, customer_id: customer?.id }
      const { rows, total } = await listNumbers(deps.db, res.locals.projectId, filter, page)
      sendList(res, await viewNumbers(deps, res.locals.tenant, rows), total, page)
    })
    .get('/phone-numbers/:id', async (req, res) => {
      const row = await numberOf(deps, res.locals.projectId, req.params.id)
      const [number] = await viewNumbers(deps, res.locals.tenant, [row])
      res.json(number)
    })

export async function viewNumbers({ db }: Deps, tenant: Project, rows: PhoneNumberRow[]) {
  const ids = await customerIds(db, rows)
  return rows.map((row) => viewAdminNumber(tenant, row, ids.get(row.customer_id)))
}

/** By Meta's id, which is what webhooks and redirects tell, or by our integer id. */
async function numberOf({ db }: Deps, projectId: string, id: string): Promise<PhoneNumberRow> {
  const number = integerId(id)
  const found = (await findNumber(db, projectId, id)) ?? (number && (await findNumberByNumber(db, projectId, number)))
  if (!found) throw new Fault('not_found', 'Phone number not found')
  return found
}
