import type { IncomingNumber, Offer } from '../world/twilio.ts'
import type { World } from '../world/world.ts'
import { twilioSid } from './account.ts'
import { accountPath, type TwilioAnswer, type TwilioCall, textOf } from './call.ts'
import { countries, type Rule } from './countries.ts'
import { displayNational, twilioTime } from './display.ts'
import { paged } from './paging.ts'
import { offers, take } from './stock.ts'
import { badRequest, notFound, TwilioError } from './twilio-error.ts'

/** `POST /IncomingPhoneNumbers.json`: buys a number, by itself or by area code. */
export function buy(call: TwilioCall): TwilioAnswer {
  const phoneNumber = textOf(call.form, 'PhoneNumber')
  const areaCode = textOf(call.form, 'AreaCode')
  if (!phoneNumber && !areaCode) throw new TwilioError(400, 21404, 'PhoneNumber or AreaCode is required')
  const change = changes(call)
  const isoCountry = phoneNumber ? countryOf(phoneNumber) : 'US'
  checkRule(call, isoCountry)
  const offer = phoneNumber ? byNumber(call.world, phoneNumber) : byArea(call.world, areaCode as string)
  return { status: 201, body: showNumber(call, own(call.world, offer, { ...change, ...papers(call) })) }
}

/** Puts a number into the account, as a purchase does. */
export function own(world: World, offer: Offer, given: Partial<IncomingNumber> = {}): IncomingNumber {
  const now = world.clock.now()
  const number: IncomingNumber = {
    ...offer,
    sid: twilioSid('PN'),
    friendlyName: displayNational(offer.phoneNumber),
    smsUrl: '',
    smsMethod: 'POST',
    smsFallbackUrl: '',
    voiceUrl: '',
    voiceMethod: 'POST',
    voiceFallbackUrl: '',
    statusCallback: '',
    addressSid: null,
    bundleSid: null,
    identitySid: null,
    createdAt: now,
    updatedAt: now,
    ...given,
  }
  world.twilio.numbers.set(number.sid, number)
  return number
}

/** `GET /IncomingPhoneNumbers.json`: newest first; `PhoneNumber` matches a part, `FriendlyName` the whole. */
export function list(call: TwilioCall): TwilioAnswer {
  const [phoneNumber, friendlyName] = ['PhoneNumber', 'FriendlyName'].map((name) => textOf(call.query, name))
  const part = phoneNumber?.replace(/\D/g, '')
  const found = [...call.world.twilio.numbers.values()]
    .reverse()
    .filter((number) => (part ? number.phoneNumber.includes(part) : true))
    .filter((number) => (friendlyName ? number.friendlyName === friendlyName : true))
  const show = (number: IncomingNumber) => showNumber(call, number)
  const filters = { FriendlyName: friendlyName ?? null, PhoneNumber: phoneNumber ?? null }
  return { status: 200, body: paged(call, 'incoming_phone_numbers', found, show, filters) }
}

/** `GET /IncomingPhoneNumbers/{Sid}.json` */
export const fetchNumber = (call: TwilioCall): TwilioAnswer => ({
  status: 200,
  body: showNumber(call, numberOf(call)),
})

/** `POST /IncomingPhoneNumbers/{Sid}.json` */
export function update(call: TwilioCall): TwilioAnswer {
  const number = numberOf(call)
  Object.assign(number, changes(call), papers(call), { updatedAt: call.world.clock.now() })
  return { status: 200, body: showNumber(call, number) }
}

/** `DELETE /IncomingPhoneNumbers/{Sid}.json`: removes the number from the account; it is not for sale again for a while. */
export function release(call: TwilioCall): TwilioAnswer {
  call.world.twilio.numbers.delete(numberOf(call).sid)
  return { status: 204 }
}

function numberOf(call: TwilioCall): IncomingNumber {
  const number = call.world.twilio.numbers.get(call.path[1] ?? '')
  if (!number) throw notFound(call.url)
  return number
}

function byNumber(world: World, phoneNumber: string): Offer {
  const offer = world.scenario.scenario.twilio?.stock === 'none' ? null : take(world, phoneNumber)
  if (!offer) throw new TwilioError(400, 21422, `${phoneNumber} is not available.`)
  return offer
}

function byArea(world: World, areaCode: string): Offer {
  if (!/^\d{3}$/.test(areaCode)) throw new TwilioError(400, 21451, `${areaCode} is not a valid area code`)
  const [first] = offers(world, { isoCountry: 'US', type: 'local', areaCode })
  const offer = first && take(world, first.phoneNumber)
  if (!offer) throw new TwilioError(400, 21452, `No phone numbers found in area code ${areaCode}.`)
  return offer
}

/** The country that a number's first digits belong to. */
function countryOf(phoneNumber: string): string {
  if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber))
    throw new TwilioError(400, 21421, `${phoneNumber} is not a valid number; use E.164, for example +14155550132`)
  const digits = phoneNumber.slice(1)
  const [iso = ''] =
    Object.entries(countries)
      .filter(([, { numbers }]) => Object.values(numbers).some((pattern) => fits(pattern, digits)))
      .sort(([, one], [, other]) => specific(other) - specific(one))
      .at(0) ?? []
  return iso
}

