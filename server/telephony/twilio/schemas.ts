import * as z from 'zod/mini'

const sid = (prefix: string, what: string) =>
  z
    .string('must be text')
    .check(z.regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `must be ${what}: ${prefix} and 32 hexadecimal digits`))

/** The auth token and not the secret of an API key: Twilio signs its webhooks with it. */
export const credentialFields = {
  account_sid: sid('AC', 'the SID of a Twilio account'),
  auth_token: z.string('must be text').check(z.regex(/^\S{16,128}$/, 'must be the auth token of the account')),
}

export type TwilioCredentials = { account_sid: string; auth_token: string }

/** What Twilio asks for before it sells a number of a country (https://www.twilio.com/docs/phone-numbers/regulatory), and which kind to buy. */
export const TwilioCountry = z.object({
  bundle_sid: z.nullish(sid('BU', 'the SID of an approved regulatory bundle')),
  address_sid: z.nullish(sid('AD', 'the SID of an address')),
  number_type: z.nullish(
    z.enum(['local', 'mobile', 'national', 'toll_free'], 'must be local, mobile, national or toll_free'),
  ),
})
export type TwilioCountry = z.infer<typeof TwilioCountry>
