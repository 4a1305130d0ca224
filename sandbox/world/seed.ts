import type { Business, PhoneNumber, PreVerifiedNumber, User, Waba } from './customers.ts'
import { assetId } from './ids.ts'
import { helloWorld } from './messaging/hello-world.ts'
import { metaNumber, ordinaryNumber } from './phone.ts'
import { pick } from './random.ts'
import { noCode } from './sent-code.ts'
import type { World } from './world.ts'

const people = ['Ada Moreno', 'Bram Okafor', 'Chiara Lund', 'Dev Patel', 'Elif Aydin', 'Femi Costa']
const shops = [
  'Juniper Bakery',
  'Harbour Cycles',
  'Olmo Ceramics',
  'Northside Dental',
  'Saffron Kitchen',
  'Lumen Optics',
]

/**
 * Somebody new to the app: one portfolio with one WABA, and in it a verified number that no API has registered yet
 * (unless the scenario says otherwise).
 */
export function addUser(world: World): User {
  const { customer = {} } = world.scenario.scenario
  const user: User = { id: assetId(), name: pick(people), businessIds: [], era: world.scenario.era }
  world.users.set(user.id, user)
  if (customer.portfolios === 'none of their own') return user
  const business = addBusiness(world, { name: pick(shops) })
  user.businessIds.push(business.id)
  const waba = addWaba(world, business, { name: business.name, funded: !customer.unpaid })
  if (customer.accounts === 'another') {
    const earlier = addWaba(world, business, { name: `${business.name} before`, funded: true })
    const old = addNumber(world, earlier, { digits: freeNumber(world), verifiedName: business.name, verified: true })
    old.lastOnboardedAt = world.clock.now() - 400 * 86_400_000
    business.granted.push(earlier.id)
  }
  if (customer.number === 'none') return user
  const verified = customer.number !== 'unverified'
  const number = addNumber(world, waba, { digits: freeNumber(world), verifiedName: business.name, verified })
  number.pin = customer.pin ?? null
  if (customer.number === 'shared') Object.assign(number, registeredElsewhere)
  if (customer.number === 'deregistered') number.status = 'DISCONNECTED'
  number.nameStatus = customer.nameStatus ?? 'APPROVED'
  return user
}

export function addBusiness(world: World, given: Partial<Business> & { name: string }): Business {
  const business: Business = {
    id: assetId(),
    email: 'owner@shop.example',
    website: 'https://shop.example',
    country: 'US',
    verificationStatus: 'not_verified',
    createdAt: world.clock.now(),
    granted: [],
    ...given,
  }
  world.businesses.set(business.id, business)
  return business
}

export function addWaba(world: World, business: Business, given: { name: string; funded: boolean }): Waba {
  const waba: Waba = {
    id: assetId(),
    businessId: business.id,
    name: given.name,
    currency: 'USD',
    timezoneId: '1',
    country: business.country,
    namespace: `${assetId()}_sandbox`,
    reviewStatus: 'APPROVED',
    fundingId: given.funded ? assetId() : null,
    createdAt: world.clock.now(),
    subscribed: false,
    override: null,
  }
  world.wabas.set(waba.id, waba)
  const sample = helloWorld(assetId(), waba.id, waba.createdAt)
  world.messaging.templates.set(sample.id, sample)
  return waba
}

export function addNumber(
  world: World,
  waba: Waba,
  given: { digits: string; verifiedName: string; verified: boolean },
): PhoneNumber {
  const now = world.clock.now()
  const number: PhoneNumber = {
    id: assetId(),
    wabaId: waba.id,
    digits: given.digits,
    verifiedName: given.verifiedName,
    codeVerification: given.verified ? 'VERIFIED' : 'NOT_VERIFIED',
    verifiedAt: given.verified ? now : null,
    platformType: 'NOT_APPLICABLE',
    status: given.verified ? 'PENDING' : 'UNVERIFIED',
    nameStatus: 'PENDING_REVIEW',
    quality: 'UNKNOWN',
    accountMode: 'LIVE',
    throughput: 'STANDARD',
    onBizApp: false,
    createdAt: now,
    lastOnboardedAt: null,
    pin: null,
    wrongPins: 0,
    triedPins: [],
    pinLockedUntil: 0,
    pinWaitTold: 0,
    registrations: [],
    registrationLockedUntil: 0,
    newName: null,
    nameChanges: [],
    ...noCode(),
    override: null,
    coexistence: null,
    waacId: assetId(),
    sharedWithPartner: false,
    preVerified: false,
  }
  world.numbers.set(number.id, number)
  return number
}

/** A customer takes a pre-verified number: it leaves the pool, and goes on under a new id, verified. */
export function claim(world: World, waba: Waba, preVerified: PreVerifiedNumber, verifiedName: string): PhoneNumber {
  world.preVerified.delete(preVerified.id)
  const number = addNumber(world, waba, { digits: preVerified.digits, verifiedName, verified: true })
  return Object.assign(number, { preVerified: true })
}

/** A number nobody in this world has yet; `meta` for one of Meta's own +1 555 numbers. */
export function freeNumber(world: World, kind: 'ordinary' | 'meta' = 'ordinary'): string {
  const taken = new Set([...world.numbers.values(), ...world.preVerified.values()].map((number) => number.digits))
  for (;;) {
    const candidate = kind === 'meta' ? metaNumber() : ordinaryNumber()
    if (!taken.has(candidate)) return candidate
  }
}

/** A number that works with another partner already, under a PIN that only that partner knows. */
const registeredElsewhere = {
  platformType: 'CLOUD_API',
  status: 'CONNECTED',
  quality: 'GREEN',
  pin: '604815',
  sharedWithPartner: true,
} satisfies Partial<PhoneNumber>
