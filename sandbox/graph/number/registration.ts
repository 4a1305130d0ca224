import type { PhoneNumber } from '../../world/customers.ts'
import { remark } from '../../world/remark.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type GraphCall, type NodeCall, success, text } from '../call.ts'
import { badParameter, cloudError } from '../graph-error.ts'
import { wearNewName } from './display-name.ts'
import { verification } from './number-fields.ts'

const hour = 3_600_000
const window = 72 * hour
const mostRegistrations = 10
const mostWrongPins = 5
const pinLock = 12 * hour

const regions = 'AE AU BH BR CA CH DE GB ID IN JP KR SG ZA'.split(' ')

/** `POST /{phone}/register`: makes a verified number a Cloud API number. The first PIN is kept; later ones must equal it. */
export function register({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  if (text(call, 'messaging_product') !== 'whatsapp')
    throw badParameter('The parameter messaging_product is required and must be whatsapp.')
  const pin = pinOf(call)
  const region = text(call, 'data_localization_region')
  if (region && !regions.includes(region))
    throw badParameter(`Param data_localization_region must be one of {${regions.join(', ')}}`)
  if (number.coexistence) remark(world, 'a number that lives in the app was registered', '/{phone}/register')
  refuseCoexistence(number, 'Register')
  refuseBanned(number)
  countRegistration(world, number)
  // Another partner's PIN stays unchanged, and the caller is told only of success.
  if (number.sharedWithPartner) return success
  if (verification(world, number) !== 'VERIFIED')
    throw cloudError(
      400,
      133006,
      'Phone number re-verification needed',
      'Verify the phone number before registering it.',
    )
  checkPin(world, number, pin)
  number.pin = pin
  wearNewName(world, number)
  number.platformType = 'CLOUD_API'
  number.status = 'CONNECTED'
  number.quality = number.quality === 'UNKNOWN' ? 'GREEN' : number.quality
  number.lastOnboardedAt = world.clock.now()
  return success
}

/** `POST /{phone}/deregister`. Two-step verification stays on: registering again needs the same PIN. */
export function deregister({ world, node: { number } }: NodeCall<'phone'>): Answer {
  refuseCoexistence(number, 'Deregister')
  if (number.sharedWithPartner)
    remark(world, 'a number that another partner uses was deregistered', '/{phone}/deregister')
  countRegistration(world, number)
  needRegistered(number)
  number.sharedWithPartner = false
  number.platformType = 'NOT_APPLICABLE'
  number.status = 'DISCONNECTED'
  number.verifiedAt = world.clock.now()
  return success
}

/** `POST /{phone}` with a `pin`: the holder of a token of a registered number may replace its PIN. */
export function replacePin(number: PhoneNumber, call: GraphCall): void {
  const pin = pinOf(call)
  needRegistered(number)
  number.pin = pin
  number.wrongPins = 0
}

/** A JSON number is no PIN: it may have lost a leading zero. */
function pinOf(call: GraphCall): string {
  const given = text(call, 'pin')
  if (typeof call.params.pin === 'number') throw badParameter('Param pin must be a string.')
  if (!given) throw badParameter('The parameter pin is required.')
  if (!/^[0-9]{6}$/.test(given)) throw badParameter('Param pin must be six digits.')
  return given
}

/** @throws {GraphError} 131031 for a number that Meta has banned: nothing is registered or sent from it. */
export function refuseBanned({ status }: PhoneNumber): void {
  if (status === 'BANNED')
    throw cloudError(403, 131031, 'Business Account locked', 'This phone number is banned for breaking a policy.')
}

/** Meta documents this sentence for deregister; the one for register is modelled on it. */
function refuseCoexistence(number: PhoneNumber, endpoint: 'Register' | 'Deregister'): void {
  if (number.coexistence)
    throw badParameter(`${endpoint} endpoint is not available for API solution for SMB businesses.`)
}

function needRegistered(number: PhoneNumber): void {
  if (number.platformType !== 'CLOUD_API')
    throw cloudError(400, 133010, 'Phone number not registered', 'Register the phone number first.')
}

function countRegistration(world: World, number: PhoneNumber): void {
  const now = world.clock.now()
  number.registrations = number.registrations.filter((at) => now - at < window)
  const locked = number.registrationLockedUntil > now
  if (!locked && number.registrations.length >= mostRegistrations) number.registrationLockedUntil = now + window
  if (locked) remark(world, 'a wait was not kept', 'register and deregister of a number')
  if (number.registrationLockedUntil > now)
    throw cloudError(
      400,
      133016,
      'Account register deregister rate limit exceeded',
      `This phone number was registered or deregistered too often. Try again in ${Math.ceil((number.registrationLockedUntil - now) / hour)} hours.`,
    )
  number.registrations.push(now)
}

function checkPin(world: World, number: PhoneNumber, pin: string): void {
  const now = world.clock.now()
  if (number.pinLockedUntil > now) {
    if (number.pinWaitTold === number.pinLockedUntil) remark(world, 'a wait was not kept', 'PIN guesses of a number')
    number.pinWaitTold = number.pinLockedUntil
    throw cloudError(
      400,
      133008,
      'Too many two step verification PIN guesses',
      `Try again in ${Math.ceil((number.pinLockedUntil - now) / hour)} hours.`,
    )
  }
  if (number.pin === null || number.pin === pin) {
    Object.assign(number, { wrongPins: 0, triedPins: [] })
    return
  }
  if (number.triedPins.includes(pin)) remark(world, 'a wrong PIN was presented again', '/{phone}/register')
  number.triedPins = [...number.triedPins, pin]
  number.wrongPins += 1
  if (number.wrongPins >= mostWrongPins) {
    Object.assign(number, { wrongPins: 0, triedPins: [] })
    number.pinLockedUntil = now + pinLock
  }
  throw cloudError(
    400,
    133005,
    'Two step verification PIN Mismatch',
    'The PIN is not the one that two-step verification of this phone number was set up with.',
  )
}
