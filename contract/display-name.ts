import * as z from 'zod/mini'

/** The name that customers of a number are to read. Meta reviews it before they do, and counts ten changes in 30 days. */
export const DisplayNameRequestCreate = z.object({
  new_display_name: z
    .string('must be text')
    .check(z.trim(), z.minLength(1, "can't be blank"), z.maxLength(255, 'must be at most 255 characters')),
})
export type DisplayNameRequestCreate = z.infer<typeof DisplayNameRequestCreate>

/**
 * `pending_review` until Meta has looked; `approved` until the number was registered again, which puts the name in the old
 * one's place (`applied`); `declined`, or `expired` when nobody registered within 14 days of the approval.
 */
export const DisplayNameStatus = z.enum(['pending_review', 'approved', 'applied', 'declined', 'expired'])
export type DisplayNameStatus = z.infer<typeof DisplayNameStatus>

/** One wish for another display name. `meta_error_*` hold why Meta declined it, or why it could not be applied yet. */
export const DisplayNameRequest = z.object({
  id: z.uuid(),
  phone_number_id: z.string(),
  requested_display_name: z.string(),
  previous_display_name: z.nullable(z.string()),
  status: DisplayNameStatus,
  submitted_at: z.string(),
  reviewed_at: z.nullable(z.string()),
  applied_at: z.nullable(z.string()),
  meta_error_code: z.nullable(z.int()),
  meta_error_subcode: z.nullable(z.int()),
  meta_error_type: z.nullable(z.string()),
  meta_error_message: z.nullable(z.string()),
})
export type DisplayNameRequest = z.infer<typeof DisplayNameRequest>
