import * as z from 'zod/mini'
import { faultCodes } from '../remedies.ts'

/** How far a link came, in order. Who came to one step came through those before it. */
export const funnelSteps = ['sent', 'opened', 'type', 'popup', 'returned', 'connected', 'first_message'] as const
export const FunnelStep = z.enum(funnelSteps)
export type FunnelStep = z.infer<typeof FunnelStep>

/** What the funnel can be told apart by. */
export const funnelGroups = ['day', 'country', 'connection_type', 'language', 'fault'] as const
export const FunnelGroup = z.enum(funnelGroups, `must be one of ${funnelGroups.join(', ')}`)
export type FunnelGroup = z.infer<typeof FunnelGroup>

/** How many links came to each step. */
export const FunnelCounts = z.object({
  sent: z.int(),
  opened: z.int(),
  /** Chose a connection type, or had none to choose. */
  type: z.int(),
  /** Meta's window opened. */
  popup: z.int(),
  /** Came back from Meta with a code. */
  returned: z.int(),
  connected: z.int(),
  /** Sent or received a first message through this server. */
  first_message: z.int(),
})
export type FunnelCounts = z.infer<typeof FunnelCounts>

/** Of the links that were sent between `from` and `to`: how many came how far. */
export const Funnel = z.object({
  /** Whole hours; whole days of UTC where they are more than two weeks apart. */
  from: z.string(),
  to: z.string(),
  group_by: z.nullable(FunnelGroup),
  total: FunnelCounts,
  /** Days in their order, else the largest first. `value` is null where it is not known, or where there was no fault. */
  groups: z.array(z.extend(FunnelCounts, { value: z.nullable(z.string()) })),
  /** True while the links of before an upgrade, or of a rebuild, are still being counted. */
  counting: z.boolean(),
})
export type Funnel = z.infer<typeof Funnel>

/** A fault that links ended at, among those that were sent between `from` and `to` and are not connected. */
export const FaultCount = z.object({
  fault: z.enum(faultCodes),
  /** Links whose latest fault it is. */
  links: z.int(),
  remedy: z.enum(['retry', 'sign_again', 'enter_pin', 'choose_other', 'open_in_browser', 'new_link', 'contact']),
  /** What the customer read, in English. The same in other languages stands in the widget. */
  words: z.object({ title: z.string(), text: z.string() }),
  /** The step that most of them did not get beyond. */
  drop_off: FunnelStep,
  /** How many got no further than each step. */
  stopped_at: FunnelCounts,
})
export type FaultCount = z.infer<typeof FaultCount>

export const FaultCounts = z.object({
  from: z.string(),
  to: z.string(),
  /** The most frequent first. */
  faults: z.array(FaultCount),
  counting: z.boolean(),
})
export type FaultCounts = z.infer<typeof FaultCounts>
