import * as z from 'zod/mini'

/** One thing that was looked at. `passed` is null where nobody can tell. */
const check = <Shape extends z.core.$ZodLooseShape>(details: z.ZodMiniObject<Shape>) =>
  z.object({ passed: z.nullable(z.boolean()), details, error: z.nullable(z.string()) })

const Sending = z.enum(['AVAILABLE', 'LIMITED', 'BLOCKED'])

/** What a message passes through on its way, as Graph's `health_status` has it. */
export const HealthEntity = z.object({
  entity_type: z.string(),
  id: z.optional(z.string()),
  can_send_message: z.string(),
  additional_info: z.optional(z.array(z.string())),
  errors: z.optional(
    z.array(
      z.object({
        error_code: z.number(),
        error_description: z.optional(z.string()),
        possible_solution: z.optional(z.string()),
      }),
    ),
  ),
})
export type HealthEntity = z.infer<typeof HealthEntity>

/**
 * Whether a number can carry messages, looked up at Meta (at most every three minutes).
 * `error`: Meta did not answer, ask again. `unhealthy` with `retry_after`: Meta refuses the access, and is asked again
 * no sooner than in so many seconds.
 */
export const Health = z.object({
  status: z.enum(['healthy', 'degraded', 'unhealthy', 'error']),
  timestamp: z.string(),
  retry_after: z.optional(z.number()),
  error: z.optional(z.string()),
  checks: z.optional(
    z.object({
      phone_number_access: check(
        z.object({
          phone_number_id: z.string(),
          display_phone_number: z.optional(z.string()),
          verified_name: z.optional(z.string()),
          quality_rating: z.optional(z.string()),
        }),
      ),
      phone_number_connection: z.optional(
        check(
          z.object({
            status: z.enum(['CONNECTED', 'DISCONNECTED', 'UNKNOWN']),
            meta_status: z.nullable(z.string()),
            connection_status: z.string(),
          }),
        ),
      ),
      messaging_health: z.optional(
        z.extend(check(z.object({ overall_status: z.nullable(Sending), entities: z.array(HealthEntity) })), {
          overall_status: z.nullable(Sending),
        }),
      ),
      webhook_subscription: z.optional(
        check(
          z.object({
            app_id: z.string(),
            subscribed: z.nullable(z.boolean()),
            subscribed_fields: z.nullable(z.array(z.string())),
          }),
        ),
      ),
      /** There when another partner of Meta's uses the number too. */
      sharing: z.optional(check(z.object({ shared: z.boolean(), message: z.string() }))),
      webhook_verified: z.optional(check(z.object({ verified_at: z.nullable(z.string()), message: z.string() }))),
      /** Coexistence alone. */
      token_validity: z.optional(check(z.object({ expires_at: z.nullable(z.string()) }))),
    }),
  ),
})
export type Health = z.infer<typeof Health>
