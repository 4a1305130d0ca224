import type { PhoneNumber } from '../../world/customers.ts'
import type { World } from '../../world/world.ts'
import { cloudError } from '../graph-error.ts'

const second = 1000

/** To one person: one message in six seconds in the long run, and 45 in a burst, which the following ones pay back. */
const pairBurst = 45
const pairEvery = 6 * second

/** Messages a second of a number, as Meta's page on throughput says. */
const throughput = ({ coexistence, throughput }: PhoneNumber): number => {
  if (coexistence) return 20
  return throughput === 'HIGH' ? 1000 : 80
}

/** @throws {GraphError} 130429 for a number that sends too fast, 131056 for one that sends too much to one person. */
export function keepWithinLimits(world: World, number: PhoneNumber, person: string): void {
  if (!world.settings.messageLimits) return
  const now = world.clock.now()
  const lately = recent(world, number.id, now - second)
  if (lately.length >= throughput(number))
    throw cloudError(
      429,
      130429,
      'Rate limit hit',
      'Message failed to send because there were too many messages sent from this phone number in a short period of time.',
    )
  const pair = recent(world, `${number.id} ${person}`, now - pairBurst * pairEvery)
  if (pair.length >= pairBurst)
    throw cloudError(
      400,
      131056,
      '(Business Account, Consumer Account) pair rate limit hit',
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
    )
  lately.push(now)
  pair.push(now)
}

/** The moments since then that are on record under this key. */
function recent({ messaging }: World, key: string, since: number): number[] {
  const kept = (messaging.sent.get(key) ?? []).filter((at) => at > since)
  messaging.sent.set(key, kept)
  return kept
}
