import { signupCode } from '../world/ids.ts'
import { displayNumber } from '../world/phone.ts'
import { preVerifiedFor } from '../world/pre-verified.ts'
import { addBusiness, addNumber, addUser, addWaba, claim, freeNumber } from '../world/seed.ts'
import {
  type Business,
  type Grant,
  numbersOf,
  type PhoneNumber,
  type User,
  type Waba,
  type World,
  wabasOf,
} from '../world/world.ts'

/** A number that the customer types in. `verified: false` leaves the verification out, as a finish in v4 may. */
export type NewNumber = { phoneNumber: string; displayName?: string; verified?: boolean }

/** A number that the partner verified before. */
export type ClaimedNumber = { preVerifiedId: string; displayName?: string }

/** What a customer decides in the popup. What is left out is chosen as a person in a hurry would: the first on offer. */
export type Choices = {
  connectionType?: 'dedicated' | 'coexistence'
  /** Id of one of the person's portfolios, or a new one. */
  business?: string | { name: string; email?: string; website?: string; country?: string }
  /** Id of a WABA of that portfolio, or a new one. */
  waba?: string | { name: string }
  /** Id of a number of that WABA, a new one, a pre-verified one, or null to add one later. */
  number?: string | NewNumber | ClaimedNumber | null
  /** Take one of Meta's own +1 555 numbers under this name (or the WABA's). */
  displayNameOnly?: boolean | string
  /** Coexistence: does the customer share chats? */
  shareHistory?: boolean
}

/** A finished signup: what the page gets, and what it is not told. */
export type Signup = {
  code: string
  /** The window message, as an object. */
  message: { type: 'WA_EMBEDDED_SIGNUP'; event: string; data: Record<string, string>; version: 3 }
  /** The ids in the message: for coexistence Meta sends the WABA's alone. */
  assets: Record<string, string>
  businessId: string
  wabaId: string
  phoneNumberId: string | null
  displayPhoneNumber: string | null
  userId: string
}

/** A choice that the popup would not let a customer make. */
export class SignupRefused extends Error {}

/**
 * Does what the customer agreed to: makes what is new, shares the WABA with the app, and draws a code.
 * The code's half minute starts when it is handed out, see `issueCode`.
 *
 * @throws {SignupRefused} saying which choice is impossible.
 */
export function agree(world: World, user: User, choices: Choices, redirectUri: string | null): Signup {
  const { scenario } = world.scenario
  const { wall } = scenario.customer ?? {}
  if (wall) throw new SignupRefused(`The popup stops here in this scenario: ${wall.title}`)
  if (choices.connectionType === 'coexistence' && scenario.customer?.ineligible)
    throw new SignupRefused(scenario.customer.ineligible.title)
  const connected = appWaba(world, user, choices)
  const business = (connected && world.businesses.get(connected.businessId)) ?? chooseBusiness(world, user, choices)
  const waba = connected ?? chooseWaba(world, business, choices)
  const number =
    choices.connectionType === 'coexistence'
      ? chooseAppNumber(world, waba, choices)
      : chooseNumber(world, waba, choices)
  share(business, waba)
  const grant: Grant = {
    code: signupCode(),
    businessId: business.id,
    wabaId: waba.id,
    phoneNumberId: number?.id ?? null,
    redirectUri,
    issuedAt: null,
    used: false,
    scenario,
  }
  world.grants.set(grant.code, grant)
  const assets = shownIds(scenario.popup?.event, choices, business, waba, number)
  return {
    code: grant.code,
    message: { type: 'WA_EMBEDDED_SIGNUP', event: eventName(scenario.popup?.event, choices), data: assets, version: 3 },
    assets,
    businessId: business.id,
    wabaId: waba.id,
    phoneNumberId: number?.id ?? null,
    displayPhoneNumber: number ? displayNumber(number.digits) : null,
    userId: user.id,
  }
}

/** Starts the life of a code. True the first time: that is when Meta tells the app of its new customer. */
export function issueCode(world: World, grant: Grant): boolean {
  if (grant.issuedAt !== null) return false
  grant.issuedAt = world.clock.now() - (grant.scenario.grant?.codeAgeMs ?? 0)
  return true
}

const eventName = (given: string | undefined, { connectionType }: Choices): string =>
  given ?? (connectionType === 'coexistence' ? 'FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING' : 'FINISH')

