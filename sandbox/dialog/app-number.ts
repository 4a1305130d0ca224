import type { PhoneNumber, User, Waba } from '../world/customers.ts'
import { addNumber, freeNumber } from '../world/seed.ts'
import { isSameLine, otherSpelling } from '../world/spelling.ts'
import { numbersOf, type World } from '../world/world.ts'
import { type Choices, internationalDigits, SignupRefused } from './choices.ts'

const hour = 3_600_000

/** A number that stays in the WhatsApp Business app: it is connected at once, and never registered. */
export function chooseAppNumber(world: World, waba: Waba, choices: Choices): PhoneNumber {
  const { number } = choices
  const now = world.clock.now()
  const typed =
    typeof number === 'object' && number && 'phoneNumber' in number
      ? internationalDigits(number.phoneNumber)
      : freeNumber(world)
  const same = (one: PhoneNumber) => (typeof number === 'string' ? one.id === number : isSameLine(one.digits, typed))
  const known = numbersOf(world, waba.id).find(same)
  if (typeof number === 'string' && !known)
    throw new SignupRefused('number must be a phone number of the chosen account')
  if (known?.coexistence) return known
  const kept = world.scenario.scenario.spelling?.graph === 'other' ? otherSpelling(typed) : typed
  const chosen = known ?? addNumber(world, waba, { digits: kept, verifiedName: waba.name, verified: true })
  const late = world.scenario.scenario.coexistence?.syncs === 'too late' ? 25 * hour : 0
  const sharesHistory = choices.shareHistory ?? world.scenario.scenario.customer?.sharesHistory ?? true
  return Object.assign(chosen, {
    codeVerification: 'VERIFIED',
    platformType: 'CLOUD_API',
    status: 'CONNECTED',
    nameStatus: 'APPROVED',
    quality: 'GREEN',
    onBizApp: true,
    lastOnboardedAt: now,
    coexistence: { since: now - late, synced: [], sharesHistory, offboarded: false },
  } satisfies Partial<PhoneNumber>)
}

/**
 * The number in the app that these portfolios connected before: signing up again continues with it.
 *
 * @throws {SignupRefused} when another portfolio has it.
 */
export function ownAppNumber(world: World, businessIds: string[], typed: string): PhoneNumber | null {
  const known = [...world.numbers.values()].find((number) => isSameLine(number.digits, typed))
  if (!known) return null
  if (!businessIds.includes(world.wabas.get(known.wabaId)?.businessId ?? ''))
    throw new SignupRefused('This number is connected to another business. Disconnect it there first (2655093).')
  return known
}

/** The account that already contains a number in the app. */
export function appWaba(world: World, user: User, { connectionType, number }: Choices): Waba | null {
  if (connectionType !== 'coexistence' || typeof number !== 'object' || !number || !('phoneNumber' in number))
    return null
  const known = ownAppNumber(world, user.businessIds, internationalDigits(number.phoneNumber))
  return (known && world.wabas.get(known.wabaId)) ?? null
}
