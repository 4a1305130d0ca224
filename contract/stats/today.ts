import * as z from 'zod/mini'

/** What may need somebody. The order is that of how pressing it is. */
export const needKinds = [
  'webhook_paused',
  'deliveries_failed',
  'signup_stuck',
  'signup_failed',
  'number_lost',
  'number_healing',
  'token_ends',
  'domain_failing',
  'pool_low',
  'ends_at_meta',
] as const
export const NeedKind = z.enum(needKinds)
export type NeedKind = z.infer<typeof NeedKind>

/** Something that needs somebody, and the request that helps. */
export const Need = z.object({
  kind: NeedKind,
  /** Tells it from the others of its kind. */
  id: z.string(),
  what: z.string(),
  why: z.string(),
  /** Since when; of what lies ahead, when it begins. */
  at: z.nullable(z.string()),
  /** The ids of what it is about. */
  about: z.object({
    webhook_id: z.optional(z.string()),
    setup_link_id: z.optional(z.string()),
    customer_id: z.optional(z.string()),
    attempt_id: z.optional(z.string()),
    phone_number_id: z.optional(z.string()),
    number_pool_id: z.optional(z.string()),
    domain_id: z.optional(z.string()),
    /** A page of Meta's. */
    page: z.optional(z.string()),
  }),
  /** Null where no request helps: `why` says what does. */
  action: z.nullable(
    z.object({
      does: z.string(),
      method: z.enum(['GET', 'POST', 'PATCH']),
      /** Below `/platform/v1`. */
      path: z.string(),
      body: z.nullable(z.record(z.string(), z.unknown())),
    }),
  ),
})
export type Need = z.infer<typeof Need>

export const Today = z.object({
  /** The most pressing first; of each kind the latest twenty. */
  needs: z.array(Need),
  /** The kinds of which there are more than that. */
  more: z.array(NeedKind),
})
export type Today = z.infer<typeof Today>
