import type { AccountRow, Db } from './tables.ts'

/** Everybody's record of one WhatsApp Business Account: several customers, even projects, may have it. */
export const accountsOf = (db: Db, wabaId: string): Promise<AccountRow[]> =>
  db.selectFrom('accounts').selectAll().where('waba_id', '=', wabaId).orderBy('id').execute()

/** Sets the status of an account for all who have it, and tells whose really changed. */
export const setAccountStatus = (tx: Db, wabaId: string, status: AccountRow['status'], now: string) =>
  tx
    .updateTable('accounts')
    .set({ status, updated_at: now })
    .where('waba_id', '=', wabaId)
    .where('status', '!=', status)
    .returningAll()
    .execute()
