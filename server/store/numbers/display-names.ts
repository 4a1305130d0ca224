import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { breaksUnique } from '../database/database.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { DisplayNameRequestsTable, PhoneNumberRow } from './tables.ts'

export type DisplayNameRow = Selectable<DisplayNameRequestsTable>

/** Adds a request, to be checked from `runAt` on. Undefined while another request of the number is open. */
export async function addNameRequest(
  db: Db,
  { id: number_id, project_id, phone_number_id, verified_name }: PhoneNumberRow,
  requested: string,
  now: string,
  runAt: string,
): Promise<DisplayNameRow | undefined> {
  try {
    return await db
      .insertInto('display_name_requests')
      .values({
        id: uuid(),
        project_id,
        number_id,
        phone_number_id,
        requested,
        previous: verified_name,
        status: 'pending_review',
        reviewed_at: null,
        applied_at: null,
        meta_error_code: null,
        meta_error_subcode: null,
        meta_error_type: null,
        meta_error_message: null,
        tries: 0,
        run_at: runAt,
        lease_owner: null,
        lease_until: null,
        created_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  } catch (error) {
    if (breaksUnique(error, 'one_open_display_name', 'display_name_requests.number_id')) return undefined
    throw error
  }
}

export const removeNameRequest = (db: Db, id: string) =>
  db.deleteFrom('display_name_requests').where('id', '=', id).execute()

export const findNameRequest = (db: Db, { id }: PhoneNumberRow, requestId: string) =>
  db
    .selectFrom('display_name_requests')
    .selectAll()
    .where('number_id', '=', id)
    .where('id', '=', requestId)
    .executeTakeFirst()

export const listNameRequests = (db: Db, { id }: PhoneNumberRow, page: Page) =>
  pageOf(db.selectFrom('display_name_requests').selectAll().where('number_id', '=', id), page)

/** Schedules the number's open request to be checked at once, with Meta's decision; false when there is none. */
export async function wakeNameRequest(db: Db, numberId: string, now: string, reason: string | null): Promise<boolean> {
  const woken = await db
    .updateTable('display_name_requests')
    .set({ run_at: now, ...(reason ? { meta_error_message: reason } : {}) })
    .where('number_id', '=', numberId)
    .where('run_at', 'is not', null)
    .executeTakeFirst()
  return Number(woken.numUpdatedRows) > 0
}
