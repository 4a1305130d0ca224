import type { Deps } from '../deps.ts'
import { Fault } from '../fault.ts'
import { GraphError } from '../meta/errors.ts'
import { isAccountInUse } from '../store/accounts.ts'
import { findNumber } from '../store/phone-numbers.ts'
import { removeNumber } from './remove-number.ts'

/**
 * Takes a number off for a backend. When nobody here uses its account any more, Meta is asked to send no more of that
 * account's webhooks; whether it can be reached does not matter to the backend, for what still comes is ignored.
 * The number stays registered at Meta, where it is the customer's.
 *
 * @throws {Fault} `not_found`
 */
export async function dropNumber(deps: Deps, projectId: string, phoneNumberId: string): Promise<void> {
  const { db, graph, log, now, sealer } = deps
  const number = await findNumber(db, projectId, phoneNumberId)
  const gone = number && (await db.transaction().execute((tx) => removeNumber(tx, now(), number)))
  if (!gone) throw new Fault('not_found', 'Phone number not found')
  if (await isAccountInUse(db, number.business_account_id)) return
  try {
    const token = await sealer.open(number.token, `number ${projectId} ${phoneNumberId}`)
    await graph.unsubscribe(number.business_account_id, token)
  } catch (error) {
    const why = error instanceof GraphError ? error.detail : { err: error }
    log.info({ waba: number.business_account_id, ...why }, 'the app stays subscribed to an account nobody uses here')
  }
}
