import { v7 as uuid } from 'uuid'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { AccountKeyRow } from './tables.ts'

export const noteAccountKeyUse = (db: Db, id: string, now: string) =>
  db.updateTable('account_keys').set({ last_used_at: now }).where('id', '=', id).execute()

export const addAccountKey = (
  db: Db,
  key: Omit<AccountKeyRow, 'id' | 'last_used_at' | 'revoked_at'>,
): Promise<AccountKeyRow> =>
  db
    .insertInto('account_keys')
    .values({ ...key, id: uuid(), last_used_at: null, revoked_at: null })
    .returningAll()
    .executeTakeFirstOrThrow()

export const findAccountKey = (db: Db, projectId: string, wabaId: string, id: string) =>
  db
    .selectFrom('account_keys')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('business_account_id', '=', wabaId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Ends a key, at once or at a moment, unless it was revoked. */
export const changeAccountKey = (db: Db, id: string, change: { expires_at: string } | { revoked_at: string }) =>
  db
    .updateTable('account_keys')
    .set(change)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst()

export const listAccountKeys = (db: Db, projectId: string, wabaId: string, page: Page) =>
  pageOf(
    db
      .selectFrom('account_keys')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('business_account_id', '=', wabaId),
    page,
  )

/** Revokes the keys of an account that has no number left in the project. Returns the keys that worked until now. */
export const revokeLonelyKeys = (
  tx: Db,
  { project_id, business_account_id }: { project_id: string; business_account_id: string },
  now: string,
): Promise<AccountKeyRow[]> =>
  tx
    .updateTable('account_keys')
    .set({ revoked_at: now })
    .where('project_id', '=', project_id)
    .where('business_account_id', '=', business_account_id)
    .where('revoked_at', 'is', null)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('phone_numbers')
            .select('phone_numbers.id')
            .where('phone_numbers.project_id', '=', project_id)
            .where('phone_numbers.business_account_id', '=', business_account_id),
        ),
      ),
    )
    .returningAll()
    .execute()
