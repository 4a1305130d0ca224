import * as z from 'zod/mini'
import { ConnectionType } from './connection-type.ts'
import { PhoneNumberText } from './digits/digits.ts'
import { LaunchWay } from './meta/launch.ts'
import { Prefill } from './meta/prefill.ts'
import { RedirectUrl } from './redirect-url.ts'
import { Steps } from './steps/steps.ts'
import { Theme } from './theme/theme.ts'

/** Languages a link may fix; null follows the browser. */
export const Language = z.enum(['en', 'es', 'pt', 'hi', 'id', 'ar'])
export type Language = z.infer<typeof Language>

/** A browser origin, exactly as `event.origin` gives it: no path, no trailing slash. */
export const Origin = z
  .string()
  .check(
    z.regex(
      /^(https:\/\/[a-z0-9.-]+(:\d{1,5})?|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?)$/,
      'must be an origin such as https://app.example.com, with no path (http:// only for localhost)',
    ),
  )

export const CountryIso = z
  .string()
  .check(z.regex(/^[A-Z]{2}$/, 'must be a two-letter country code in capitals, for example US'))
const AreaCode = z.string().check(z.regex(/^[2-9][0-9]{2}$/, 'must be a three-digit US area code, for example 415'))

const connectionTypes = z
  .array(ConnectionType, 'must be a list holding "coexistence", "dedicated" or both')
  .check(z.minLength(1, 'must name at least one connection type'))

/** What comes after, in the host's own words: a sentence, and a button that leads there. */
export const NextStep = z.object({
  text: z
    .string('must be text')
    .check(z.minLength(1, "can't be blank"), z.maxLength(280, 'must be at most 280 characters')),
  label: z.optional(
    z.string('must be text').check(z.minLength(1, "can't be blank"), z.maxLength(40, 'must be at most 40 characters')),
  ),
  url: z.optional(RedirectUrl),
})
export type NextStep = z.infer<typeof NextStep>

/** What a backend may say when it makes a link; `{}` is a valid link. Names and rules as Kapso's Platform API has them. */
export const SetupLinkCreate = z.object({
  success_redirect_url: z.nullish(RedirectUrl),
  failure_redirect_url: z.nullish(RedirectUrl),
  /** Origins of the pages that may embed the widget with this link. None: only the hosted page may use it. */
  allowed_origins: z.nullish(z.array(Origin, 'must be a list of origins')),
  allowed_connection_types: z.nullish(connectionTypes),
  meta_billing_mode: z.nullish(z.enum(['customer_managed', 'partner_managed'])),
  theme_config: z.nullish(Theme),
  provision_phone_number: z.nullish(z.boolean('must be true or false')),
  phone_number_area_code: z.nullish(AreaCode),
  phone_number_country_isos: z.nullish(
    z.array(CountryIso, 'must be a list of country codes').check(z.minLength(1, 'must name at least one country')),
  ),
  reconnect_phone_number: z.nullish(PhoneNumberText),
  language: z.nullish(Language),
  /** Yours: comes back untouched as `state` in the redirect. Up to 512 characters. */
  state: z.nullish(z.string('must be text').check(z.maxLength(512, 'must be at most 512 characters'))),
  /**
   * Whether the signup brings a key of the connected account: told once, by the event `whatsapp.account_key.issued` or in exchange
   * for the signed `result`.
   */
  issue_key: z.nullish(z.boolean('must be true or false')),
  /** Whether the last step offers the customer to write a message to their new number. */
  test_message: z.nullish(z.boolean('must be true or false')),
  /** What the last step says comes next, in your words. Where it has a button, the page waits for the customer. */
  next: z.nullish(NextStep),
  /** What opens Meta's window; null as the project says. */
  launch: z.nullish(LaunchWay),
  /**
   * The host of its address: an active domain of the project, or null for the server's own. Left out, it is the project's domain that
   * became active last, where there is one.
   */
  domain: z.nullish(z.string('must be one of the project’s domains').check(z.maxLength(253))),
  /** What Meta's window shows filled in. It comes back in no answer. */
  prefill: z.nullish(Prefill),
  /** What the customer is asked before Meta's window and after the number is connected; null asks what the project asks. */
  steps: z.nullish(Steps),
  /**
   * A random value that you keep in the session of the browser that is to finish, as in OpenID Connect. It is in the signed
   * `result` alone, and `verifyResult` compares it: a result that was brought to another browser is refused there.
   */
  nonce: z.nullish(
    z
      .string('must be text')
      .check(
        z.minLength(16, 'must be 16 to 200 characters, made at random'),
        z.maxLength(200, 'must be 16 to 200 characters, made at random'),
      ),
  ),
})
export type SetupLinkCreate = z.infer<typeof SetupLinkCreate>

