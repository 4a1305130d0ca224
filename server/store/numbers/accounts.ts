import { madeWith, type Signer } from '../database/made-with.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { AccountRow } from './tables.ts'

/** The record of one WhatsApp Business Account. Several customers, even of different projects, may have it: here those who connected it with one app. */
export const accountsOf = (db: Db, wabaId: string, signer: Signer): Promise<AccountRow[]> =>
  db.selectFrom('accounts').selectAll().where('waba_id', '=', wabaId).where(madeWith(signer)).orderBy('id').execute()

/** The customers of every project who have connected an account or are about to, one row for each of their records of it. */
export async function accountHolders(
  db: Db,
  wabaIds: string[],
): Promise<Pick<AccountRow, 'customer_id' | 'waba_id'>[]> {
  const connected = await db
    .selectFrom('accounts')
    .select(['customer_id', 'waba_id'])
    .where('waba_id', 'in', wabaIds)
    .execute()
  const underWay = await db
    .selectFrom('attempts')
    .innerJoin('setup_links', 'setup_links.id', 'attempts.setup_link_id')
    .select(['setup_links.customer_id', 'attempts.waba_id'])
    .where('attempts.waba_id', 'in', wabaIds)
    .where('attempts.status', 'in', ['working', 'waiting', 'pin'])
    .execute()
  return [...connected, ...(underWay as typeof connected)]
}

/** Sets the status of an account for all who connected it with an app, and returns the records that changed. */
export const setAccountStatus = (tx: Db, wabaId: string, signer: Signer, status: AccountRow['status'], now: string) =>
  tx
    .updateTable('accounts')
    .set({ status, updated_at: now })
    .where('waba_id', '=', wabaId)
    .where(madeWith(signer))
    .where('status', '!=', status)
    .returningAll()
    .execute()

export function listAccounts(
  db: Db,
  projectId: string,
  { customerId }: { customerId?: string | undefined },
  page: Page,
): Promise<{ rows: AccountRow[]; total: number }> {
  let query = db.selectFrom('accounts').selectAll().where('project_id', '=', projectId)
  if (customerId) query = query.where('customer_id', '=', customerId)
  return pageOf(query, page, {
    kept: customerId ? undefined : { db, list: 'accounts', owner: projectId, rows: query },
  })
}

export const findAccountByNumber = (db: Db, projectId: string, number: number) =>
  db
    .selectFrom('accounts')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('number', '=', number)
    .executeTakeFirst()
