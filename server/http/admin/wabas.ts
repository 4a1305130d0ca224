import { Router } from 'express'
import * as z from 'zod/mini'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findAccountByNumber, listAccounts } from '../../store/numbers/accounts.ts'
import { listNumbers } from '../../store/numbers/phone-numbers.ts'
import { customerIds } from '../../store/projects/customers.ts'
import { parse } from '../parse.ts'
import { customerOf, integerId } from './customers.ts'
import { AdminPage, sendList } from './lists.ts'
import { viewNumbers } from './phone-numbers.ts'
import { viewWaba } from './views.ts'

export const Query = z.object({ ...AdminPage.shape, customer_id: z.optional(z.string()) })

/** The accounts that signups brought. */
export const wabas = (deps: Deps) =>
  Router()
    .get('/wabas', async (req, res) => {
      const { customer_id, ...page } = parse(Query, req.query)
      const customer = customer_id === undefined ? undefined : await customerOf(deps, res.locals.projectId, customer_id)
      const filter = { customerId: customer?.id }
      const { rows, total } = await listAccounts(deps.db, res.locals.projectId, filter, page)
      const ids = await customerIds(deps.db, rows)
      sendList(
        res,
        rows.map((row) => viewWaba(res.locals.tenant, row, ids.get(row.customer_id))),
        total,
        page,
      )
    })
    .get('/wabas/:id', async (req, res) => {
      const account = await accountOf(deps, res.locals.projectId, req.params.id)
      const ids = await customerIds(deps.db, [account])
      res.json(viewWaba(res.locals.tenant, account, ids.get(account.customer_id)))
    })
    .get('/wabas/:id/phone-numbers', async (req, res) => {
      const page = parse(AdminPage, req.query)
      const { waba_id, customer_id } = await accountOf(deps, res.locals.projectId, req.params.id)
      const filter = { business_account_id: waba_id, customer_id }
      const { rows, total } = await listNumbers(deps.db, res.locals.projectId, filter, page)
      sendList(res, await viewNumbers(deps, res.locals.tenant, rows), total, page)
    })

async function accountOf({ db }: Deps, projectId: string, id: string) {
  const number = integerId(id)
  const account = number && (await findAccountByNumber(db, projectId, number))
  if (!account) throw new Fault('not_found', 'WABA not found')
  return account
}
