import type { Db } from '../database/tables.ts'

/**
 * Records a change of Meta's; false when it was recorded before. Two processes that receive it at once wait for each other here.
 */
export async function rememberMetaEvent(tx: Db, hash: string, now: string): Promise<boolean> {
  const noted = await tx
    .insertInto('meta_events')
    .values({ hash, created_at: now })
    .onConflict((on) => on.column('hash').doNothing())
    .executeTakeFirst()
  return Number(noted.numInsertedOrUpdatedRows) === 1
}

/** Deletes old rows that Meta will not send again. */
export const forgetMetaEvents = (tx: Db, before: string) =>
  tx.deleteFrom('meta_events').where('created_at', '<', before).execute()
