import type { Deps } from '../../deps.ts'
import { GraphError } from '../../meta/errors.ts'
import { isAccountInUse } from '../../store/numbers/accounts.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { tokenOfNumber } from './number-token.ts'

/**
 * Unsubscribes the app from an account's webhooks when no number of it is left here. Call it after `number` was deleted. Best
 * effort: a failure does not stop the deletion, and webhooks that still arrive are ignored.
 */
export async function leaveAccount(
  deps: Pick<Deps, 'db' | 'graph' | 'log' | 'sealer'>,
  number: PhoneNumberRow,
): Promise<void> {
  const { db, graph, log } = deps
  const { business_account_id } = number
  if (await isAccountInUse(db, business_account_id)) return
  try {
    await graph.unsubscribe(business_account_id, await tokenOfNumber(deps, number))
  } catch (error) {
    const why = error instanceof GraphError ? error.detail : { err: error }
    log.info(
      { waba: business_account_id, ...why },
      'Meta did not unsubscribe the app from an account without numbers here; its webhooks are ignored',
    )
  }
}
