import type { Db } from '../database/tables.ts'

/** The sealed PIN of a number. `fresh` is stored and returned when there was none; two processes get the same answer. */
export async function keepPin(db: Db, projectId: string, phoneNumberId: string, fresh: string, now: string) {
  await db
    .insertInto('number_pins')
    .values({ project_id: projectId, phone_number_id: phoneNumberId, pin: fresh, accepted_at: null, created_at: now })
    .onConflict((on) => on.columns(['project_id', 'phone_number_id']).doNothing())
    .execute()
  return db
    .selectFrom('number_pins')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .executeTakeFirstOrThrow()
}

/** The sealed PIN of a number, if Meta has accepted it. */
export const acceptedPin = async (db: Db, projectId: string, phoneNumberId: string) =>
  (
    await db
      .selectFrom('number_pins')
      .select('pin')
      .where('project_id', '=', projectId)
      .where('phone_number_id', '=', phoneNumberId)
      .where('accepted_at', 'is not', null)
      .executeTakeFirst()
  )?.pin

/** Whether a PIN was made here for a number, accepted or not yet: then we registered the number. */
export const hasPinOfOurs = async (db: Db, projectId: string, phoneNumberId: string): Promise<boolean> =>
  (await db
    .selectFrom('number_pins')
    .select('pin')
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .where('pin', '!=', unknownPin)
    .executeTakeFirst()) !== undefined

/** Stored instead of a PIN: the number has one that we do not know. */
export const unknownPin = ''

/** Meta refused the PIN we stored: the number has another, and every further guess brings its lock nearer. */
export const forgetPin = (db: Db, projectId: string, phoneNumberId: string) =>
  db
    .updateTable('number_pins')
    .set({ pin: unknownPin, accepted_at: null })
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .execute()

/** Records that Meta accepted `pin`; only now a PIN that the customer typed replaces ours. */
export const acceptPin = (db: Db, projectId: string, phoneNumberId: string, pin: string, now: string) =>
  db
    .updateTable('number_pins')
    .set({ pin, accepted_at: now })
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .execute()
