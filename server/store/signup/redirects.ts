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
 * @returns whether this was the first answer
 */
export async function answerRedirect(db: Db, stateHash: string, answer: string, receiptHash: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('redirects')
    .set({ answer, receipt_hash: receiptHash })
    .where('state_hash', '=', stateHash)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export const forgetRedirects = (db: Db, before: string) =>
  db.deleteFrom('redirects').where('created_at', '<', before).execute()
