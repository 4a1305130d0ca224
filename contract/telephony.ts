import * as z from 'zod/mini'
import { CountryIso } from './setup-link.ts'

const sid = (prefix: string, what: string) =>
  z
    .string('must be text')
    .check(z.regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `must be ${what}: ${prefix} and 32 hexadecimal digits`))

/** What a country asks for before a number of it can be bought, as it is named at the provider; and which kind of number to buy there. */
export const TelephonyCountry = z.object({
  bundle_sid: z.nullish(sid('BU', 'the SID of an approved regulatory bundle')),
  address_sid: z.nullish(sid('AD', 'the SID of an address')),
  number_type: z.nullish(
    z.enum(['local', 'mobile', 'national', 'toll_free'], 'must be local, mobile, national or toll_free'),
  ),
})
export type TelephonyCountry = z.infer<typeof TelephonyCountry>

/** A project's own Twilio account. `countries` stands for all of them; what is left out of it is forgotten. */
export const TelephonyUpdate = z
  .object({
    account_sid: z.nullish(sid('AC', 'the SID of a Twilio account')),
    /** The account's auth token, not an API key's secret: Twilio signs with it what it sends. */
    auth_token: z.nullish(
      z.string('must be text').check(z.regex(/^\S{16,128}$/, 'must be the auth token of the account')),
    ),
    countries: z.nullish(z.record(CountryIso, TelephonyCountry, 'must be an object with country codes as names')),
  })
  .check(
    z.refine(({ account_sid, auth_token }) => (account_sid == null) === (auth_token == null), {
      path: ['auth_token'],
      message: 'must come with account_sid, and account_sid with it',
    }),
  )
export type TelephonyUpdate = z.infer<typeof TelephonyUpdate>

/** Where a project's numbers are bought. The auth token never comes back. */
export const TelephonyAccount = z.object({
  provider: z.enum(['twilio']),
  /** `project`: its own account; `settings`: the server's (`TWILIO_ACCOUNT_SID`), for the default project; `none`: no numbers are bought. */
  credentials: z.enum(['project', 'settings', 'none']),
  account_sid: z.nullable(z.string()),
  countries: z.record(z.string(), TelephonyCountry),
})
export type TelephonyAccount = z.infer<typeof TelephonyAccount>
