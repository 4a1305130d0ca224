import { randomInt } from 'node:crypto'
import type { Mark } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import { faultOf, GraphError } from '../../../meta/errors.ts'
import type { Db } from '../../../store/database/tables.ts'
import { acceptPin, forgetPin, hasPinOfOurs, keepPin, unknownPin } from '../../../store/numbers/number-pins.ts'
import { findNumber } from '../../../store/numbers/phone-numbers.ts'
import { isBeingUndone } from '../../../store/signup/ledger.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { toIso } from '../../../time.ts'
import { assertCanContinue } from '../../links/usable-link.ts'
import { prices, spend } from '../../numbers/spend.ts'
import { verifyReserved } from '../../provisioning/reserved-number.ts'
import { type Change, inAMoment, tokenOf } from './step.ts'

/**
 * Registers a dedicated number, unless it is registered already.
 * Each number has one PIN, which is stored, because Meta locks a number for days after a few wrong ones. If Meta refuses our PIN,
 * we forget it and never send another. A PIN that the customer typed is tried once, and stored when Meta accepts it.
 */
export async function register(deps: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const { db, graph, sealer, now } = deps
  await assertCanContinue(db, attempt.setup_link_id)
  const { project_id, phone_number_id } = attempt as AttemptRow & { phone_number_id: string }
  if (await isBeingUndone(db, attempt.waba_id as string)) return inAMoment(now())
  const token = await tokenOf(sealer, attempt)
  const number = await graph.number(phone_number_id, token)
  if (number.platform_type === 'CLOUD_API')
    return { step: 'complete', typed_pin: null, ...(await sharing(db, attempt)) }
  if (number.code_verification_status !== 'VERIFIED') {
    const wait = await verifyReserved(deps, attempt, phone_number_id, token)
    if (wait) return wait
  }

  const about = `pin ${project_id} ${phone_number_id}`
  // The number has a PIN that we did not set: a guess would only bring its lock nearer.
  const fresh = number.is_pin_enabled ? unknownPin : await sealer.seal(newPin(), about)
  const kept = await keepPin(db, project_id, phone_number_id, fresh, toIso(now()))
  const sealed = attempt.typed_pin ?? kept.pin
  if (sealed === unknownPin) throw new Fault('pin_required', 'the number has a PIN that only its owner knows')
  try {
    const pin = await sealer.open(sealed, about)
    await spend(
      deps,
      attempt.typed_pin ? prices.registerByPin : prices.register,
      phone_number_id,
      () => graph.register(phone_number_id, pin, token),
      (tx) => acceptPin(tx, project_id, phone_number_id, sealed, toIso(now())),
    )
  } catch (error) {
    const wrong = error instanceof GraphError && faultOf(error) === 'pin_required'
    if (wrong && !attempt.typed_pin) await forgetPin(db, project_id, phone_number_id)
    throw error
  }
  return { step: 'complete', typed_pin: null }
}

/**
 * A number that is registered, but not by this project, also works with another partner. Meta would answer a registration with
 * success and change nothing; the PIN is the other partner's, and the limits are shared.
 */
async function sharing(db: Db, { project_id, phone_number_id, marks }: AttemptRow): Promise<Pick<Change, 'marks'>> {
  const id = phone_number_id as string
  const known = await findNumber(db, project_id, id)
  const ours = known ? !known.marks.includes('"shared"') : await hasPinOfOurs(db, project_id, id)
  return ours ? {} : { marks: JSON.stringify([...(JSON.parse(marks) as Mark[]), 'shared' satisfies Mark]) }
}

/** Six digits that Meta does not call weak: not all the same, not a sequence. */
function newPin(): string {
  const pin = String(randomInt(1_000_000)).padStart(6, '0')
  const strides = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  return strides.size === 1 ? newPin() : pin
}
