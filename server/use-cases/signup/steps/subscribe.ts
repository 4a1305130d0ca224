import type { Deps } from '../../../deps.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { assertCanContinue } from '../../links/usable-link.ts'
import { type Change, tokenOf } from './step.ts'

export async function subscribe({ db, graph, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  await assertCanContinue(db, attempt.setup_link_id)
  await graph.subscribe(attempt.waba_id as string, await tokenOf(sealer, attempt))
  return { step: attempt.connection_type === 'coexistence' ? 'sync' : 'register' }
}
