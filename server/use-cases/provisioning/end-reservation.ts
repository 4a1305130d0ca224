import type { Updateable } from 'kysely'
import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { findProject, policyOf } from '../../store/projects/projects.ts'
import { findPool } from '../../store/provisioning/number-pools.ts'
import { moveProvided, providedOf } from '../../store/provisioning/provided-numbers.ts'
import { moveReservation } from '../../store/provisioning/reservations.ts'
import type { ProvidedNumberRow, ProvidedNumbersTable, ReservationRow } from '../../store/provisioning/tables.ts'
import { toIso } from '../../time.ts'
import { watchRise } from './pool-level.ts'

/**
 * Ends a reservation and frees its number. A number that is still being bought is freed by `tend-number.ts` when its purchase
 * is known, for it may be paid already. Call it in a transaction.
 */
export async function endReservation(
  tx: Db,
  now: Date,
  reservation: ReservationRow,
  by: 'customer' | 'time' | 'signup' | 'other_country' | 'customer_deleted',
) {
  const change = { status: 'over', run_at: null, updated_at: toIso(now) } as const
  // A reservation that ran out may have been extended meanwhile.
  const held = by === 'time' ? reservation.held_until : undefined
  const ended = await moveReservation(tx, reservation.id, ['working', 'reserved', 'failed'], change, held)
  if (!ended) return
  const number = await providedOf(tx, ended.id)
  if (number?.status === 'reserved') await freeNumber(tx, now, number, reservation.created_at)
  if (reservation.status === 'failed') return
  const link = { id: ended.setup_link_id, project_id: ended.project_id }
  await addLinkEvent(tx, now, link, 'number_let_go', { by, country_iso: ended.country_iso })
}

/**
 * Decides what becomes of a number that a customer held and did not keep. If WhatsApp sent a code to it meanwhile, it may be
 * in that customer's account by now, and the next customer could not connect it. A person decides about such a number, unless
 * the project releases abandoned numbers anyway.
 */
export async function freeNumber(tx: Db, now: Date, number: ProvidedNumberRow, heldSince: string) {
  const at = toIso(now)
  const policy = policyOf(await findProject(tx, number.project_id))
  const pool = await findPool(tx, number.project_id, number.pool_id)
  const free = {
    reservation_id: null,
    code: null,
    code_at: null,
    code_asked_at: null,
    tries: 0,
    updated_at: at,
  } as const
  const giveBack = pool?.draining === 1 || (policy.abandoned_numbers === 'release' && number.source === 'purchase')
  const used = number.code_at !== null && number.code_at >= heldSince
  const next: Updateable<ProvidedNumbersTable> = giveBack
    ? number.provider_id
      ? { status: 'releasing', run_at: at }
      : { status: 'released' }
    : used
      ? { status: 'set_aside', run_at: null, note: heldByCustomer }
      : number.preverified_id
        ? { status: 'checking', run_at: at }
        : { status: 'available', run_at: null }
  await moveProvided(tx, number.id, ['reserved', 'buying'], { ...free, ...next })
  await watchRise(tx, number.project_id, number.pool_id)
}

const heldByCustomer =
  'WhatsApp sent a code to it while a customer had it, so it may stand in their account: release it, or bring it back when you know that it does not'
