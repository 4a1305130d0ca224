import { faultCode, faults } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { noteSetup } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { addAttemptEvent } from '../../store/signup/attempt-events.ts'
import { changeAttempt } from '../../store/signup/attempts.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { toIso } from '../../time.ts'
import { assertCanContinue } from '../links/usable-link.ts'

/**
 * Continues an attempt with the PIN that the customer typed: one try with Meta, never more, because Meta locks a number after a
 * few wrong PINs. An attempt that does not wait for a PIN stays unchanged.
 */
export async function submitPin(deps: Deps, link: SetupLinkRow, attempt: AttemptRow, pin: string): Promise<AttemptRow> {
  const typed_pin = await deps.sealer.seal(pin, `pin ${attempt.project_id} ${attempt.phone_number_id}`)
  return goOn(deps, link, attempt, 'pin', { typed_pin })
}

/**
 * Continues an attempt to which Meta gave no answer for too long, or whose lock at Meta has ended. An attempt that failed for
 * another reason stays unchanged. So does one that is still locked: a try now could only extend the lock.
 */
export async function retryAttempt(deps: Deps, link: SetupLinkRow, attempt: AttemptRow): Promise<AttemptRow> {
  const locked = attempt.again_at && attempt.again_at > toIso(deps.now())
  const again = attempt.token && !locked && faults[faultCode(attempt.fault)].remedy === 'retry'
  return again ? goOn(deps, link, attempt, 'failed', { ended_at: null }) : attempt
}

async function goOn(
  { db, now, workers }: Deps,
  link: SetupLinkRow,
  attempt: AttemptRow,
  from: 'pin' | 'failed',
  change: { typed_pin: string } | { ended_at: null },
): Promise<AttemptRow> {
  const at = toIso(now())
  const going = { status: 'working', fault: null, fault_detail: null, again_at: null, tries: 0 } as const
  const working = await db.transaction().execute(async (tx) => {
    const row = await changeAttempt(tx, attempt.id, from, { ...going, ...change, run_at: at, updated_at: at })
    if (!row) return undefined
    await assertCanContinue(tx, link.id)
    await noteSetup(tx, link.id, 'processing', null)
    await addAttemptEvent(tx, now(), row, 'resumed', { by: from === 'pin' ? 'pin' : 'retry', step: row.step })
    return row
  })
  if (!working) return attempt
  workers.attempts.start(attempt.id)
  return working
}
