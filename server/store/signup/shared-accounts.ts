import type { Insertable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { SharedAccountsTable } from './tables.ts'

/** Notes that an account was shared with the app; the last time counts. */
export const noteShared = (tx: Db, account: Insertable<SharedAccountsTable>) =>
  tx
    .insertInto('shared_accounts')
    .values(account)
    .onConflict((on) => on.column('waba_id').doUpdateSet(account))
    .execute()

/** The accounts shared lately, the newest first. */
export async function sharedSince(db: Db, since: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('shared_accounts')
    .select('waba_id')
    .where('said_at', '>=', since)
    .orderBy('said_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ waba_id }) => waba_id)
}

export const forgetShared = (db: Db, before: string) =>
  db.deleteFrom('shared_accounts').where('said_at', '<', before).execute()
