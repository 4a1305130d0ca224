import type { Db } from '../database/tables.ts'
import type { PhoneNumberRow } from './tables.ts'

/** Disconnects a number whose token Meta refused, if it still has that token and was not disconnected before. */
export const loseToken = (
  tx: Db,
  { id, token }: Pick<PhoneNumberRow, 'id' | 'token'>,
  disconnection: string,
  now: string,
): Promise<PhoneNumberRow | undefined> =>
  tx
    .updateTable('phone_numbers')
    .set({
      connection_status: 'disconnected',
      disconnection,
      health: null,
      health_at: null,
      heals_until: null,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('token', '=', token)
    .where('connection_status', '!=', 'disconnected')
    .returningAll()
    .executeTakeFirst()
