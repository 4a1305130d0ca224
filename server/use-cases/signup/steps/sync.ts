import type { Action } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { GraphError } from '../../../meta/errors.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { assertCanContinue } from '../../links/usable-link.ts'
import { type Change, tokenOf } from './step.ts'

/**
 * Asks a coexistence number for its contacts, then its history. Each can be asked once in a number's life and only in
 * the first 24 hours: "asked already" is therefore success, and "too late" is a thing the customer can mend, not a failure.
 */
export async function sync({ db, graph, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  await assertCanContinue(db, attempt.setup_link_id)
  const token = await tokenOf(sealer, attempt)
  const synced = JSON.parse(attempt.synced) as string[]
  const actions = new Set(JSON.parse(attempt.actions) as Action[])
  const type = (['smb_app_state_sync', 'history'] as const).find((one) => !synced.includes(one))
  if (!type) return { step: 'complete' }
  try {
    await graph.sync(attempt.phone_number_id as string, type, token)
  } catch (error) {
    if (!(error instanceof GraphError) || (error.code !== 2593107 && error.code !== 2593108)) throw error
    if (error.code === 2593108) actions.add('history_unavailable')
  }
  return { synced: JSON.stringify([...synced, type]), actions: JSON.stringify([...actions]) }
}
