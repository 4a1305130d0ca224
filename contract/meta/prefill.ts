import * as z from 'zod/mini'

const text = (longest: number) =>
  z.nullish(z.string('must be text').check(z.maxLength(longest, `must be at most ${longest} characters`)))

const short = (longest: number) => z.maxLength(longest, `must be at most ${longest} characters`)

/** What Meta lists as the industry of a business profile. */
export const categories = [
  'UNDEFINED',
  'OTHER',
  'AUTO',
  'BEAUTY',
  'APPAREL',
  'EDU',
  'ENTERTAIN',
  'EVENT_PLAN',
  'FINANCE',
  'GROCERY',
  'GOVT',
  'HOTEL',
  'HEALTH',
  'NONPROFIT',
  'PROF_SERVICES',
  'RETAIL',
  'TRAVEL',
  'RESTAURANT',
  'NOT_A_BIZ',
] as const

const address = { street: text(255), street2: text(255), city: text(100), state: text(100) }
const country = z.nullish(
  z.string().check(z.regex(/^[A-Z]{2}$/, 'must be a two-letter country code in capitals, for example US')),
)
const business = {
  name: text(100),
  email: z.nullish(z.email('must be an e-mail address').check(short(254))),
  phone: z.nullish(
    z.string().check(z.regex(/^\+[1-9][0-9]{6,14}$/, 'must be a phone number such as +14155551234, digits alone')),
  ),
  website: z.nullish(
    z.url({ protocol: /^https?$/, error: 'must be an address such as https://example.com' }).check(short(500)),
  ),
}
const timeZone = z.nullish(
  z.string().check(z.regex(/^UTC([+-]\d{2}:\d{2})?$/, 'must be a time zone such as UTC-07:00')),
)
const number = {
  category: z.nullish(z.enum(categories, `must be one of ${categories.join(', ')}`)),
  description: text(512),
}

/**
 * What is known of the customer, for Meta's window to show filled in: the business, and the profile of the number. The customer
 * can change all of it there. It is kept as long as the journey of the link, and shown to nobody else.
 */
export const Prefill = z.strictObject({
  business: z.nullish(
    z.strictObject({
      ...business,
      address: z.nullish(z.strictObject({ ...address, postal_code: text(20), country })),
      time_zone: timeZone,
    }),
  ),
  number: z.nullish(z.strictObject({ display_name: text(255), ...number })),
})
export type Prefill = z.infer<typeof Prefill>

/** The same in the admin dialect's names. */
export const AdminPrefill = z.strictObject({
  business: z.nullish(
    z.strictObject({
      ...business,
      address: z.nullish(z.strictObject({ ...address, postalCode: text(20), country })),
      timeZone,
    }),
  ),
  number: z.nullish(z.strictObject({ displayName: text(255), ...number })),
})
export type AdminPrefill = z.infer<typeof AdminPrefill>

export function prefillOfAdmin({ business, number }: AdminPrefill): Prefill {
  const { timeZone: time_zone, address, ...more } = business ?? {}
  const { postalCode: postal_code, ...place } = address ?? {}
  const { displayName: display_name, ...profile } = number ?? {}
  return {
    ...(business
      ? { business: { ...more, time_zone, ...(address ? { address: { ...place, postal_code } } : {}) } }
      : {}),
    ...(number ? { number: { ...profile, display_name } } : {}),
  }
}
