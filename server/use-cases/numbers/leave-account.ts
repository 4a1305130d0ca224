import type { Deps } from '../../deps.ts'
import { GraphError } from '../../meta/errors.ts'
import { isAccountInUse } from '../../store/numbers/accounts.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { tokenOfNumber } from './number-token.ts'

/**
 * Asks Meta to send no more of an account's webhooks, once nobody here has a number of it: call it after `number` is gone.
 * Best effort, for whoever deletes a number has a right to be done with it; what still comes is ignored.
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
    log.info({ waba: business_account_id, ...why }, 'the app stays subscribed to an account nobody uses here')
  }
}
