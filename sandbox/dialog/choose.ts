import type { Business, PhoneNumber, User, Waba } from '../world/customers.ts'
import { preVerifiedFor } from '../world/pre-verified.ts'
import { addBusiness, addNumber, addUser, addWaba, claim, freeNumber } from '../world/seed.ts'
import { otherSpelling } from '../world/spelling.ts'
import { numbersOf, type World, wabasOf } from '../world/world.ts'
import { type Choices, internationalDigits, refuseTaken, SignupRefused } from './choices.ts'

/** The person who already uses this portfolio, WABA or number, or somebody new. */
export function personFor(world: World, { business, waba, number }: Choices): User {
  const wabaId = typeof number === 'string' ? world.numbers.get(number)?.wabaId : undefined
  const ofWaba = world.wabas.get(typeof waba === 'string' ? waba : (wabaId ?? ''))?.businessId
  const businessId = typeof business === 'string' ? business : ofWaba
  const known = businessId && [...world.users.values()].find((user) => user.businessIds.includes(businessId))
  return known || addUser(world)
}

export function chooseBusiness(world: World, user: User, { business }: Choices): Business {
  if (typeof business === 'object') {
    if (world.scenario.scenario.customer?.portfolios)
      throw new SignupRefused('No portfolio of this person can be chosen, and none can be made.')
    const made = addBusiness(world, business)
    user.businessIds.push(made.id)
    return made
  }
  const id = business ?? user.businessIds[0]
  if (id === world.app.businessId)
    throw new SignupRefused('This business portfolio owns the app, so it cannot be its customer.')
  const found = id && user.businessIds.includes(id) ? world.businesses.get(id) : undefined
  if (!found) throw new SignupRefused('business must be a portfolio of this person')
  return found
}

export function chooseWaba(world: World, business: Business, { waba, connectionType }: Choices): Waba {
  // Coexistence makes an account of its own for the number in the app, unless the customer named one.
  if (typeof waba === 'object' || (waba === undefined && connectionType === 'coexistence'))
    return addWaba(world, business, {
      name: waba?.name ?? business.name,
      funded: !world.scenario.scenario.customer?.unpaid,
    })
  const own = wabasOf(world, business.id)
  const found = waba ? own.find((one) => one.id === waba) : own[0]
  if (found) return found
  if (waba) throw new SignupRefused('waba must be a WhatsApp Business account of the chosen portfolio')
  return addWaba(world, business, { name: business.name, funded: true })
}

export function chooseNumber(world: World, waba: Waba, choices: Choices): PhoneNumber | null {
  const { customer = {} } = world.scenario.scenario
  if (customer.numberScreen === 'skipped') return null
  if (choices.displayNameOnly) return metaOwned(world, waba, choices.displayNameOnly)
  const { number } = choices
  if (number === null) return null
  if (typeof number === 'object' && 'preVerifiedId' in number) {
    const preVerified = preVerifiedFor(world, { preVerifiedPhone: { ids: [number.preVerifiedId] } })
    if (!preVerified) throw new SignupRefused('This number is not offered any more. Choose another.')
    return claim(world, waba, preVerified, number.displayName ?? waba.name)
  }
  if (typeof number === 'object') {
    const typed = internationalDigits(number.phoneNumber)
    refuseTaken(world, typed)
    const verified = number.verified ?? true
    const kept = world.scenario.scenario.spelling?.graph === 'other' ? otherSpelling(typed) : typed
    return addNumber(world, waba, { digits: kept, verifiedName: number.displayName ?? waba.name, verified })
  }
  const own = numbersOf(world, waba.id)
  const found = number ? own.find((one) => one.id === number) : own.at(-1)
  if (number && !found) throw new SignupRefused('number must be a phone number of the chosen account')
  return found ?? null
}

/** At most two of Meta's own numbers for one business. */
export const metaNumbersLeft = (world: World, businessId: string): number =>
  2 -
  [...world.numbers.values()].filter(
    (number) => number.digits.startsWith('1555') && world.wabas.get(number.wabaId)?.businessId === businessId,
  ).length

function metaOwned(world: World, waba: Waba, name: boolean | string): PhoneNumber {
  if (metaNumbersLeft(world, waba.businessId) <= 0)
    throw new SignupRefused('This business has two numbers of Meta already (2655005).')
  const verifiedName = typeof name === 'string' ? name : waba.name
  return addNumber(world, waba, { digits: freeNumber(world, 'meta'), verifiedName, verified: true })
}
