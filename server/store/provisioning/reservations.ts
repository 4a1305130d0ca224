import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { ReservationRow, ReservationStatus, ReservationsTable } from './tables.ts'

/** Statuses of a signup that may still need the number that its link holds. */
const underWay = ['exchanging', 'working', 'pin'] as const

/** The reservation of a link that is not over: it is held, being bought, or failed. */
export const findReservation = (db: Db, linkId: string): Promise<ReservationRow | undefined> =>
  db
    .selectFrom('reservations')
    .selectAll()
    .where('setup_link_id', '=', linkId)
    .where('status', '!=', sql.lit('over' as const)) // See `active` in setup-links.ts.
    .executeTakeFirst()

/** A reservation in any status; undefined when there is no id, or its customer was deleted. */
export const findReservationById = async (db: Db, id: string | null): Promise<ReservationRow | undefined> =>
  id === null ? undefined : db.selectFrom('reservations').selectAll().where('id', '=', id).executeTakeFirst()

export const addReservation = (db: Db, row: Insertable<ReservationsTable>): Promise<ReservationRow> =>
  db.insertInto('reservations').values(row).returningAll().executeTakeFirstOrThrow()

/** Changes a reservation whose status is one of `from`, and with `held` only while it is held until then. Undefined when it is not. */
export const moveReservation = (
  db: Db,
  id: string,
  from: ReservationStatus[],
  change: Updateable<ReservationsTable>,
  held?: string | null,
): Promise<ReservationRow | undefined> => {
  const query = db.updateTable('reservations').set(change).where('id', '=', id).where('status', 'in', from)
  return (held ? query.where('held_until', '=', held) : query).returningAll().executeTakeFirst()
}

/** Schedules the next try by the owner of the lease. A reservation that was given up meanwhile stays as it is. */
export const askAgain = (
  db: Db,
  id: string,
  owner: string,
  change: Pick<Updateable<ReservationsTable>, 'tries' | 'run_at'>,
) =>
  db
    .updateTable('reservations')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', 'working')
    .where('lease_owner', '=', owner)
    .execute()

/** Reservations that have run out, unless a signup of their link is under way. */
export const reservationsRunOut = (
  db: Db,
  now: string,
  untouchedSince: string,
  most: number,
): Promise<ReservationRow[]> =>
  db
    .selectFrom('reservations as reservation')
    .selectAll('reservation')
    .where('reservation.status', '=', 'reserved')
    .where('reservation.held_until', '<=', now)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('attempts')
            .select('attempts.id')
            .whereRef('attempts.setup_link_id', '=', 'reservation.setup_link_id')
            .where('attempts.status', 'in', underWay)
            .where('attempts.updated_at', '>', untouchedSince),
        ),
      ),
    )
    .orderBy('reservation.held_until')
    .limit(most)
    .execute()

/** Whether the newest signup of a link that got as far as a code is under way. */
export async function hasSignupUnderWay(db: Db, linkId: string): Promise<boolean> {
  const latest = await db
    .selectFrom('attempts')
    .select('status')
    .where('setup_link_id', '=', linkId)
    .where('status', '!=', sql.lit('cancelled' as const)) // See `active` in setup-links.ts.
    .orderBy('created_at', 'desc')
    .limit(sql.lit(1))
    .executeTakeFirst()
  return underWay.some((status) => status === latest?.status)
}

/** Extends a reservation. One that was given up meanwhile stays as it is. */
export const holdUntil = (db: Db, id: string, held_until: string) =>
  db
    .updateTable('reservations')
    .set({ held_until })
    .where('id', '=', id)
    .where('status', '=', 'reserved')
    .where('held_until', '<', held_until)
    .execute()

/** Reservations of a customer's links. */
export const reservationsOfCustomer = (db: Db, customerId: string): Promise<ReservationRow[]> =>
  db
    .selectFrom('reservations as reservation')
    .innerJoin('setup_links as link', 'link.id', 'reservation.setup_link_id')
    .selectAll('reservation')
    .where('link.customer_id', '=', customerId)
    .where('reservation.status', 'in', ['working', 'reserved'])
    .execute()
