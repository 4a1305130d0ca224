import type { Db } from '../database/tables.ts'

/** The PIN kept for a number, sealed; `fresh` is kept and returned when there was none. Two processes get the same answer. */
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

/** The PIN kept for a number, sealed, if Meta has accepted it. */
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

/** Whether a PIN was made here for a number, accepted or about to be: then it is we who registered it. */
export const hasPinOfOurs = async (db: Db, projectId: string, phoneNumberId: string): Promise<boolean> =>
  (await db
    .selectFrom('number_pins')
    .select('pin')
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .where('pin', '!=', unknownPin)
    .executeTakeFirst()) !== undefined

/** In the place of a PIN: the number has one of its own that we do not know. */
export const unknownPin = ''

/** Meta refused the PIN we kept: the number has another, and every further guess brings its lock nearer. */
export const forgetPin = (db: Db, projectId: string, phoneNumberId: string) =>
  db
    .updateTable('number_pins')
    .set({ pin: unknownPin, accepted_at: null })
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .execute()

/** Notes that Meta accepted `pin`; a PIN that the customer typed takes the place of ours only now. */
export const acceptPin = (db: Db, projectId: string, phoneNumberId: string, pin: string, now: string) =>
  db
    .updateTable('number_pins')
    .set({ pin, accepted_at: now })
    .where('project_id', '=', projectId)
    .where('phone_number_id', '=', phoneNumberId)
    .execute()
