import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { leaveAccount } from './leave-account.ts'
import { removeNumber } from './remove-number.ts'

/**
 * Deletes a number at a backend's request. What we did for it at Meta is undone afterwards; it stays registered, in the customer's
 * account.
 *
 * @throws {Fault} `not_found`
 */
export async function dropNumber(deps: Deps, projectId: string, phoneNumberId: string): Promise<void> {
  const { db, now, workers } = deps
  const number = await findNumber(db, projectId, phoneNumberId)
  const undoing =
    number &&
    (await db
      .transaction()
      .execute(async (tx) =>
        (await removeNumber(tx, now(), number)) ? leaveAccount(deps, tx, number, 'number_deleted') : undefined,
      ))
  if (!undoing) throw new Fault('not_found', 'Phone number not found')
  workers.undoing.start(undoing)
}
