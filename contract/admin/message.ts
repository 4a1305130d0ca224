import * as z from 'zod/mini'

const types = [
  'text',
  'template',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'reaction',
] as const

const content = z.optional(z.record(z.string(), z.unknown(), 'must be an object'))

/** A message to send in the admin dialect: what it holds stands under the name of its type, as Meta has it. */
export const AdminMessageCreate = z
  .object({
    phone_number_id: z.string('must be text: Meta’s id of the number that sends'),
    /** Digits, with or without a plus. */
    to: z.string('must be text').check(z.regex(/^\+?[1-9]\d{5,14}$/, 'must be a phone number in international form')),
    type: z.enum(types, `must be one of ${types.join(', ')}`),
    text: content,
    template: content,
    image: content,
    video: content,
    audio: content,
    document: content,
    sticker: content,
    location: content,
    contacts: z.optional(z.array(z.record(z.string(), z.unknown()), 'must be a list')),
    interactive: content,
    reaction: content,
    /** The message that this one answers. */
    context: z.optional(z.object({ message_id: z.string('must be text') })),
    /** Yours: it comes back with the statuses. */
    biz_opaque_callback_data: z.optional(
      z.string('must be text').check(z.maxLength(512, 'must be at most 512 characters')),
    ),
  })
  .check((context) => {
    const { type } = context.value
    if (context.value[type] === undefined)
      context.issues.push({ code: 'invalid_type', expected: 'object', path: [type], input: undefined })
  })
export type AdminMessageCreate = z.infer<typeof AdminMessageCreate>

/** What Meta took on. How it fares comes by webhook. */
export const AdminMessage = z.object({
  /** Meta's id, `wamid.…`. */
  id: z.string(),
  phone_number_id: z.string(),
  to: z.string(),
  type: z.enum(types),
  status: z.literal('accepted'),
})
export type AdminMessage = z.infer<typeof AdminMessage>
