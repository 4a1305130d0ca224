import type { Mark } from '../../../../contract/index.ts'
import type { AppDeps } from '../../../deps.ts'
import type { Db } from '../../../store/database/tables.ts'
import { hasPinOfOurs } from '../../../store/numbers/number-pins.ts'
import { findNumber } from '../../../store/numbers/phone-numbers.ts'
import { isBeingUndone } from '../../../store/signup/ledger.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { assertCanContinue } from '../../links/usable-link.ts'
import { registerNumber } from '../../numbers/registration/register-number.ts'
import { verifyReserved } from '../../provisioning/reserved-number.ts'
import { type Change, inAMoment, tokenOf } from './step.ts'

/** Registers a dedicated number, unless it is registered already; see `numbers/registration/register-number.ts`. */
export async function register(deps: Omit<AppDeps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const { db, graph, now, sealer } = deps
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

  await registerNumber(deps, project_id, number, token, attempt.typed_pin)
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
