import * as z from 'zod/mini'
import { ConnectionType } from './connection-type.ts'

/**
 * What is left to do after a connection that worked; the number is connected all the same. `payment_missing`: the account has no
 * payment method; `name_pending` and `name_declined`: of the display name; `meta_number`: Meta lends the number, and it sends
 * nothing before its name is approved; `history_unavailable`: the earlier chats could not be brought over. `number_restricted`,
 * `number_flagged`, `number_rate_limited`, `number_disconnected`: what Meta says of the number's own state.
 */
export const Action = z.enum([
  'history_unavailable',
  'payment_missing',
  'name_pending',
  'name_declined',
  'meta_number',
  'number_restricted',
  'number_flagged',
  'number_rate_limited',
  'number_disconnected',
])
export type Action = z.infer<typeof Action>

/**
 * What the project's policy let pass that would have stopped a signup: a number of another type than the customer chose, another
 * one than the link was for, or one that another customer of the project had until then. `shared`: another partner of Meta's uses
 * the number too, so that its limits are everybody's, and its PIN is theirs.
 */
export const Mark = z.enum(['other_type', 'other_number', 'moved', 'shared'])
export type Mark = z.infer<typeof Mark>

/** What a completed signup gives the host: to `onSuccess`, in the redirect's query, and signed as `result`. */
export const Result = z.object({
  setup_link_id: z.string(),
  status: z.literal('completed'),
  phone_number_id: z.string(),
  business_account_id: z.string(),
  display_phone_number: z.string(),
  /** Our id of the number, where we provided it. */
  provisioned_phone_number_id: z.optional(z.string()),
  connection_type: ConnectionType,
  actions: z.array(Action),
  /** The same, signed: a page cannot be believed, so give this to your backend, where `verifyResult` checks it. */
  signed: z.optional(z.string()),
})
export type Result = z.infer<typeof Result>
