import * as z from 'zod/mini'

/** Any other answer means that nothing was done, whatever its HTTP status. Like an unreadable answer, it is asked again. */
export const Success = z.object({ success: z.literal(true) })

/** The id of what was made. */
export const Made = z.object({ id: z.string() })

/** A number, with the fields that {@link numberFields} names and, where they were asked for, those of {@link moreNumberFields}. */
export const GraphNumber = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.optional(z.string()),
  code_verification_status: z.optional(z.string()),
  platform_type: z.optional(z.string()),
  quality_rating: z.optional(z.string()),
  status: z.optional(z.string()),
  name_status: z.optional(z.string()),
  is_on_biz_app: z.optional(z.boolean()),
  last_onboarded_time: z.optional(z.string()),
  throughput: z.optional(z.object({ level: z.optional(z.string()) })),
  is_official_business_account: z.optional(z.boolean()),
  is_pin_enabled: z.optional(z.boolean()),
  whatsapp_business_manager_messaging_limit: z.optional(z.union([z.string(), z.number()])),
})
export type GraphNumber = z.infer<typeof GraphNumber>

export const numberFields =
  'id,display_phone_number,verified_name,code_verification_status,platform_type,quality_rating,status,name_status,is_on_biz_app,last_onboarded_time'

export const moreNumberFields = `${numberFields},throughput,is_official_business_account,is_pin_enabled,whatsapp_business_manager_messaging_limit`