function shownIds(
  event: string | undefined,
  { connectionType }: Choices,
  business: Business,
  waba: Waba,
  number: PhoneNumber | null,
): Record<string, string> {
  if (connectionType === 'coexistence') return { waba_id: waba.id }
  const shown = number && event !== 'FINISH_ONLY_WABA' ? { phone_number_id: number.id } : {}
  return { ...shown, waba_id: waba.id, business_id: business.id }
}

function chooseBusiness(world: World, user: User, { business }: Choices): Business {
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

function chooseWaba(world: World, business: Business, { waba, connectionType }: Choices): Waba {
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

function chooseNumber(world: World, waba: Waba, choices: Choices): PhoneNumber | null {
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
    return addNumber(world, waba, { digits: typed, verifiedName: number.displayName ?? waba.name, verified })
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

/** A number that goes on living in the WhatsApp Business app: connected at once, never registered. */
function chooseAppNumber(world: World, waba: Waba, choices: Choices): PhoneNumber {
  const { number } = choices
  const now = world.clock.now()
  const typed =
    typeof number === 'object' && number && 'phoneNumber' in number
      ? internationalDigits(number.phoneNumber)
      : freeNumber(world)
  const same = (one: PhoneNumber) => (typeof number === 'string' ? one.id === number : one.digits === typed)
  const known = numbersOf(world, waba.id).find(same)
  if (typeof number === 'string' && !known)
    throw new SignupRefused('number must be a phone number of the chosen account')
  if (known?.coexistence) return known
  const chosen = known ?? addNumber(world, waba, { digits: typed, verifiedName: waba.name, verified: true })
  const sharesHistory = choices.shareHistory ?? world.scenario.scenario.customer?.sharesHistory ?? true
  return Object.assign(chosen, {
    codeVerification: 'VERIFIED',
    platformType: 'CLOUD_API',
    status: 'CONNECTED',
    nameStatus: 'APPROVED',
    quality: 'GREEN',
    onBizApp: true,
    lastOnboardedAt: now,
    coexistence: { since: now, synced: [], sharesHistory },
  } satisfies Partial<PhoneNumber>)
}

/** @throws {SignupRefused} when the number stands in any account already. */
export function refuseTaken(world: World, typed: string): void {
  if ([...world.numbers.values(), ...world.preVerified.values()].some((number) => number.digits === typed))
    throw new SignupRefused('This number is registered with another WhatsApp Business account (3441030).')
}

/**
 * The number in the app that these portfolios connected before: signing up again takes it up where it was.
 *
 * @throws {SignupRefused} when somebody else has it.
 */
export function ownAppNumber(world: World, businessIds: string[], typed: string): PhoneNumber | null {
  const known = [...world.numbers.values()].find((number) => number.digits === typed)
  if (!known) return null
  if (!businessIds.includes(world.wabas.get(known.wabaId)?.businessId ?? ''))
    throw new SignupRefused('This number is connected to another business. Disconnect it there first (2655093).')
  return known
}

/** The account that a number in the app is in already. */
function appWaba(world: World, user: User, { connectionType, number }: Choices): Waba | null {
  if (connectionType !== 'coexistence' || typeof number !== 'object' || !number || !('phoneNumber' in number))
    return null
  const known = ownAppNumber(world, user.businessIds, internationalDigits(number.phoneNumber))
  return (known && world.wabas.get(known.wabaId)) ?? null
}

/** Newest first, as `target_ids` lists them. */
function share(business: Business, waba: Waba): void {
  business.granted = [waba.id, ...business.granted.filter((id) => id !== waba.id)]
}

/** @throws {SignupRefused} with Meta's number for a phone number that cannot be one (3441051). */
export function internationalDigits(given: string): string {
  const plain = given.replace(/[ ()+.-]/g, '')
  if (!/^[1-9][0-9]{6,14}$/.test(plain))
    throw new SignupRefused('Enter a valid phone number with its country code (3441051).')
  return plain
}

/** The person who already uses this portfolio, WABA or number, or somebody new. */
export function personFor(world: World, { business, waba, number }: Choices): User {
  const wabaId = typeof number === 'string' ? world.numbers.get(number)?.wabaId : undefined
  const ofWaba = world.wabas.get(typeof waba === 'string' ? waba : (wabaId ?? ''))?.businessId
  const businessId = typeof business === 'string' ? business : ofWaba
  const known = businessId && [...world.users.values()].find((user) => user.businessIds.includes(businessId))
  return known || addUser(world)
}
