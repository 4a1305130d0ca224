import { addMs, toIso } from '../../time.ts'
import type { Db } from '../database/tables.ts'
import type { PhoneNumberRow } from './tables.ts'

/** What a look at a number saw that is about its account: the accounts that its token covers, and whether the app is subscribed. */
export interface Seen {
  at: string
  covered: string[]
  subscribed: boolean
}

/** Watches a number from `runAt` on, which is connected, or connected again with another token. */
export const watchFrom = (tx: Db, id: string, runAt: string) =>
  tx
    .insertInto('number_watches')
    .values({ id, told: null, seen: null, run_at: runAt, lease_owner: null, lease_until: null })
    .onConflict((on) => on.column('id').doUpdateSet({ told: null, seen: null, run_at: runAt }))
    .execute()

export const watchedNumber = (db: Db, id: string): Promise<PhoneNumberRow | undefined> =>
  db.selectFrom('phone_numbers').selectAll().where('id', '=', id).executeTakeFirst()

/** What was seen of numbers of an account within a time, by our ids of them. */
export async function seenLately(db: Db, wabaId: string, now: Date, within: number) {
  const rows = await db
    .selectFrom('number_watches')
    .innerJoin('phone_numbers', 'phone_numbers.id', 'number_watches.id')
    .select(['number_watches.id', 'number_watches.seen', 'phone_numbers.meta_app_id'])
    .where('phone_numbers.business_account_id', '=', wabaId)
    .where('number_watches.seen', 'is not', null)
    .execute()
  const seen = rows.map(
    ({ id, seen, meta_app_id }) => [id, { ...(JSON.parse(seen as string) as Seen), meta_app_id }] as const,
  )
  return new Map(seen.filter(([, { at }]) => at > toIso(addMs(now, -within))))
}
