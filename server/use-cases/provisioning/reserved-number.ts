import type { Assets, ConnectionType } from '../../../contract/index.ts'
import type { AppDeps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { GraphNumber } from '../../meta/calls/shapes.ts'
import { isSameLine } from '../../phone.ts'
import type { Db } from '../../store/database/tables.ts'
import { findLink } from '../../store/links/setup-links.ts'
import { findCustomer } from '../../store/projects/customers.ts'
import { moveProvided, providedOf } from '../../store/provisioning/provided-numbers.ts'
import { findReservation, moveReservation } from '../../store/provisioning/reservations.ts'
import type { ProvidedNumberRow } from '../../store/provisioning/tables.ts'
import { partsOf } from '../../telephony/phone.ts'
import { addMs, toIso } from '../../time.ts'
import { isMetaNumber } from '../numbers/meta-number.ts'
import { endReservation } from './end-reservation.ts'
import { verifyByCode } from './verify-by-code.ts'

type Working = Omit<AppDeps, 'workers'>

/** What numbers depend on of a signup. */
interface SignupOfLink {
  id: string
  setup_link_id: string
  connection_type: ConnectionType
  /** The number of ours that it connects. */
  provided_number_id: string | null
  /** Meta's id of the number, once it is known. */
  phone_number_id: string | null
  created_at: string
}

/** See `Verification` in `verify-by-code.ts`. The customer waits meanwhile. */
const patience = { text: 60_000, call: 180_000 }

/** The number that a link holds for its customer. Undefined for coexistence: such a signup brings its own number. */
export async function reservedFor(db: Db, attempt: SignupOfLink): Promise<ProvidedNumberRow | undefined> {
  if (attempt.connection_type !== 'dedicated') return undefined
  const reservation = await findReservation(db, attempt.setup_link_id)
  return reservation?.status === 'reserved' ? providedOf(db, reservation.id) : undefined
}

const isSameNumber = (number: Pick<GraphNumber, 'display_phone_number'>, reserved: ProvidedNumberRow) =>
  isSameLine(number.display_phone_number, reserved.phone_number)

/**
 * Finds the number that we hold among those of the account. If the customer finished without a number, it is added now.
 *
 * @throws {Fault} `wrong_number` when the customer chose another one, `display_name_only` when that one is lent by Meta
 */
export async function connectReserved<Found extends { waba_id: string; number: GraphNumber }>(
  { db, graph, log }: Working,
  attempt: SignupOfLink,
  reserved: ProvidedNumberRow,
  { found, hints, wabas, token }: { found: Found[]; hints: Assets; wabas: string[]; token: string },
): Promise<{ waba_id: string; number: GraphNumber }> {
  const same = found.find(({ number }) => isSameNumber(number, reserved))
  if (same && (!hints.phone_number_id || hints.phone_number_id === same.number.id)) return same
  const lent = found.some(({ number }) => number.id === hints.phone_number_id && isMetaNumber(number))
  const [waba_id] = wabas
  const parts = partsOf(reserved.phone_number)
  if (hints.phone_number_id || same || !waba_id || !parts || !reserved.provider_id)
    throw new Fault(
      lent ? 'display_name_only' : 'wrong_number',
      'the customer chose another number than the one held',
      {
        detail: { expected: reserved.phone_number, chosen: hints },
      },
    )
  const link = await findLink(db, attempt.setup_link_id)
  const customer = link && (await findCustomer(db, link.project_id, link.customer_id))
  const verified_name = customer?.name ?? reserved.phone_number
  const number = { cc: parts.dialCode, phone_number: parts.national, verified_name }
  const { id } = await graph.addNumber(waba_id, number, token)
  log.info({ attempt: attempt.id }, 'the number held for the customer was added to their account')
  return { waba_id, number: await graph.number(id, token) }
}

/**
 * Verifies a number of ours when the customer's popup ended without that: WhatsApp sends the code to us.
 *
 * @returns when to look again; undefined when the number is verified
 *
 * @throws {Fault} `number_unverified` when it is not ours to verify, or no code came
 */
export async function verifyReserved(
  deps: Working,
  attempt: SignupOfLink,
  phoneNumberId: string,
  token: string,
): Promise<{ run_at: string } | undefined> {
  const { db, now } = deps
  const number = await reservedFor(db, attempt)
  if (!number?.provider_id || number.id !== attempt.provided_number_id)
    throw new Fault('number_unverified', 'the number has not been verified by SMS or call')
  // What an earlier signup asked for is over: its code may have gone to a window that is closed.
  const earlier = number.code_asked_at !== null && number.code_asked_at < attempt.created_at
  const asked = earlier ? { ...number, code_asked_at: null } : number
  const outcome = await verifyByCode(deps, asked, { metaId: phoneNumberId, token, patience })
  if (outcome === 'silent') throw new Fault('number_unverified', 'WhatsApp’s code never arrived')
  return outcome === 'waiting' ? { run_at: toIso(addMs(now(), 1_000)) } : undefined
}

/** Call it when a signup completes, in that transaction: the number becomes the customer's, or is free again if they brought another. */
export async function settleReservation(tx: Db, now: Date, attempt: SignupOfLink) {
  const reservation = await findReservation(tx, attempt.setup_link_id)
  if (!reservation) return
  const number = await providedOf(tx, reservation.id)
  if (!number || number.id !== attempt.provided_number_id) return endReservation(tx, now, reservation, 'signup')
  const at = toIso(now)
  await moveReservation(tx, reservation.id, ['reserved'], { status: 'connected', updated_at: at })
  await moveProvided(tx, number.id, ['reserved'], {
    status: 'connected',
    phone_number_id: attempt.phone_number_id,
    run_at: null,
    updated_at: at,
    code: null,
    code_asked_at: null,
    note: null,
  })
}
