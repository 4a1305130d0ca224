import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { leaveAccount } from './leave-account.ts'
import { removeNumber } from './remove-number.ts'

/**
 * Deletes a number at a backend's request. It stays registered at Meta, in the customer's account.
 *
 * @throws {Fault} `not_found`
 */
export async function dropNumber(deps: Deps, projectId: string, phoneNumberId: string): Promise<void> {
  const number = await findNumber(deps.db, projectId, phoneNumberId)
  const gone = number && (await deps.db.transaction().execute((tx) => removeNumber(tx, deps.now(), number)))
  if (!gone) throw new Fault('not_found', 'Phone number not found')
  await leaveAccount(deps, number)
}
