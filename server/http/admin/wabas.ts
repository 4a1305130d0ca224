import * as z from 'zod/mini'
import { AdminPhoneNumber, AdminWaba } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findAccountByNumber, listAccounts } from '../../store/numbers/accounts.ts'
import { listNumbers } from '../../store/numbers/number-list.ts'
import { type CustomerIds, customerIds } from '../../store/projects/customers.ts'
import type { Resource } from '../surface.ts'
import { customerOf, integerId } from './customers.ts'
import { AdminPage } from './lists.ts'
import { get, list, one, tag } from './operation.ts'
import { viewNumbers } from './phone-numbers.ts'
import { viewWaba } from './views.ts'

const Query = z.object({ ...AdminPage.shape, customer_id: z.optional(z.string()) })

/** The accounts that signups brought. */
export const wabas: Resource<Deps> = {
  tag,
  operations: [
    get('/wabas', {
      id: 'adminListWabas',
      summary: 'List the WhatsApp Business Accounts that were connected',
      query: Query,
      answer: list(AdminWaba),
      async handle({ deps, caller, query: { customer_id, ...page } }) {
        const customer = customer_id === undefined ? undefined : await customerOf(deps, caller.projectId, customer_id)
        const { rows, total } = await listAccounts(deps.db, caller.projectId, { customerId: customer?.id }, page)
        const ids = await customerIds(deps.db, rows)
        return { rows: rows.map((row) => viewWaba(caller.tenant, row, ids.get(row.customer_id) as CustomerIds)), total }
      },
    }),
    get('/wabas/:id', {
      id: 'adminGetWaba',
      summary: 'Read an account',
      answer: one(AdminWaba),
      async handle({ deps, caller, params }) {
        const account = await accountOf(deps, caller.projectId, params.id)
        const ids = await customerIds(deps.db, [account])
        return viewWaba(caller.tenant, account, ids.get(account.customer_id) as CustomerIds)
      },
    }),
    get('/wabas/:id/phone-numbers', {
      id: 'adminListWabaPhoneNumbers',
      summary: 'List the numbers of an account',
      query: AdminPage,
      answer: list(AdminPhoneNumber),
      async handle({ deps, caller, params, query }) {
        const { waba_id, customer_id } = await accountOf(deps, caller.projectId, params.id)
        const filter = { business_account_id: waba_id, customer_id }
        const { rows, total } = await listNumbers(deps.db, caller.projectId, filter, query)
        return { rows: await viewNumbers(deps, caller.tenant, rows), total }
      },
    }),
  ],
}

async function accountOf({ db }: Deps, projectId: string, id: string) {
  const number = integerId(id)
  const account = number && (await findAccountByNumber(db, projectId, number))
  if (!account) throw new Fault('not_found', 'WABA not found')
  return account
}
