import * as z from 'zod/mini'
import { ConnectionType } from './connection-type.ts'
import { faultCodes } from './remedies.ts'

/** What can happen in the customer's browser, as the widget tells its host. */
export const widgetEventTypes = [
  'opened',
  'type_chosen',
  'step_shown',
  'step_answered',
  'step_skipped',
  'popup_opened',
  'popup_blocked',
  'pin_asked',
  'waiting',
  'cancelled',
  'finishing',
  'completed',
  'error',
  'handed_off',
  'redirect_stopped',
  'theme_corrected',
  'exited',
] as const

const minutes = 60_000
const Word = z.string().check(z.maxLength(500, 'must be at most 500 characters'))

/**
 * One event of the widget for the journey of its link: what happened, and never what a customer typed.
 * `ago` is how long before the sending it was, `duration` how long the widget had been there; both in milliseconds.
 */
export const WidgetEvent = z.strictObject({
  type: z.enum(widgetEventTypes),
  attempt_id: z.optional(z.uuid('must be a UUID')),
  ago: z.int().check(z.minimum(0), z.maximum(10 * minutes)),
  duration: z.int().check(z.minimum(0), z.maximum(31 * 24 * 60 * minutes)),
  step: z.optional(Word),
  reason: z.optional(Word),
  by: z.optional(Word),
  code: z.optional(z.enum(faultCodes)),
  connection_type: z.optional(ConnectionType),
})
export type WidgetEvent = z.infer<typeof WidgetEvent>

/**
 * Body of `POST /connect/v1/events`. The token stands in it, as text, because a page that is about to close may not ask
 * the server first whether it may send a header (CORS).
 */
export const WidgetEvents = z.strictObject({
  token: z.optional(z.string()),
  events: z.array(WidgetEvent, 'must be a list of events').check(z.minLength(1), z.maxLength(50)),
})
export type WidgetEvents = z.infer<typeof WidgetEvents>
