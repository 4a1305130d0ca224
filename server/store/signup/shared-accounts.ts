import type { Insertable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { SharedAccountsTable } from './tables.ts'

/** Records that an account was shared with the app; the latest time is kept. */
export const noteShared = (tx: Db, account: Insertable<SharedAccountsTable>) =>
  tx
    .insertInto('shared_accounts')
    .values(account)
    .onConflict((on) => on.columns(['waba_id', 'meta_app_id']).doUpdateSet(account))
    .execute()

/** An app in the table's own words. */
const appOf = (metaAppId: string | null) => metaAppId ?? ''

/** The accounts shared lately with an app, the newest first. */
export async function sharedSince(db: Db, metaAppId: string | null, since: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('shared_accounts')
    .select('waba_id')
    .where('said_at', '>=', since)
    .where('meta_app_id', '=', appOf(metaAppId))
    .orderBy('said_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ waba_id }) => waba_id)
}

/** When Meta last reported that these accounts were shared with an app, by account; accounts without a report are left out. */
export async function sharedAt(db: Db, metaAppId: string | null, wabaIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('shared_accounts')
    .selectAll()
    .where('waba_id', 'in', wabaIds)
    .where('meta_app_id', '=', appOf(metaAppId))
    .execute()
  return new Map(rows.map(({ waba_id, said_at }) => [waba_id, said_at]))
}

export const forgetShared = (db: Db, before: string) =>
  db.deleteFrom('shared_accounts').where('said_at', '<', before).execute()
