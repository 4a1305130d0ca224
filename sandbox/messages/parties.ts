import type { Parties } from '../webhooks/messages.ts'
import { personOf } from '../world/messaging/people.ts'
import type { World } from '../world/world.ts'

/**
 * A business number and a person, by the id of the one and the digits of the other.
 *
 * @throws {TypeError} for a number that this world does not have.
 */
export function partiesOf(world: World, phoneNumberId: string, digits: string): Parties {
  const number = world.numbers.get(phoneNumberId)
  const waba = number && world.wabas.get(number.wabaId)
  if (!number || !waba) throw new TypeError('phoneNumberId must be the id of a number of this world')
  return { number, waba, person: personOf(world, digits) }
}
