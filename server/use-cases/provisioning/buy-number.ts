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

/** Waits between asking a provider again that did not answer, in milliseconds: the customer is watching. */
const waits = [500, 1_000, 2_000, 4_000, 8_000]

/** Numbers that others snatched from under our hands before we say that there is none. */
const snatched = 8

/** How long a purchase may be without a word before somebody looks after it who does not hold its lease. */
const quiet = 2 * 60_000

/** Buys a number for a reservation, or goes on where a process died. Nothing is bought for one that was let go meanwhile. */
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
 * A number that is ours, at the provider and in our books. It is written down before it is asked for, by its digits and with
 * an id that the provider keeps too: whatever happens to the answer, the number is found again.
 */
async function obtain({ db, now }: Working, reservation: ReservationRow, account: Account) {
  for (let tries = 0; tries < snatched; tries++) {
    const pending = await providedOf(db, reservation.id)
    const owned = pending && (await ours(account, pending))
    if (owned) return { number: pending, owned }
    const number = pending ?? (await writeDown({ db, now }, reservation, account))
    try {
      return { number, owned: await account.buy(number, number.id) }
    } catch (error) {
      if (!(error instanceof TelephonyError) || error.reason === 'unanswered') throw error
      // A purchase that got no answer may have gone through after we looked: then the number is not for sale any more.
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
  throw new Fault('number_unavailable', 'others bought every number that we chose')
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
  // Many may buy at once, and all are shown the same shelf.
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
  throw new TelephonyError('busy', { message: 'every number on the shelf is being bought for somebody else' })
}

const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)

/** Writes down what was bought: the link's, or, when nobody waits for it any more, free. Somebody may have done so already. */
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

/** Waits and asks again, or says why there is no number. A purchase without an answer stays in the books either way. */
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
