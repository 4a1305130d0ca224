import * as z from 'zod/mini'
import { CountryIso } from '../setup-link.ts'

/**
 * What a country asks for before a number of it can be bought, and which kind of number to buy there, in the provider's own
 * words.
 */
export const TelephonyCountry = z.record(z.string(), z.nullish(z.string('must be text')))
export type TelephonyCountry = z.infer<typeof TelephonyCountry>

/**
 * A project's own account at a telephony provider. The other fields are the credentials, in the provider's own words; all
 * of them come together or none. `countries` stands for all of them; a country that is left out is forgotten.
 */
export const TelephonyUpdate = z.looseObject({
  /** Left out: the provider whose credentials are given, else the one that the project has. */
  provider: z.optional(z.string('must be text')),
  countries: z.nullish(z.record(CountryIso, TelephonyCountry, 'must be an object with country codes as names')),
})
export type TelephonyUpdate = z.infer<typeof TelephonyUpdate>

/** Where a project's numbers are bought. The secrets of the account never come back. */
export const TelephonyAccount = z.object({
  provider: z.string(),
  /** `project`: its own account; `settings`: the server's, for the default project; `none`: no numbers are bought. */
  credentials: z.enum(['project', 'settings', 'none']),
  account_sid: z.nullable(z.string()),
  countries: z.record(z.string(), TelephonyCountry),
})
export type TelephonyAccount = z.infer<typeof TelephonyAccount>
