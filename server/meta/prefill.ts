import type { Prefill } from '../../contract/index.ts'
import { partsOf } from '../telephony/phone.ts'

/**
 * What is known about a customer, in the format of `extras.setup`
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/pre-filled-data).
 */
export function setupOf({ business, number }: Prefill): Record<string, object> {
  const { address, phone, time_zone, ...names } = business ?? {}
  const parts = phone ? partsOf(phone) : undefined
  const place = given({
    streetAddress1: address?.street,
    streetAddress2: address?.street2,
    city: address?.city,
    state: address?.state,
    zipPostal: address?.postal_code,
    country: address?.country,
  })
  const known = given({
    ...names,
    timezone: time_zone,
    address: place,
    // Meta wants the calling code as a number.
    phone: parts && { code: Number(parts.dialCode), number: parts.national },
  })
  const { display_name: displayName, category, description } = number ?? {}
  return given({ business: known, phone: given({ displayName, category, description }) }) ?? {}
}

/** The given fields only; undefined when there are none. */
function given<T extends object>(values: T): Record<string, object> | undefined {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return said.length ? Object.fromEntries(said) : undefined
}
