import type { Updateable } from 'kysely'
import type { PoolNumberStatus } from '../../../contract/index.ts'
import type { AppDeps } from '../../deps.ts'
import { GraphError } from '../../meta/errors.ts'
import { e164, spellingsOf } from '../../phone.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { moveProvided } from '../../store/provisioning/provided-numbers.ts'
import { findReservationById } from '../../store/provisioning/reservations.ts'
import type { ProvidedNumberRow, ProvidedNumbersTable } from '../../store/provisioning/tables.ts'
import type { Account } from '../../telephony/connect.ts'
import type { OwnedNumber } from '../../telephony/telephony.ts'
import { TelephonyError } from '../../telephony/telephony-error.ts'
import { addMs, hour, minute, second, toIso } from '../../time.ts'
import { Overspent } from '../numbers/registration/spend.ts'
import { keepPurchase } from './buy-number.ts'
import { watchRise } from './pool-level.ts'
import { preverify } from './preverify-number.ts'

export type Tending = Pick<AppDeps, 'db' | 'graph' | 'log' | 'now' | 'partner' | 'sealer' | 'telephony'>
type Change = Updateable<ProvidedNumbersTable>

/** How often a purchase without an answer is looked up before it counts as not made. */
const lookUps = 4

/**
 * Does for a number what no customer waits for: it makes an import ready, looks up a purchase without an answer, releases a
 * number at its provider, or renews a verification. What fails is tried again until its result is known.
 */
export async function tendNumber(deps: Tending, number: ProvidedNumberRow) {
  const { db, log, now } = deps
  try {
    await tending[number.status]?.(deps, number)
  } catch (error) {
    if (error instanceof Overspent) return again(deps, number, Math.max(0, error.until.getTime() - now().getTime()))
    const known = error instanceof TelephonyError || error instanceof GraphError
    if (!known) throw error
    log.warn(
      { number: number.id, status: number.status, ...error.detail },
      `a number stays ${number.status}: ${error.message}. It is tried again later`,
    )
    const wait = Math.min(hour, 5 * second * 2 ** number.tries)
    await moveProvided(db, number.id, [number.status], {
      tries: number.tries + 1,
      run_at: toIso(addMs(now(), wait)),
      updated_at: toIso(now()),
      note: `${error.message}: ${String(error.detail.message ?? '')}`,
    })
  }
}

const tending: Partial<Record<PoolNumberStatus, (deps: Tending, number: ProvidedNumberRow) => Promise<void>>> = {
  buying: lookUp,
  releasing: giveBack,
  checking: makeReady,
  available: renew,
  reserved: (deps, number) => again(deps, number, hour),
}

const again = async ({ db, now }: Tending, number: ProvidedNumberRow, wait: number, change: Change = {}) =>
  void (await moveProvided(db, number.id, [number.status], { ...change, run_at: toIso(addMs(now(), wait)) }))

/** Looks up a purchase without an answer. If the provider has the number it is ours, and free unless its link still waits. */
async function lookUp(deps: Tending, number: ProvidedNumberRow) {
  const { db, now } = deps
  const reservation = await findReservationById(db, number.reservation_id)
  if (reservation?.status === 'working') return again(deps, number, 2 * minute)
  const account = await accountOf(deps, number)
  if (!account) return again(deps, number, hour, { note: elsewhere })
  const found = await account.find(number.phone_number)
  if (found?.marker === number.id) return keepPurchase(deps, number, found, account)
  if (number.tries < lookUps) return again(deps, number, 5 * minute, { tries: number.tries + 1 })
  await moveProvided(db, number.id, ['buying'], {
    status: 'refused',
    note: 'it was never bought',
    run_at: null,
    updated_at: toIso(now()),
  })
}

async function giveBack(deps: Tending, number: ProvidedNumberRow) {
  const { db, now } = deps
  const account = await accountOf(deps, number)
  if (!account) return again(deps, number, hour, { note: elsewhere })
  await account.release(number.provider_id as string)
  await db.transaction().execute(async (tx) => {
    const gone = { status: 'released', note: null, run_at: null, updated_at: toIso(now()) } as const
    if (!(await moveProvided(tx, number.id, ['releasing'], gone))) return
    const { project_id: projectId, id: subject, provider_id } = number
    await audit(tx, now(), { projectId, action: 'pool_number.released', subject, detail: { provider_id } })
  })
}

const elsewhere =
  'it is in a telephony account that the project no longer has: set that account again, or release the number there by hand'

/** The account that a number is in, if the project still has it. */
async function accountOf({ telephony }: Tending, number: ProvidedNumberRow): Promise<Account | undefined> {
  const account = await telephony.of(number.project_id)
  return account?.provider === number.provider && account?.accountSid === number.account_sid ? account : undefined
}

/** Makes a number ready for the pool. Its texts and calls must reach us, or it must be verified with Meta already. */
async function makeReady(deps: Tending, number: ProvidedNumberRow) {
  const { db, now } = deps
  let change: Change = {}
  if (!number.provider_id) {
    const account = await deps.telephony.of(number.project_id)
    const found = account && (await findLine(account, number.phone_number))
    if (found) {
      await account.attach(found.provider_id, number.id)
      change = { provider: account.provider, provider_id: found.provider_id, account_sid: account.accountSid }
    } else if (!number.preverified_id)
      return void (await moveProvided(db, number.id, ['checking'], {
        status: 'refused',
        run_at: null,
        updated_at: toIso(now()),
        note: 'it is not in the project’s telephony account, and has no preverified_id: no code could reach its customer',
      }))
  }
  const ready = await preverify(deps, { ...number, ...(change as Partial<ProvidedNumberRow>) })
  await db.transaction().execute(async (tx) => {
    const at = toIso(now())
    await moveProvided(tx, number.id, ['checking'], { tries: 0, ...change, ...ready, updated_at: at })
    await watchRise(tx, number.project_id, number.pool_id)
  })
}

/** Looks a number up at its provider, which may spell its line in another way than the one who imported it. */
async function findLine(account: Account, phoneNumber: string): Promise<OwnedNumber | undefined> {
  for (const digits of spellingsOf(phoneNumber)) {
    const found = await account.find(e164(digits))
    if (found) return found
  }
  return undefined
}

/** Begins to renew a verification. Nobody gets the number meanwhile. */
async function renew({ db, now }: Tending, number: ProvidedNumberRow) {
  await moveProvided(db, number.id, ['available'], {
    status: 'checking',
    code_asked_at: null,
    run_at: toIso(now()),
    updated_at: toIso(now()),
  })
}
