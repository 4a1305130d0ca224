import type { Insertable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { RedirectRow, RedirectsTable } from './tables.ts'

export const addRedirect = (db: Db, redirect: Insertable<RedirectsTable>) =>
  db.insertInto('redirects').values(redirect).execute()

export const findRedirect = (db: Db, stateHash: string): Promise<RedirectRow | undefined> =>
  db.selectFrom('redirects').selectAll().where('state_hash', '=', stateHash).executeTakeFirst()

export const findReceipt = (db: Db, receiptHash: string): Promise<RedirectRow | undefined> =>
  db.selectFrom('redirects').selectAll().where('receipt_hash', '=', receiptHash).executeTakeFirst()

/**
 * Stores Meta's answer the first time; a second answer to the same state changes nothing.
 *
 * @returns the hash of the receipt that the first answer got
 */
export async function answerRedirect(
  db: Db,
  stateHash: string,
  answer: string,
  receiptHash: string,
): Promise<string | null | undefined> {
  await db
    .updateTable('redirects')
    .set({ answer, receipt_hash: receiptHash })
    .where('state_hash', '=', stateHash)
    .where('answer', 'is', null)
    .execute()
  return (await findRedirect(db, stateHash))?.receipt_hash
}

export const forgetRedirects = (db: Db, before: string) =>
  db.deleteFrom('redirects').where('created_at', '<', before).execute()
