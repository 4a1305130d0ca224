import type { NumberType, Offer } from '../world/twilio.ts'
import { accountPath, flagOf, type TwilioAnswer, type TwilioCall, textOf } from './call.ts'
import { type Country, countries, resource, resources } from './countries.ts'
import { displayNational } from './display.ts'
import { offers } from './stock.ts'
import { badRequest, notFound } from './twilio-error.ts'

/** `GET /AvailablePhoneNumbers.json`: every country, not paged. */
export function listCountries(call: TwilioCall): TwilioAnswer {
  const shown = Object.entries(countries).map(([iso, country]) => showCountry(call, iso, country))
  return { status: 200, body: { countries: shown, uri: `${accountPath(call)}/AvailablePhoneNumbers.json` } }
}

/** `GET /AvailablePhoneNumbers/{CountryCode}.json` */
export function fetchCountry(call: TwilioCall): TwilioAnswer {
  const iso = call.path[1] ?? ''
  return { status: 200, body: showCountry(call, iso, countryOf(call, iso)) }
}

/** `GET /AvailablePhoneNumbers/{CountryCode}/{Local|Mobile|TollFree|…}.json`: one page of numbers for sale, drawn anew each time. */
export function search(call: TwilioCall): TwilioAnswer {
  const [, iso = '', word = ''] = call.path
  const country = countryOf(call, iso)
  const type = (Object.keys(resource) as NumberType[]).find((one) => resource[one] === word)
  if (!resources.includes(word) || !type || !country.numbers[type]) throw notFound(call.url)
  const areaCode = textOf(call.query, 'AreaCode')
  if (areaCode && !/^\d+$/.test(areaCode)) throw badRequest('Invalid parameter AreaCode: it must be digits')
  // Only North America has area codes; elsewhere Twilio finds nothing by them.
  const found = areaCode && !/^(US|CA|PR)$/.test(iso) ? [] : offers(call.world, { isoCountry: iso, type, areaCode })
  const shown = found
    .filter(matches(call, country))
    .slice(0, pageSize(call))
    .map((offer) => showOffer(offer, country))
  return {
    status: 200,
    body: {
      available_phone_numbers: shown,
      uri: `${accountPath(call)}/AvailablePhoneNumbers/${iso}/${word}.json`,
    },
  }
}

function matches({ query }: TwilioCall, country: Country): (offer: Offer) => boolean {
  const [sms, voice, mms] = ['SmsEnabled', 'VoiceEnabled', 'MmsEnabled'].map((name) => flagOf(query, name))
  const noAddress = flagOf(query, 'ExcludeAllAddressRequired') || flagOf(query, 'ExcludeLocalAddressRequired')
  const pattern = contains(textOf(query, 'Contains'))
  return ({ phoneNumber, capabilities }) =>
    (sms ? capabilities.sms : true) &&
    (voice ? capabilities.voice : true) &&
    (mms ? capabilities.mms : true) &&
    !(noAddress && country.rule !== 'none') &&
    pattern.test(phoneNumber)
}

/** `415***1234`: digits and letters stand for themselves, a star for any digit. */
function contains(given: string | null): RegExp {
  if (!given) return /^/
  if (!/^\+?[0-9a-zA-Z*]{2,}$/.test(given)) throw badRequest('Invalid parameter Contains: use digits, letters and *')
  const keys = 'abc2def3ghi4jkl5mno6pqrs7tuv8wxyz9'
  const digit = (letter: string) => /\d/.exec(keys.slice(keys.indexOf(letter.toLowerCase())))?.[0] ?? letter
  return new RegExp(
    given
      .replace('+', '\\+')
      .replace(/[a-zA-Z]/g, digit)
      .replaceAll('*', '\\d'),
  )
}

function pageSize({ query }: TwilioCall): number {
  const given = textOf(query, 'PageSize')
  if (given === null) return 30
  if (!/^\d+$/.test(given) || Number(given) < 1) throw badRequest('Invalid parameter PageSize: it must be 1 or more')
  return Math.min(Number(given), 30)
}

function countryOf(call: TwilioCall, iso: string): Country {
  const country = Object.hasOwn(countries, iso) ? countries[iso] : undefined
  if (!country) throw notFound(call.url)
  return country
}

const subresource: Record<NumberType, string> = { local: 'local', mobile: 'mobile', tollFree: 'toll_free' }

function showCountry(call: TwilioCall, iso: string, country: Country) {
  const base = `${accountPath(call)}/AvailablePhoneNumbers/${iso}`
  const types = Object.keys(country.numbers) as NumberType[]
  return {
    country_code: iso,
    country: country.name,
    uri: `${base}.json`,
    beta: false,
    subresource_uris: Object.fromEntries(types.map((type) => [subresource[type], `${base}/${resource[type]}.json`])),
  }
}

const showOffer = ({ phoneNumber, isoCountry, locality, region, capabilities }: Offer, country: Country) => ({
  friendly_name: displayNational(phoneNumber),
  phone_number: phoneNumber,
  lata: null,
  locality,
  rate_center: locality?.toUpperCase() ?? null,
  latitude: null,
  longitude: null,
  region,
  postal_code: null,
  iso_country: isoCountry,
  address_requirements: country.rule === 'none' ? 'none' : 'any',
  beta: false,
  capabilities,
})
