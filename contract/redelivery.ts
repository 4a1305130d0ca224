import * as z from 'zod/mini'
import { DeliveryStatus } from './webhook.ts'

const Moment = z.iso.datetime({ offset: true, error: 'must be a moment such as 2026-12-31T23:59:59Z' })

/** Which deliveries of the last 30 days are sent again: those that failed, unless `status` says otherwise. */
export const RedeliveryFilter = z.strictObject({
  status: z._default(DeliveryStatus, 'failed'),
  event: z.optional(z.string()),
  webhook_id: z.optional(z.string()),
  phone_number_id: z.optional(z.string()),
  created_after: z.optional(Moment),
  created_before: z.optional(Moment),
})
export type RedeliveryFilter = z.input<typeof RedeliveryFilter>

/** What a backend says to send many deliveries again. With `dry_run` they are counted, and nothing is sent. */
export const RedeliveryCreate = z.object({
  filter: z._default(RedeliveryFilter, { status: 'failed' }),
  dry_run: z._default(z.boolean('must be true or false'), false),
})
export type RedeliveryCreate = z.input<typeof RedeliveryCreate>

/**
 * Many deliveries that are sent again, oldest first and a few at a time, behind what is new. `id` is null where they were only
 * counted. `waiting` are those that were put back to be sent and not tried yet.
 */
export const Redelivery = z.object({
  id: z.nullable(z.string()),
  status: z.enum(['counted', 'running', 'stopped', 'done']),
  matched: z.int(),
  requeued: z.int(),
  waiting: z.int(),
  created_at: z.string(),
  ended_at: z.nullable(z.string()),
})
export type Redelivery = z.infer<typeof Redelivery>
