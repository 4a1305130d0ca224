import type { Db } from '../database/tables.ts'
import type { ConversationRow } from './tables.ts'

type Fresh = Pick<
  ConversationRow,
  'id' | 'project_id' | 'phone_number_id' | 'about' | 'created_at' | 'last_at' | 'run_at'
>

/** Writes down the latest message of a conversation; true when it began with that message. */
export async function noteConversation(tx: Db, fresh: Fresh): Promise<boolean> {
  const goesOn = async () => {
    const { about, last_at, run_at } = fresh
    const { numUpdatedRows } = await tx
      .updateTable('conversations')
      .set({ about, last_at, run_at, told: '[]' })
      .where('id', '=', fresh.id)
      .executeTakeFirst()
    return Number(numUpdatedRows) === 1
  }
  if (await goesOn()) return false
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('conversations')
    .values(fresh)
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) === 1) return true
  await goesOn() // Another process began it between the two statements.
  return false
}

/** Whose row is changed: only while nobody has written since it was read. */
const unchanged = (row: ConversationRow, owner: string) =>
  ({ id: row.id, lease_owner: owner, last_at: row.last_at }) as const

/** Looks at a conversation again at `run_at`; false when a message came meanwhile. */
export async function tendLater(
  tx: Db,
  row: ConversationRow,
  owner: string,
  change: Pick<ConversationRow, 'told' | 'run_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('conversations')
    .set({ ...change, lease_owner: null, lease_until: null })
    .where((of) => of.and(unchanged(row, owner)))
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Forgets a conversation that is over; false when a message came meanwhile. */
export async function endConversation(tx: Db, row: ConversationRow, owner: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('conversations')
    .where((of) => of.and(unchanged(row, owner)))
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}
