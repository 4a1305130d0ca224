import type { AppDeps } from '../../../deps.ts'
import { isBeingUndone } from '../../../store/signup/ledger.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { assertCanContinue } from '../../links/usable-link.ts'
import { type Change, inAMoment, tokenOf } from './step.ts'

export async function subscribe(
  { db, graph, now, sealer }: Omit<AppDeps, 'workers'>,
  attempt: AttemptRow,
): Promise<Change> {
  await assertCanContinue(db, attempt.setup_link_id)
  if (await isBeingUndone(db, attempt.waba_id as string)) return inAMoment(now())
  await graph.subscribe(attempt.waba_id as string, await tokenOf(sealer, attempt))
  return { step: attempt.connection_type === 'coexistence' ? 'sync' : 'register' }
}
