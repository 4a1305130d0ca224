import * as z from 'zod/mini'

/** Any other answer means that nothing was done, whatever its HTTP status. Like an unreadable answer, it is asked again. */
export const Success = z.object({ success: z.literal(true) })

/** The id of what was made. */
export const Made = z.object({ id: z.string() })

/** A field that is good to know: one that is missing or of another type is as if Graph had said nothing. */
export const nice = <T extends z.ZodMiniType>(field: T) => z.catch(z.optional(field), undefined)

/** A number, with the fields that {@link numberFields} names and, where they were asked for, those of {@link moreNumberFields}. */
export const GraphNumber = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: nice(z.string()),
  code_verification_status: nice(z.string()),
  platform_type: nice(z.string()),
  quality_rating: nice(z.string()),
  status: nice(z.string()),
  name_status: nice(z.string()),
  is_on_biz_app: nice(z.boolean()),
  last_onboarded_time: nice(z.string()),
  throughput: nice(z.object({ level: z.optional(z.string()) })),
  is_official_business_account: nice(z.boolean()),
  is_pin_enabled: nice(z.boolean()),
  whatsapp_business_manager_messaging_limit: nice(z.union([z.string(), z.number()])),
})
export type GraphNumber = z.infer<typeof GraphNumber> & {
  /** Fields that Graph would not read. */
  missing?: readonly string[]
}

/** Without these a number cannot be told from another. */
export const neededOfNumber = ['id', 'display_phone_number']

export const numberFields = [
  ...neededOfNumber,
  'verified_name',
  'code_verification_status',
  'platform_type',
  'quality_rating',
  'status',
  'name_status',
  'is_on_biz_app',
  'last_onboarded_time',
]

export const moreNumberFields = [
  ...numberFields,
  'throughput',
  'is_official_business_account',
  'is_pin_enabled',
  'whatsapp_business_manager_messaging_limit',
]
