import { v7 as uuid } from 'uuid'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { changeLeased } from '../../store/database/leases.ts'
import { findLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { ensurePool } from '../../store/provisioning/number-pools.ts'
import { addProvided, moveProvided, providedOf } from '../../store/provisioning/provided-numbers.ts'
import { askAgain, moveReservation } from '../../store/provisioning/reservations.ts'
import type { ProvidedNumberRow, ReservationRow } from '../../store/provisioning/tables.ts'
import type { Account } from '../../telephony/connect.ts'
import { telephonyFaults } from '../../telephony/faults.ts'
import { adviceFor } from '../../telephony/providers.ts'
import type { OwnedNumber } from '../../telephony/telephony.ts'
import { TelephonyError } from '../../telephony/telephony-error.ts'
import { addMs, toIso } from '../../time.ts'
import { freeNumber } from './end-reservation.ts'
import { noteNumberFailed, noteReserved } from './note-number.ts'
import { holdFrom } from './reserve-number.ts'

type Working = Pick<Deps, 'db' | 'log' | 'now' | 'telephony'>

/** Milliseconds before each new request to a provider that did not answer. They are short, because a customer waits. */
const waits = [500, 1_000, 2_000, 4_000, 8_000]

/** How many numbers may be sold to others while we buy them, before we say that there is none. */
const mostTaken = 8

/** Milliseconds that a purchase may stay without a result before the worker for numbers looks it up. */
const quiet = 2 * 60_000

/** Buys a number for a reservation, or continues where a process died. For one that was given up meanwhile it buys nothing. */
export async function buyNumber(deps: Working, reservation: ReservationRow, owner: string) {
  if (reservation.status !== 'working')
    return void (await changeLeased(deps.db, 'reservations', reservation.id, owner, { run_at: null }))
  let account: Account | undefined
  try {
    account = await deps.telephony.of(reservation.project_id)
    if (!account) throw new Fault('telephony_refused', 'the project has no telephony account any more')
    const { number, owned } = await obtain(deps, reservation, account)
    await keepPurchase(deps, number, owned, account)
  } catch (error) {
    await stopped(deps, reservation, owner, { error, account })
  }
}

/**
 * Buys a number. Its row is written before the provider is asked, and the provider keeps the row's id with the number: when
 * the answer is lost, the number is found again.
 */
async function obtain({ db, now }: Working, reservation: ReservationRow, account: Account) {
  for (let tries = 0; tries < mostTaken; tries++) {
    const pending = await providedOf(db, reservation.id)
    const owned = pending && (await ours(account, pending))
    if (owned) return { number: pending, owned }
    const number = pending ?? (await writeDown({ db, now }, reservation, account))
    try {
      return { number, owned: await account.buy(number, number.id) }
    } catch (error) {
      if (!(error instanceof TelephonyError) || error.reason === 'unanswered') throw error
      // An earlier purchase without an answer may have gone through after we looked: then the number is no longer on sale.
      const bought = error.reason === 'taken' && (await ours(account, number))
      if (bought) return { number, owned: bought }
      const note = `${error.reason}: ${error.detail.message}`
      await moveProvided(db, number.id, ['buying'], {
        status: 'refused',
        note,
        run_at: null,
        updated_at: toIso(now()),
      })
      if (error.reason !== 'taken') throw error
    }
  }
  throw new Fault('number_unavailable', 'others bought every number that was chosen')
}

async function ours(account: Account, number: ProvidedNumberRow): Promise<OwnedNumber | undefined> {
  const found = await account.find(number.phone_number)
  return found?.marker === number.id ? found : undefined
}

async function writeDown(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  reservation: ReservationRow,
  account: Account,
): Promise<ProvidedNumberRow> {
  const { project_id, country_iso, area_code } = reservation
  const offers = await account.search({ country_iso, area_code }, 100)
  const at = toIso(now())
  const pool = await ensurePool(db, project_id, country_iso, at)
  // Others buy at the same time and see the same offers, so each buyer tries them in another order.
  for (const { phone_number } of shuffled(offers)) {
    const wanted = {
      id: uuid(),
      project_id,
      pool_id: pool.id,
      country_iso,
      phone_number,
      source: 'purchase' as const,
      status: 'buying' as const,
      provider: account.provider,
      account_sid: account.accountSid,
      reservation_id: reservation.id,
      run_at: toIso(addMs(now(), quiet)),
    }
    const number = await addProvided(db, wanted, at)
    if (number) return number
  }
  if (!offers.length) throw new Fault('number_unavailable', 'no number is on sale there')
  throw new TelephonyError('busy', { message: 'every number on sale is being bought for somebody else' })
}

const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)

/** Records a purchase. The number is reserved for its link, or free when the link no longer waits for it. Repeating it is harmless. */
export async function keepPurchase(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  number: ProvidedNumberRow,
  { provider_id }: OwnedNumber,
  { provider, accountSid }: Account,
) {
  await db.transaction().execute(async (tx) => {
    const at = toIso(now())
    const kept = await moveProvided(tx, number.id, ['buying'], {
      status: 'reserved',
      provider,
      account_sid: accountSid,
      provider_id,
      note: null,
      run_at: null,
      updated_at: at,
    })
    if (!kept) return
    const entry = { projectId: kept.project_id, action: 'pool_number.bought', subject: kept.id } as const
    await audit(tx, now(), { ...entry, detail: { provider_id, country_iso: kept.country_iso } })
    const reserved = { status: 'reserved', source: 'live', held_until: holdFrom(now()), run_at: null } as const
    const mine = await moveReservation(tx, kept.reservation_id as string, ['working'], { ...reserved, updated_at: at })
    if (mine) await noteReserved(tx, now(), mine, kept)
    else await freeNumber(tx, now(), kept, at)
  })
}

/** Tries again later, or records why there is no number. The row of a purchase without an answer stays in either case. */
async function stopped(
  { db, log, now }: Working,
  reservation: ReservationRow,
  owner: string,
  { error, account }: { error: unknown; account: Account | undefined },
) {
  const provider = error instanceof TelephonyError ? error : undefined
  const note = { reservation: reservation.id, tries: reservation.tries, ...provider?.detail }
  const again = provider ? provider.reason === 'unanswered' || provider.reason === 'busy' : !(error instanceof Fault)
  const wait = waits[reservation.tries]
  const advice = provider && account && adviceFor(account.provider, provider.reason)
  log.warn(
    { ...note, ...(provider || error instanceof Fault ? {} : { err: error }) },
    `a number could not be bought${advice ? `: ${advice}` : ''}`,
  )
  if (again && wait !== undefined) {
    const change = { tries: reservation.tries + 1, run_at: toIso(addMs(now(), wait)) }
    await askAgain(db, reservation.id, owner, change)
    return
  }
  const fault = provider ? telephonyFaults[provider.reason] : error instanceof Fault ? error.code : 'internal'
  await db.transaction().execute(async (tx) => {
    const failed = await moveReservation(tx, reservation.id, ['working'], {
      status: 'failed',
      fault,
      fault_detail: JSON.stringify(provider?.detail ?? null),
      run_at: null,
      updated_at: toIso(now()),
    })
    const link = failed && (await findLink(tx, failed.setup_link_id))
    if (failed && link) await noteNumberFailed(tx, now(), link as SetupLinkRow, failed)
  })
}
