import { digits } from '../ids.ts'
import { dialCode } from '../phone.ts'
import { pick } from '../random.ts'
import type { World } from '../world.ts'
import type { Person } from './person.ts'

const names = ['Noor Haddad', 'Tomás Rey', 'Ines Kowalski', 'Samuel Adeyemi', 'Mei Tanaka', 'Lucía Gómez']
const countries: Record<string, string> = { '1': 'US', '34': 'ES', '44': 'GB', '49': 'DE', '52': 'MX', '55': 'BR' }

/** Somebody new when nobody has this number yet. */
export function personOf(world: World, number: string): Person {
  const known = world.messaging.people.get(number)
  if (known) return known
  const hidden = world.scenario.scenario.messages?.people === 'hide their number'
  const person: Person = {
    digits: number,
    name: pick(names),
    username: hidden ? `guest.${number.slice(-4)}` : null,
    hidesNumber: hidden,
    userIds: new Map(),
  }
  world.messaging.people.set(number, person)
  return person
}

/** The person's id for one portfolio: `US.13491208655302741918`. */
export function userIdFor(person: Person, businessId: string): string {
  const known = person.userIds.get(businessId)
  if (known) return known
  const made = `${countries[dialCode(person.digits)] ?? 'US'}.1${digits(19)}`
  person.userIds.set(businessId, made)
  return made
}

/** Who stands behind a business-scoped user id; nobody for an id of another portfolio. */
export const personByUserId = ({ messaging }: World, businessId: string, userId: string): Person | undefined =>
  [...messaging.people.values()].find(({ userIds }) => userIds.get(businessId) === userId)

/**
 * Gives a person another number, and with it other user ids. The chats go along.
 *
 * @returns for each chat, the number of the business and the id under which it knew the person.
 * @throws {TypeError} for a number that nobody has, or that somebody has already.
 */
export function movePerson({ messaging, numbers, wabas }: World, previous: string, now: string) {
  const person = messaging.people.get(previous)
  if (!person) throw new TypeError('from must be the number of somebody who wrote or was written to')
  if (!/^[1-9]\d{6,14}$/.test(now) || messaging.people.has(now))
    throw new TypeError('to must be a phone number with its country code that nobody has')
  const chats = [...messaging.chats].filter(([, chat]) => chat.person === previous)
  const known = chats.map(([key, chat]) => {
    messaging.chats.delete(key)
    messaging.chats.set(`${chat.phoneNumberId} ${now}`, Object.assign(chat, { person: now }))
    const businessId = wabas.get(numbers.get(chat.phoneNumberId)?.wabaId ?? '')?.businessId ?? ''
    return { phoneNumberId: chat.phoneNumberId, previousUserId: userIdFor(person, businessId) }
  })
  messaging.people.delete(previous)
  messaging.people.set(now, Object.assign(person, { digits: now, userIds: new Map() }))
  return known
}
