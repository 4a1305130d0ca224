import type { Db } from '../database/tables.ts'
import type { FirstMessagesTable } from './tables.ts'

/** Notes the first message of a number in one direction; false when there was one before. */
export async function addFirstMessage(tx: Db, first: FirstMessagesTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('first_messages')
    .values(first)
    .onConflict((on) => on.columns(['project_id', 'phone_number_id', 'direction']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

/** The link by which a customer connected a number, the newest when there are several. */
export const linkOfNumber = (tx: Db, customerId: string, phoneNumberId: string) =>
  tx
    .selectFrom('setup_links')
    .innerJoin('attempts', 'attempts.setup_link_id', 'setup_links.id')
    .select(['setup_links.id', 'setup_links.project_id'])
    .where('setup_links.customer_id', '=', customerId)
    .where('attempts.phone_number_id', '=', phoneNumberId)
    .where('attempts.status', '=', 'completed')
    .orderBy('attempts.ended_at', 'desc')
    .limit(1)
    .executeTakeFirst()
