import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'

/** `+14155550123` as people write it: `+1 415 555 0123`. */
export const displayOf = (phoneNumber: string): string =>
  parsePhoneNumberFromString(phoneNumber)?.formatInternational() ?? phoneNumber

/** The country of a number, if its digits tell it. */
export const countryOf = (phoneNumber: string): string | undefined => parsePhoneNumberFromString(phoneNumber)?.country

/** The country code and the rest: Meta wants them separate. */
export function partsOf(phoneNumber: string): { dialCode: string; national: string } | undefined {
  const parsed = parsePhoneNumberFromString(phoneNumber)
  return parsed && { dialCode: parsed.countryCallingCode, national: parsed.nationalNumber }
}

/** The three digits after +1 of a North American number. */
export const areaCodeOf = (phoneNumber: string): string | null => /^\+1(\d{3})/.exec(phoneNumber)?.[1] ?? null

/** Whether a number can belong to a country, by its country code, and by its digits if they tell countries apart. */
export function isOfCountry(phoneNumber: string, country: string): boolean {
  const parsed = parsePhoneNumberFromString(phoneNumber)
  if (!parsed || !isSupportedCountry(country)) return false
  if (parsed.country) return parsed.country === country
  return parsed.countryCallingCode === getCountryCallingCode(country as CountryCode)
}