const specific = ({ numbers }: { numbers: Partial<Record<string, string>> }): number =>
  Math.max(...Object.values(numbers).map((pattern) => pattern?.replace(/AREA|#/g, '').length ?? 0))

const fits = (pattern: string, digits: string): boolean =>
  new RegExp(`^${pattern.replace('AREA', '\\d{3}').replaceAll('#', '\\d')}$`).test(digits)

const addressEmpty = "Phone Number Requires an Address but the 'AddressSid' parameter was empty."
const bundleMissing =
  'To purchase or transfer this number you must provide a bundle compliant with the rules for the country and number type.'

/**
 * What the country's rules require.
 *
 * @throws {TwilioError} 21631 without an address, 21649 without a bundle that was approved, 21651 for an address that is not the bundle's.
 */
function checkRule({ world, form }: TwilioCall, isoCountry: string): void {
  const rule: Rule = world.scenario.scenario.twilio?.asks ?? countries[isoCountry]?.rule ?? 'none'
  if (rule === 'none') return
  const [addressSid, bundleSid] = ['AddressSid', 'BundleSid'].map((name) => textOf(form, name))
  const address = addressSid ? world.twilio.addresses.get(addressSid) : undefined
  if (rule === 'address') {
    if (!addressSid) throw new TwilioError(400, 21631, addressEmpty)
    if (!address) throw new TwilioError(400, 21628, `AddressSid ${addressSid} is not an address of this account.`)
    return
  }
  if (!bundleSid) throw new TwilioError(400, 21649, bundleMissing)
  const bundle = world.twilio.bundles.get(bundleSid)
  if (!bundle || bundle.isoCountry !== isoCountry) throw new TwilioError(400, 21649, bundleMissing)
  if (bundle.status !== 'twilio-approved')
    throw new TwilioError(400, 21649, `Bundle [${bundleSid}] status is not twilio-approved`)
  if (bundle.addressSid !== null && addressSid !== bundle.addressSid)
    throw new TwilioError(400, 21651, "The 'AddressSid' submitted is not the address in the bundle.")
}

function papers({ form }: TwilioCall): Partial<IncomingNumber> {
  const names = { AddressSid: 'addressSid', BundleSid: 'bundleSid', IdentitySid: 'identitySid' } as const
  const kinds = { AddressSid: 'AD', BundleSid: 'BU', IdentitySid: 'RI' } as const
  const given: Partial<IncomingNumber> = {}
  for (const name of Object.keys(names) as (keyof typeof names)[]) {
    const sid = textOf(form, name)
    if (sid === null) continue
    if (!new RegExp(`^${kinds[name]}[0-9a-fA-F]{32}$`).test(sid)) throw badRequest(`Invalid parameter ${name}: ${sid}`)
    given[names[name]] = sid
  }
  return given
}

function changes({ form }: TwilioCall): Partial<IncomingNumber> {
  const change: Partial<IncomingNumber> = {}
  const name = textOf(form, 'FriendlyName')
  if (name !== null) {
    if (name.length > 64) throw badRequest('FriendlyName must be at most 64 characters long')
    change.friendlyName = name
  }
  for (const [parameter, field] of addresses)
    if (form[parameter] !== undefined) change[field] = webhook(form, parameter)
  for (const [parameter, field] of methods) {
    const method = textOf(form, parameter)?.toUpperCase()
    if (method === undefined) continue
    if (method !== 'GET' && method !== 'POST') throw badRequest(`Invalid parameter ${parameter}: use GET or POST`)
    change[field] = method
  }
  return change
}

const addresses = [
  ['SmsUrl', 'smsUrl'],
  ['SmsFallbackUrl', 'smsFallbackUrl'],
  ['VoiceUrl', 'voiceUrl'],
  ['VoiceFallbackUrl', 'voiceFallbackUrl'],
  ['StatusCallback', 'statusCallback'],
] as const
const methods = [
  ['SmsMethod', 'smsMethod'],
  ['VoiceMethod', 'voiceMethod'],
] as const

/** Empty removes an address. Twilio refuses addresses of the local machine; this sandbox must accept them to be useful. */
function webhook(form: Record<string, unknown>, parameter: string): string {
  const given = textOf(form, parameter) ?? ''
  if (given !== '' && !/^https?:$/.test(URL.parse(given)?.protocol ?? ''))
    throw new TwilioError(400, 21502, `Invalid ${parameter}: ${given}`)
  return given
}

function showNumber(call: TwilioCall, number: IncomingNumber) {
  const { accountSid } = call.world.twilio.credentials
  return {
    sid: number.sid,
    account_sid: accountSid,
    friendly_name: number.friendlyName,
    phone_number: number.phoneNumber,
    capabilities: { ...number.capabilities, fax: false },
    address_requirements: countries[number.isoCountry]?.rule === 'none' ? 'none' : 'any',
    address_sid: number.addressSid,
    bundle_sid: number.bundleSid,
    identity_sid: number.identitySid,
    api_version: '2010-04-01',
    beta: false,
    date_created: twilioTime(number.createdAt),
    date_updated: twilioTime(number.updatedAt),
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    origin: 'twilio',
    sms_application_sid: '',
    sms_url: number.smsUrl,
    sms_method: number.smsMethod,
    sms_fallback_url: number.smsFallbackUrl,
    sms_fallback_method: 'POST',
    status: 'in-use',
    status_callback: number.statusCallback,
    status_callback_method: 'POST',
    trunk_sid: null,
    type: number.type === 'tollFree' ? 'toll-free' : number.type,
    uri: `${accountPath(call)}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_application_sid: '',
    voice_caller_id_lookup: false,
    voice_url: number.voiceUrl,
    voice_method: number.voiceMethod,
    voice_fallback_url: number.voiceFallbackUrl,
    voice_fallback_method: 'POST',
    voice_receive_mode: 'voice',
  }
}
