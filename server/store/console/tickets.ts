import type { Insertable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { ConsoleTicketsTable } from './tables.ts'

export const addTicket = (db: Db, ticket: Omit<Insertable<ConsoleTicketsTable>, 'used_at'>) =>
  db
    .insertInto('console_tickets')
    .values({ ...ticket, used_at: null })
    .execute()

/** Uses a ticket up. Undefined when it is unknown, was used or has ended: of two who use it at once, one gets it. */
export const takeTicket = (db: Db, hash: string, now: string) =>
  db
    .updateTable('console_tickets')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()

export const forgetTickets = (db: Db, before: string) =>
  db.deleteFrom('console_tickets').where('expires_at', '<', before).execute()