export const SetupLinkStatus = z.enum(['active', 'used', 'expired', 'revoked'])
export type SetupLinkStatus = z.infer<typeof SetupLinkStatus>

/** What a backend may change later. `status` moves to anything but `used`: only a completed signup uses a link up. */
export const SetupLinkUpdate = z.object({
  ...z.omit(SetupLinkCreate, { meta_billing_mode: true, reconnect_phone_number: true }).shape,
  expires_at: z.nullish(z.iso.datetime({ offset: true, error: 'must be a moment such as 2026-12-31T23:59:59Z' })),
  status: z.optional(
    SetupLinkStatus.check(
      z.refine((status) => status !== 'used', 'cannot be changed to used: only a completed signup does that'),
    ),
  ),
})
export type SetupLinkUpdate = z.infer<typeof SetupLinkUpdate>

export const SetupStatus = z.enum(['pending', 'processing', 'completed', 'failed'])
export type SetupStatus = z.infer<typeof SetupStatus>

/** What a backend should know of what it asked for: a colour that nobody could have read, a detail that Meta's form may not take, no address where its customers get help. */
export const LinkWarning = z.object({ property: z.string(), message: z.string() })
export type LinkWarning = z.infer<typeof LinkWarning>

/** The number that a link brings its customer, as Kapso's links have it. */
export const ProvisionedPhoneNumber = z.object({
  id: z.uuid(),
  phone_number: z.string(),
  /** `reserved` until the signup is complete, then `active`. */
  status: z.enum(['reserved', 'active']),
  country_iso: z.string(),
  country_dial_code: z.string(),
  area_code: z.nullable(z.string()),
  display_number: z.nullable(z.string()),
})
export type ProvisionedPhoneNumber = z.infer<typeof ProvisionedPhoneNumber>

/** Fields that no answer shows. */
export const writeOnlyLinkFields = { state: true, nonce: true, prefill: true } as const

/** Every other field is shown; {@link SetupLink} does not compile without one. */
export type ShownLinkField = Exclude<keyof SetupLinkCreate, keyof typeof writeOnlyLinkFields>

/** A setup link as the Platform dialect shows it. `token`, and `warnings` where there are any, are there in the answer to its creation alone. */
export const SetupLink = z.object({
  id: z.uuid(),
  status: SetupLinkStatus,
  created_at: z.string(),
  expires_at: z.nullable(z.string()),
  url: z.string(),
  token: z.optional(z.string()),
  warnings: z.optional(z.array(LinkWarning)),
  success_redirect_url: z.nullable(z.string()),
  failure_redirect_url: z.nullable(z.string()),
  allowed_origins: z.array(z.string()),
  allowed_connection_types: z.array(ConnectionType),
  meta_billing_mode: z.enum(['customer_managed', 'partner_managed']),
  theme_config: z.nullable(Theme),
  provision_phone_number: z.boolean(),
  phone_number_area_code: z.nullable(z.string()),
  phone_number_country_isos: z.array(z.string()),
  reconnect_phone_number: z.nullable(z.string()),
  language: z.nullable(Language),
  issue_key: z.boolean(),
  test_message: z.boolean(),
  next: z.nullable(NextStep),
  launch: z.nullable(LaunchWay),
  domain: z.nullable(z.string()),
  steps: z.nullable(Steps),
  whatsapp_setup_status: SetupStatus,
  whatsapp_setup_error: z.nullable(z.string()),
  /** The number that the link brings its customer; absent until there is one. */
  provisioned_phone_number: z.optional(ProvisionedPhoneNumber),
} satisfies { [Name in ShownLinkField]: z.ZodMiniType } & Record<string, z.ZodMiniType>)
export type SetupLink = z.infer<typeof SetupLink>
