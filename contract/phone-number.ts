import * as z from 'zod/mini'

/** A connected number as the Platform dialect shows it. `id` and `phone_number_id` are Meta's, `internal_id` is ours. */
export const PhoneNumber = z.object({
  id: z.string(),
  internal_id: z.uuid(),
  phone_number_id: z.string(),
  name: z.string(),
  business_account_id: z.nullable(z.string()),
  customer_id: z.nullable(z.string()),
  is_coexistence: z.boolean(),
  display_phone_number: z.nullable(z.string()),
  display_phone_number_normalized: z.nullable(z.string()),
  verified_name: z.nullable(z.string()),
  quality_rating: z.nullable(z.string()),
  code_verification_status: z.nullable(z.string()),
  name_status: z.nullable(z.string()),
  status: z.nullable(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type PhoneNumber = z.infer<typeof PhoneNumber>
