import type { Db } from '../database/tables.ts'
import type { PhoneNumberRow } from './tables.ts'

/** Numbers that Meta did not reconnect within the time it was given. */
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

/** Ends the wait for one number. Undefined when another process did, or Meta reconnected the number. */
export const endHealing = (tx: Db, id: string, now: string): Promise<PhoneNumberRow | undefined> =>
  tx
    .updateTable('phone_numbers')
    .set({ heals_until: null })
    .where('id', '=', id)
    .where('heals_until', '<=', now)
    .where('connection_status', '=', 'offboarded')
    .returningAll()
    .executeTakeFirst()

/** Schedules a check now of what is left to do for a number, unless one was made since `last`. */
export const hurryRecheck = (db: Db, id: string, now: string, last: string) =>
  db
    .updateTable('phone_numbers')
    .set({ run_at: now })
    .where('id', '=', id)
    .where('run_at', '>', now)
    .where((of) => of.or([of('looked_at', 'is', null), of('looked_at', '<=', last)]))
    .execute()
