import type { Db } from '../database/tables.ts'
import type { PhoneNumberRow } from './tables.ts'

/** Numbers that Meta was given time to take up again, and that are still offboarded when it is over. */
export const unhealedNumbers = (
  db: Db,
  now: string,
  most: number,
): Promise<Pick<PhoneNumberRow, 'id' | 'project_id' | 'customer_id'>[]> =>
  db
    .selectFrom('phone_numbers')
    .select(['id', 'project_id', 'customer_id'])
    .where('heals_until', '<=', now)
    .orderBy('heals_until')
    .limit(most)
    .execute()

/** Ends the wait of one; nothing when somebody else did, or Meta took the number up again. */
export const endHealing = (tx: Db, id: string, now: string): Promise<PhoneNumberRow | undefined> =>
  tx
    .updateTable('phone_numbers')
    .set({ heals_until: null })
    .where('id', '=', id)
    .where('heals_until', '<=', now)
    .where('connection_status', '=', 'offboarded')
    .returningAll()
    .executeTakeFirst()

/** Has what is left to do for a number looked at now, unless that was done since `last`. */
export const hurryRecheck = (db: Db, id: string, now: string, last: string) =>
  db
    .updateTable('phone_numbers')
    .set({ run_at: now })
    .where('id', '=', id)
    .where('run_at', '>', now)
    .where((of) => of.or([of('looked_at', 'is', null), of('looked_at', '<=', last)]))
    .execute()
