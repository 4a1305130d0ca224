import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { numbersOfCustomer } from '../../store/numbers/phone-numbers.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { lockCustomer, removeCustomer } from '../../store/projects/customers.ts'
import { reservationsOfCustomer } from '../../store/provisioning/reservations.ts'
import { leaveAccount } from '../numbers/leave-account.ts'
import { removeNumber } from '../numbers/remove-number.ts'
import { endReservation } from '../provisioning/end-reservation.ts'

/**
 * Deletes a customer with everything that belongs to them: links, signups under way, numbers and their tokens. Each deleted
 * number is reported as `whatsapp.phone_number.deleted`. The numbers stay at Meta, where the customer can remove our app from
 * their account; we only unsubscribe from its webhooks.
 *
 * @throws {Fault} `not_found`
 */
export async function deleteCustomer(
  deps: Pick<Deps, 'db' | 'graph' | 'log' | 'now' | 'sealer'>,
  projectId: string,
  customerId: string,
): Promise<void> {
  const { db, now } = deps
  const numbers = await db.transaction().execute(async (tx) => {
    if (!(await lockCustomer(tx, projectId, customerId))) throw new Fault('not_found', 'Customer not found')
    const gone = await numbersOfCustomer(tx, customerId)
    for (const number of gone) await removeNumber(tx, now(), number)
    for (const held of await reservationsOfCustomer(tx, customerId))
      await endReservation(tx, now(), held, 'customer_deleted')
    await removeCustomer(tx, customerId)
    await audit(tx, now(), { projectId, action: 'customer.deleted', subject: customerId })
    return gone
  })
  for (const number of numbers) await leaveAccount(deps, number)
}
