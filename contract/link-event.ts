import * as z from 'zod/mini'

/**
 * What can happen to a link, for the people who sent it. `number_code` says that WhatsApp's code arrived at the number we
 * provide (the code itself is kept nowhere), `number_let_go` that the link holds it no more, `popup_ended` how Meta's window
 * closed, `exchanged` that Meta's code was spent and the token kept, `account_shared` that Meta says an account
 * which this customer connected before was shared anew (only a code finishes a signup, so the customer goes on in the browser),
 * `waiting` that the number is not ready at Meta and is looked at again by itself, `step_done` which of
 * the later steps is behind, `retrying` that Meta did not answer, `requested_again` that a customer asked for a new link in
 * place of this one, `undone` that what a signup did at Meta was taken back, for it
 * came to nothing, `first_message_received` and `first_message_sent` that the number was used through this server for the first time.
 * `widget` is the word of the customer's browser (`detail.type` is the widget's event), the others are what the server saw itself.
 */
export const linkEventNames = [
  'created',
  'opened',
  'number_reserved',
  'number_failed',
  'number_code',
  'number_let_go',
  'popup_ended',
  'exchanged',
  'step_done',
  'retrying',
  'account_shared',
  'waiting',
  'pin_required',
  'resumed',
  'failed',
  'completed',
  'revoked',
  'reactivated',
  'expired',
  'requested_again',
  'undone',
  'first_message_received',
  'first_message_sent',
  'widget',
] as const
export const LinkEventName = z.enum(linkEventNames)
export type LinkEventName = z.infer<typeof LinkEventName>

/** One moment in the journey of a link. */
export const LinkEvent = z.object({
  id: z.uuid(),
  name: LinkEventName,
  /** The signup it belongs to, where it belongs to one: a link can see several. */
  attempt_id: z.nullable(z.string()),
  detail: z.record(z.string(), z.unknown()),
  created_at: z.string(),
})
export type LinkEvent = z.infer<typeof LinkEvent>
