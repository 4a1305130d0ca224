import type { Db } from '../database/tables.ts'
import type { PhoneNumberRow } from './tables.ts'

/** Watches a number from `runAt` on, which is connected, or connected again with another token. */
export const watchFrom = (tx: Db, id: string, runAt: string) =>
  tx
    .insertInto('number_watches')
    .values({ id, told: null, run_at: runAt, lease_owner: null, lease_until: null })
    .onConflict((on) => on.column('id').doUpdateSet({ told: null, run_at: runAt }))
    .execute()

export const watchedNumber = (db: Db, id: string): Promise<PhoneNumberRow | undefined> =>
  db.selectFrom('phone_numbers').selectAll().where('id', '=', id).executeTakeFirst()
