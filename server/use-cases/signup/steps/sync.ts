import type { Action } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { GraphError } from '../../../meta/errors.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { assertCanContinue } from '../../links/usable-link.ts'
import { type Change, tokenOf } from './step.ts'

const askedAlready = 2593107

/** A number that is invisible for longer than a fresh grant is (100/33) will not be synced. */
const patience = 3

/**
 * Asks a coexistence number for its contacts, then its history. Each can be asked once in a number's life and only in
 * the first 24 hours: "asked already" is therefore success. Whatever else Meta refuses, the signup is finished: the customer
 * lacks the earlier chats and has a number.
 */
export async function sync({ db, graph, log, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  await assertCanContinue(db, attempt.setup_link_id)
  const token = await tokenOf(sealer, attempt)
  const synced = JSON.parse(attempt.synced) as string[]
  const actions = new Set(JSON.parse(attempt.actions) as Action[])
  const type = (['smb_app_state_sync', 'history'] as const).find((one) => !synced.includes(one))
  if (!type) return { step: 'complete' }
  try {
    await graph.sync(attempt.phone_number_id as string, type, token)
  } catch (error) {
    if (!(error instanceof GraphError) || error.transient) throw error
    if (error.invisible && attempt.tries < patience) throw error
    if (![error.code, error.body?.error_subcode].includes(askedAlready)) {
      actions.add('history_unavailable')
      log.warn({ attempt: attempt.id, type, ...error.detail }, 'Meta refused to bring the earlier chats over')
    }
  }
  return { synced: JSON.stringify([...synced, type]), actions: JSON.stringify([...actions]) }
}
