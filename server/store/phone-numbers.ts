import type { Insertable } from 'kysely'
import { type Page, pageOf } from './paging.ts'
import type { Db, PhoneNumbersTable } from './tables.ts'

/**
 * Writes a connected number. A number that the same customer had already gets its new account and token;
 * one that belongs to another customer of the project is left alone, and nothing comes back.
 */
export const connectNumber = (db: Db, number: Insertable<PhoneNumbersTable>) => {
  const { id: _, created_at: __, project_id: ___, phone_number_id: ____, name: _____, ...renewed } = number
  return db
    .insertInto('phone_numbers')
    .values(number)
    .onConflict((on) =>
      on
        .columns(['project_id', 'phone_number_id'])
        .doUpdateSet(renewed)
        .where('phone_numbers.customer_id', '=', number.customer_id),
    )
    .returningAll()
    .executeTakeFirst()
}

export const findNumber = (db: Db, projectId: string, phoneNumberId: string) =>
  db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .executeTakeFirst()

export interface NumberFilter {
  phone_number_id?: string | undefined
  business_account_id?: string | undefined
  customer_id?: string | undefined
  created_after?: string | undefined
  created_before?: string | undefined
}

export function listNumbers(db: Db, projectId: string, filter: NumberFilter, page: Page) {
  let query = db.selectFrom('phone_numbers').selectAll().where('project_id', '=', projectId)
  if (filter.phone_number_id) query = query.where('phone_number_id', '=', filter.phone_number_id)
  if (filter.business_account_id) query = query.where('business_account_id', '=', filter.business_account_id)
  if (filter.customer_id) query = query.where('customer_id', '=', filter.customer_id)
  if (filter.created_after) query = query.where('created_at', '>', filter.created_after)
  if (filter.created_before) query = query.where('created_at', '<', filter.created_before)
  return pageOf(query, page)
}
