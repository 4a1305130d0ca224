import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { readLeasesEnd } from '../../runtime/read-leases.ts'
import { numbersOfCustomer } from '../../store/numbers/phone-numbers.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { lockCustomer, removeCustomer } from '../../store/projects/customers.ts'
import { reservationsOfCustomer } from '../../store/provisioning/reservations.ts'
import { leaveAccount } from '../numbers/leave-account.ts'
import { removeNumber } from '../numbers/remove-number.ts'
import { endReservation } from '../provisioning/end-reservation.ts'

/**
 * Deletes a customer with everything that belongs to them: links, signups under way, numbers and their tokens. Each deleted
 * number is reported as `whatsapp.phone_number.deleted`. What we did for them at Meta is undone afterwards. The numbers stay
 * registered there, where the customer can remove our app from their account.
 *
 * @throws {Fault} `not_found`
 */
export async function deleteCustomer(
  deps: Pick<Deps, 'db' | 'log' | 'now' | 'sealer' | 'workers'>,
  projectId: string,
  customerId: string,
): Promise<void> {
  const { db, now, workers } = deps
  const undoing = await db.transaction().execute(async (tx) => {
    if (!(await lockCustomer(tx, projectId, customerId))) throw new Fault('not_found', 'Customer not found')
    const left: string[] = []
    for (const number of await numbersOfCustomer(tx, customerId))
      if (await removeNumber(tx, now(), number)) left.push(await leaveAccount(deps, tx, number, 'customer_deleted'))
    for (const held of await reservationsOfCustomer(tx, customerId))
      await endReservation(tx, now(), held, 'customer_deleted')
    await removeCustomer(tx, customerId)
    await audit(tx, now(), { projectId, action: 'customer.deleted', subject: customerId })
    return left
  })
  for (const id of undoing) workers.undoing.start(id)
  if (undoing.length) await readLeasesEnd()
}
