import * as z from 'zod/mini'

const digits = (what: string) =>
  z.string('must be text').check(z.regex(/^\d{1,32}$/, `must be digits: a ${what} of Meta's app dashboard`))
const Text = z.string('must be text').check(z.minLength(1, "can't be blank"), z.maxLength(1_000, 'is too long'))
const version = 'must be a Graph version such as v26.0'

/**
 * A Meta app of a project's own, which its new signups use. Of the app that the project has, what is left out stays as it is, and null
 * takes it away. Another `app_id` is another app: numbers that are connected keep the one before.
 */
export const MetaAppUpdate = z.object({
  app_id: digits('app id'),
  /** Needed for an app that is new here. Another one than before: the one before is good for webhooks for 24 hours more. */
  app_secret: z.optional(Text),
  /** The Facebook Login for Business configuration; another one for coexistence, if it needs one. */
  config_id: digits('configuration id'),
  coexistence_config_id: z.nullish(digits('configuration id')),
  /** As `META_SIGNUP_VERSION`, `META_SIGNUP_EXTRAS` and `META_CODE_REDIRECT_URI` are for the app of the server. */
  signup_version: z.nullish(Text),
  signup_extras: z.nullish(z.record(z.string(), z.unknown(), 'must be an object')),
  code_redirect_uri: z.nullish(z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })),
  /** What the app's dashboard sends when it verifies the webhook's address: 8 characters or more. */
  webhook_verify_token: z.nullish(
    z.string('must be text').check(z.minLength(8, 'must be 8 characters or more'), z.maxLength(200, 'is too long')),
  ),
  /** Left out or null: the version of the server. */
  graph_version: z.nullish(z.string('must be text').check(z.regex(/^v\d+\.\d+$/, version))),
})
export type MetaAppUpdate = z.infer<typeof MetaAppUpdate>

/** The Meta app that new signups of a project use. Its secret and its verify token never come back. */
export const MetaAppView = z.object({
  /** `settings`: the app of the server, which every project uses that has none of its own. */
  source: z.enum(['project', 'settings']),
  app_id: z.string(),
  config_id: z.string(),
  coexistence_config_id: z.nullable(z.string()),
  signup_version: z.nullable(z.string()),
  signup_extras: z.nullable(z.record(z.string(), z.unknown())),
  code_redirect_uri: z.nullable(z.string()),
  graph_version: z.nullable(z.string()),
  has_verify_token: z.boolean(),
  /** Until when webhooks may still be signed with the secret before; null when it is forgotten. */
  previous_secret_until: z.nullable(z.string()),
  /** Where Meta has to send the app's webhooks. */
  webhook_url: z.string(),
  /** Connected numbers by the app that they were connected with; null is the app of the server. */
  phone_numbers: z.array(z.object({ app_id: z.nullable(z.string()), count: z.int() })),
})
export type MetaAppView = z.infer<typeof MetaAppView>
