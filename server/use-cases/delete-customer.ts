import type { Deps } from '../deps.ts'
import { Fault } from '../fault.ts'
import { lockCustomer, removeCustomer } from '../store/customers.ts'
import { numbersOfCustomer } from '../store/phone-numbers.ts'
import { removeNumber } from './remove-number.ts'

/**
 * Removes a customer with all that is theirs: links, signups under way, numbers and their tokens. Each number that goes is
 * told of as `whatsapp.phone_number.deleted`. At Meta nothing changes: the customer takes their account back there.
 *
 * @throws {Fault} `not_found`
 */
export const deleteCustomer = ({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string, customerId: string) =>
  db.transaction().execute(async (tx) => {
    if (!(await lockCustomer(tx, projectId, customerId))) throw new Fault('not_found', 'Customer not found')
    for (const number of await numbersOfCustomer(tx, customerId)) await removeNumber(tx, now(), number)
    await removeCustomer(tx, customerId)
  })
