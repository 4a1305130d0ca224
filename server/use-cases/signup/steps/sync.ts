import type { Action } from '../../../../contract/index.ts'
import type { AppDeps } from '../../../deps.ts'
import { GraphError } from '../../../meta/errors.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { assertCanContinue } from '../../links/usable-link.ts'
import { Overspent, prices, spend } from '../../numbers/registration/spend.ts'
import { type Change, tokenOf } from './step.ts'

const askedAlready = 2593107

/** A number that is invisible for longer than a new grant can be (100/33) will not be synchronised. */
const patience = 3

/**
 * Asks Meta to synchronise the contacts of a coexistence number, then its history. Each can be requested once in a number's life
 * and only in the first 24 hours, so "requested already" counts as success. If Meta refuses for another reason, the signup still
 * completes: the customer has the number, without the earlier chats.
 */
export async function sync(deps: Omit<AppDeps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  const { db, graph, log, sealer } = deps
  await assertCanContinue(db, attempt.setup_link_id)
  const token = await tokenOf(sealer, attempt)
  const synced = JSON.parse(attempt.synced) as string[]
  const actions = new Set(JSON.parse(attempt.actions) as Action[])
  const type = (['smb_app_state_sync', 'history'] as const).find((one) => !synced.includes(one))
  if (!type) return { step: 'complete' }
  try {
    const id = attempt.phone_number_id as string
    await spend(deps, prices[type], id, () => graph.sync(id, type, token))
  } catch (error) {
    const givenUp = error instanceof Overspent && error.exhausted
    if (givenUp) {
      actions.add('history_unavailable')
      log.warn(
        { attempt: attempt.id, type },
        'Meta gave no answer about the earlier chats for too long; the signup continues without them',
      )
      return { synced: JSON.stringify([...synced, type]), actions: JSON.stringify([...actions]) }
    }
    if (!(error instanceof GraphError) || error.transient) throw error
    if (error.invisible && attempt.tries < patience) throw error
    if (![error.code, error.body?.error_subcode].includes(askedAlready)) {
      actions.add('history_unavailable')
      log.warn(
        { attempt: attempt.id, type, ...error.detail },
        'Meta refused to synchronise the earlier chats; the signup continues without them',
      )
    }
  }
  return { synced: JSON.stringify([...synced, type]), actions: JSON.stringify([...actions]) }
}
