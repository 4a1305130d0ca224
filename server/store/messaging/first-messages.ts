import type { Db } from '../database/tables.ts'
import type { FirstMessagesTable } from './tables.ts'

/** Notes the first message of a number in one direction since it was connected; false when there was one before. */
export async function addFirstMessage(tx: Db, first: FirstMessagesTable, connectedAt: string | null): Promise<boolean> {
  const { created_at } = first
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('first_messages')
    .values(first)
    .onConflict((on) =>
      on
        .columns(['project_id', 'phone_number_id', 'direction'])
        .doUpdateSet({ created_at })
        .where('first_messages.created_at', '<', connectedAt ?? ''),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

/** Whether anybody has written to a number since then, as far as this server saw. */
export async function isWrittenTo(db: Db, projectId: string, phoneNumberId: string, since: string): Promise<boolean> {
  const first = await db
    .selectFrom('first_messages')
    .select('created_at')
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .where('direction', '=', 'received')
    .where('created_at', '>=', since)
    .executeTakeFirst()
  return first !== undefined
}

/** The link by which a customer connected a number, the newest when there are several. */
export const linkOfNumber = (tx: Db, customerId: string, phoneNumberId: string) =>
  tx
    .selectFrom('setup_links')
    .innerJoin('attempts', 'attempts.setup_link_id', 'setup_links.id')
    .select(['setup_links.id', 'setup_links.project_id', 'setup_links.created_at'])
    .where('setup_links.customer_id', '=', customerId)
    .where('attempts.phone_number_id', '=', phoneNumberId)
    .where('attempts.status', '=', 'completed')
    .orderBy('attempts.ended_at', 'desc')
    .limit(1)
    .executeTakeFirst()
