import type { Insertable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { RedirectRow, RedirectsTable } from './tables.ts'

export const addRedirect = (db: Db, redirect: Insertable<RedirectsTable>) =>
  db.insertInto('redirects').values(redirect).execute()

export const findRedirect = (db: Db, stateHash: string): Promise<RedirectRow | undefined> =>
  db.selectFrom('redirects').selectAll().where('state_hash', '=', stateHash).executeTakeFirst()

/** Keeps what Meta sent along, the first time: whoever sends another answer to the same state changes nothing. */
export const answerRedirect = (db: Db, stateHash: string, answer: string) =>
  db
    .updateTable('redirects')
    .set({ answer })
    .where('state_hash', '=', stateHash)
    .where('answer', 'is', null)
    .executeTakeFirst()

export const forgetRedirects = (db: Db, before: string) =>
  db.deleteFrom('redirects').where('created_at', '<', before).execute()
