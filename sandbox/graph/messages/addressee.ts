import type { PhoneNumber, Waba } from '../../world/customers.ts'
import { personByUserId, personOf, userIdFor } from '../../world/messaging/people.ts'
import type { Person } from '../../world/messaging/person.ts'
import type { World } from '../../world/world.ts'
import { badParameter, cloudError } from '../graph-error.ts'
import { badValue } from './shapes/refusal.ts'

const userId = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

export type Addressee = {
  /** Null: Meta accepts a user id in `to`, reads it as a number, and the message is lost. */
  person: Person | null
  /** What the answer says in `contacts`. */
  contact: { input: string; wa_id?: string; user_id?: string }
}

type Given = { to?: string | undefined; recipient?: string | undefined }

/**
 * Who a message is for: a number in `to`, or a business-scoped user id in `recipient`; with both, `to` counts.
 *
 * @throws {GraphError} 100 without either, 131009 for one that cannot be, 131021 for the sender itself.
 */
export function addressee(world: World, number: PhoneNumber, waba: Waba, { to, recipient }: Given): Addressee {
  if (to) return byNumber(world, number, to)
  if (!recipient) throw badParameter('The parameter to is required.')
  if (!userId.test(recipient)) throw badValue('recipient: not a business-scoped user ID')
  const person = personByUserId(world, waba.businessId, recipient)
  if (!person) throw badValue('recipient: no user of this business portfolio has this business-scoped user ID')
  return { person, contact: { input: recipient, user_id: userIdFor(person, waba.businessId) } }
}

function byNumber(world: World, number: PhoneNumber, to: string): Addressee {
  const digits = to.replace(/\D/g, '')
  if (userId.test(to)) return { person: null, contact: { input: to, wa_id: digits } }
  if (!/^\+?[\d\s().-]+$/.test(to) || !/^[1-9]\d{6,14}$/.test(digits))
    throw badValue('to: not a phone number with its country code')
  if (digits === number.digits)
    throw cloudError(400, 131021, 'Recipient cannot be sender', 'Sender and recipient phone number is the same.')
  return { person: personOf(world, digits), contact: { input: to, wa_id: digits } }
}
