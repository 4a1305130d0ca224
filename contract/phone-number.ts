import * as z from 'zod/mini'
import { plainDigits } from './digits/digits.ts'
import { Name } from './name.ts'
import { Action, Mark } from './result.ts'

/** Why a number can carry no messages, as far as Meta said. */
export const Disconnection = z.object({
  reason: z._default(z.nullable(z.string()), null),
  initiated_by: z._default(z.nullable(z.string()), null),
})
export type Disconnection = z.infer<typeof Disconnection>

/**
 * A connected number as the Platform dialect shows it. `id` and `phone_number_id` are Meta's, `internal_id` is ours.
 * `connection_type`, `connection_status`, `disconnection`, `connected_at`, `heals_until`, `actions` and `marks` are beyond Kapso's: whether we may still use it, and why not.
 */
export const PhoneNumber = z.object({
  id: z.string(),
  internal_id: z.uuid(),
  phone_number_id: z.string(),
  name: z.string(),
  kind: z.enum(['production', 'sandbox']),
  business_account_id: z.nullable(z.string()),
  /** Meta's id of the WhatsApp account, apart from its messaging account; null until Meta's window says it. */
  whatsapp_account_id: z.nullable(z.string()),
  customer_id: z.nullable(z.string()),
  connection_type: z.enum(['coexistence', 'dedicated']),
  is_coexistence: z.boolean(),
  connection_status: z.enum(['active', 'disconnected', 'offboarded']),
  disconnection: z.nullable(Disconnection),
  connected_at: z.nullable(z.string()),
  /** When its token ends, after which nothing can be sent; null when it does not end. `whatsapp.phone_number.token_expiring` comes before. */
  token_expires_at: z.nullable(z.string()),
  /** While the number is healing: until when Meta is given time to reconnect it by itself. */
  heals_until: z.nullable(z.string()),
  /** What is left to do; looked at again for 14 days after the connection, with an event when it changes. */
  actions: z.array(Action),
  /** What the project's policy let pass. */
  marks: z.array(Mark),
  inbound_processing_enabled: z.boolean(),
  calls_enabled: z.boolean(),
  webhook_verified_at: z.nullable(z.string()),
  webhook_destination_url: z.nullable(z.string()),
  display_name: z.nullable(z.string()),
  display_phone_number: z.nullable(z.string()),
  display_phone_number_normalized: z.nullable(z.string()),
  verified_name: z.nullable(z.string()),
  quality_rating: z.nullable(z.string()),
  code_verification_status: z.nullable(z.string()),
  name_status: z.nullable(z.string()),
  status: z.nullable(z.string()),
  throughput_tier: z.nullable(z.string()),
  whatsapp_business_manager_messaging_limit: z.nullable(z.string()),
  is_official_business_account: z.nullable(z.boolean()),
  is_pin_enabled: z.nullable(z.boolean()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type PhoneNumber = z.infer<typeof PhoneNumber>

const Id = z.string('must be text').check(z.regex(/^[0-9]{1,32}$/, 'must be digits: the id that Meta gave it'))
const AccessToken = z
  .string('must be text')
  .check(z.regex(/^[\x21-\x7e]{1,4096}$/, 'must be a token as Meta gives it, without spaces'))
/** The PIN of a number that is still to be registered and has one; it is stored sealed when Meta accepts it. */
const Pin = z.optional(plainDigits(/^[0-9]{6}$/, 'must be six digits'))
const flag = z.optional(z.boolean('must be true or false'))

const Destination = z
  .union(
    [z.url({ protocol: /^https$/ }), z.url({ protocol: /^http$/, hostname: /^(localhost|127\.0\.0\.1|\[::1\])$/ })],
    'must be an absolute https:// address',
  )
  .check(z.maxLength(200, 'must be at most 200 characters: Meta takes no more'))

const settings = {
  kind: z.optional(z.enum(['production', 'sandbox'])),
  webhook_verify_token: z.nullish(z.string('must be text').check(z.maxLength(255, 'must be at most 255 characters'))),
  /** Where Meta sends the messages of the number, in place of this server; null takes it away. */
  webhook_destination_url: z.nullish(Destination),
  inbound_processing_enabled: flag,
  calls_enabled: flag,
}

/** A number that a backend connects by hand, with a token it has. The token is checked with Meta, sealed, and never shown. */
export const PhoneNumberConnect = z.object({
  name: Name,
  phone_number_id: Id,
  business_account_id: Id,
  access_token: AccessToken,
  pin: Pin,
  ...settings,
})
export type PhoneNumberConnect = z.infer<typeof PhoneNumberConnect>

/** What of a number can be changed. Its ids cannot; they may be repeated. */
export const PhoneNumberUpdate = z.object({
  name: z.optional(Name),
  phone_number_id: z.optional(Id),
  business_account_id: z.optional(Id),
  access_token: z.optional(AccessToken),
  pin: Pin,
  ...settings,
})
export type PhoneNumberUpdate = z.infer<typeof PhoneNumberUpdate>
