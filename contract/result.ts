import * as z from 'zod/mini'
import { ConnectionType } from './setup-link.ts'

/** Things to do after a connection that worked; the number is connected all the same. */
export const Action = z.enum(['history_unavailable'])
export type Action = z.infer<typeof Action>

/** What a completed signup gives the host: to `onSuccess`, in the redirect's query, and signed as `result`. */
export const Result = z.object({
  setup_link_id: z.string(),
  status: z.literal('completed'),
  phone_number_id: z.string(),
  business_account_id: z.string(),
  display_phone_number: z.string(),
  connection_type: ConnectionType,
  actions: z.array(Action),
})
export type Result = z.infer<typeof Result>
