import * as z from 'zod/mini'

/** Where Meta said something that this version does not know; `retired_launch`: what Meta no longer opens its window with. */
export const ObservedKind = z.enum([
  'webhook_field',
  'account_event',
  'window_event',
  'window_step',
  'window_error',
  'graph_error',
  'retired_launch',
])
export type ObservedKind = z.infer<typeof ObservedKind>

/** A name or a code of Meta's that this version does not know, and how often it came. Never what came with it. */
export const MetaObservation = z.object({
  kind: ObservedKind,
  name: z.string(),
  count: z.int(),
  first_at: z.string(),
  last_at: z.string(),
})
export type MetaObservation = z.infer<typeof MetaObservation>
