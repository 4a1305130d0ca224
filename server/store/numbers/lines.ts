import { sql } from 'kysely'
import { isSameLine, spellingsOf } from '../../phone.ts'
import type { Db } from '../database/tables.ts'
import type { PhoneNumberRow } from './tables.ts'

/** The digits of a number as Graph formats it; the index `phone_numbers_by_digits` has this same expression. */
const digits = sql`(replace(replace(replace(replace(replace(display_phone_number, '+', ''), ' ', ''), '-', ''), '(', ''), ')', ''))`

/** Whether a row of `phone_numbers` is on this telephone line, in any of its spellings. */
export const isOnLine = (phoneNumber: string) => sql<boolean>`${digits} in (${sql.join(spellingsOf(phoneNumber))})`

/** A customer's number on a telephone line, whatever its ids at Meta are; one that works comes first. */
export async function numberOnLine(
  db: Db,
  { project_id, customer_id }: Pick<PhoneNumberRow, 'project_id' | 'customer_id'>,
  phoneNumber: string,
): Promise<PhoneNumberRow | undefined> {
  const rows = await db
    .selectFrom('phone_numbers')
    .selectAll()
    .where('project_id', '=', project_id)
    .where('customer_id', '=', customer_id)
    .where('kind', '=', 'production')
    .where(isOnLine(phoneNumber))
    .orderBy('connection_status')
    .orderBy('id')
    .execute()
  return rows.find((row) => isSameLine(row.display_phone_number, phoneNumber))
}

/** Gives a number another id at Meta, and with it what belongs to the number here. Its PIN was set for the old id and stays there. */
export async function replaceIds(
  tx: Db,
  { id, project_id, phone_number_id: before }: PhoneNumberRow,
  change: Pick<PhoneNumberRow, 'phone_number_id' | 'webhook_verify_token'>,
) {
  await tx.updateTable('phone_numbers').set(change).where('id', '=', id).execute()
  const { phone_number_id } = change
  for (const table of ['webhooks', 'provided_numbers', 'display_name_requests'] as const)
    await tx
      .updateTable(table)
      .set({ phone_number_id })
      .where('project_id', '=', project_id)
      .where('phone_number_id', '=', before)
      .execute()
}
