import { v7 as uuid } from 'uuid'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { Db } from '../../store/database/tables.ts'
import { holdLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { takeProvided } from '../../store/provisioning/provided-numbers.ts'
import { addReservation, findReservation, hasSignupUnderWay, holdUntil } from '../../store/provisioning/reservations.ts'
import type { ReservationRow } from '../../store/provisioning/tables.ts'
import { addMs, day, toIso } from '../../time.ts'
import { assertUsable } from '../links/usable-link.ts'
import { endReservation } from './end-reservation.ts'
import { noteNumberFailed, noteReserved } from './note-number.ts'
import { countriesOf } from './provisioning.ts'

/** How long a number is held after the last request for it, in milliseconds. */
const hold = 30 * 60_000

/** A signup without progress for this long no longer holds a number, in milliseconds. */
export const patienceWithSignups = day

export const holdFrom = (now: Date) => toIso(addMs(now, hold))

/**
 * Reserves a number for a link: one from the pool at once, else a worker buys one. The link's row is locked meanwhile, so two
 * requests at the same time get the same number. A unique index makes sure of it.
 *
 * @throws {Fault} what {@link assertUsable} throws; `invalid_request` for a link or a country that it provides no numbers for;
 *   `conflict` while a signup with the number it has is under way
 */
export async function reserveNumber(deps: Deps, link: SetupLinkRow, country: string): Promise<ReservationRow> {
  const { db, now, telephony, workers } = deps
  assertUsable(link, now())
  if (!link.provision_phone_number) throw new Fault('invalid_request', 'this setup link provides no phone numbers')
  const countries = countriesOf(link)
  if (!countries.includes(country))
    throw new Fault('invalid_request', `country_iso must be one of ${countries.join(', ')}: the link offers no others`)
  const bought = await telephony.has(link.project_id)

  const reservation = await db.transaction().execute(async (tx) => {
    const current = await holdLink(tx, link.id)
    if (!current) throw new Fault('link_not_found', 'There is no setup link with this token')
    assertUsable(current, now())
    const known = await findReservation(tx, link.id)
    if (known && known.status !== 'failed' && (known.country_iso === country || known.status === 'connected'))
      return known
    if (known) {
      await assertNoSignup(tx, link.id)
      await endReservation(tx, now(), known, 'other_country')
    }
    return reserve(tx, now(), current, country, bought)
  })
  if (reservation.status === 'working') workers.reservations.start(reservation.id)
  return reservation
}

async function reserve(tx: Db, now: Date, link: SetupLinkRow, country: string, bought: boolean) {
  const at = toIso(now)
  const area_code = country === 'US' ? link.phone_number_area_code : null
  const id = uuid()
  const number = await takeProvided(tx, link.project_id, country, area_code, { reservation_id: id, updated_at: at })
  const status = number ? 'reserved' : bought ? 'working' : 'failed'
  const reservation = await addReservation(tx, {
    id,
    project_id: link.project_id,
    setup_link_id: link.id,
    country_iso: country,
    area_code,
    status,
    source: number ? 'pool' : null,
    held_until: number ? holdFrom(now) : null,
    fault: status === 'failed' ? 'number_unavailable' : null,
    fault_detail: null,
    tries: 0,
    run_at: status === 'working' ? at : null,
    lease_owner: null,
    lease_until: null,
    created_at: at,
    updated_at: at,
  })
  if (number) await noteReserved(tx, now, reservation, number)
  if (status === 'failed') await noteNumberFailed(tx, now, link, reservation)
  return reservation
}

/** The reservation of a link. Asking for it extends it. */
export async function heldNumber({ db, now }: Pick<Deps, 'db' | 'now'>, link: SetupLinkRow) {
  const reservation = await findReservation(db, link.id)
  if (reservation?.status !== 'reserved' || !reservation.held_until) return reservation
  const held_until = holdFrom(now())
  // The page asks every two seconds; the row is written once a minute.
  if (Date.parse(held_until) - Date.parse(reservation.held_until) < 60_000) return reservation
  await holdUntil(db, reservation.id, held_until)
  return { ...reservation, held_until }
}

/**
 * Gives up a link's number, if it has one.
 *
 * @throws {Fault} `conflict` while a signup with it is under way
 */
export async function letGo({ db, now }: Pick<Deps, 'db' | 'now'>, link: SetupLinkRow): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdLink(tx, link.id)
    const reservation = await findReservation(tx, link.id)
    if (!reservation) return
    await assertNoSignup(tx, link.id)
    await endReservation(tx, now(), reservation, 'customer')
  })
}

async function assertNoSignup(tx: Db, linkId: string) {
  if (await hasSignupUnderWay(tx, linkId)) throw new Fault('conflict', 'a signup with this number is under way')
}
