import * as z from 'zod/mini'
import { named, plain } from './media.ts'
import { location, words } from './text.ts'

const name = { parameter_name: z.optional(words(64)) }

/** Which object a parameter needs depends on its type; `parameterRefusal` of the template's own checks says so in Meta's words. */
const parameter = z.strictObject({
  type: words(32),
  ...name,
  text: z.optional(z.string().check(z.maxLength(1024))),
  currency: z.optional(z.strictObject({ fallback_value: words(128), code: words(3), amount_1000: z.int() })),
  date_time: z.optional(z.looseObject({ fallback_value: words(128) })),
  image: z.optional(plain),
  video: z.optional(plain),
  document: z.optional(named),
  location: z.optional(location),
  payload: z.optional(words(256)),
  coupon_code: z.optional(words(15)),
  action: z.optional(z.record(z.string(), z.unknown())),
  limited_time_offer: z.optional(z.strictObject({ expiration_time_ms: z.int() })),
})

const index = z.union([z.int(), z.string().check(z.regex(/^\d$/))])

const component = z.strictObject({
  type: words(32),
  sub_type: z.optional(words(32)),
  index: z.optional(index),
  parameters: z.optional(z.array(parameter)),
  cards: z.optional(
    z.array(
      z.strictObject({
        card_index: z.int().check(z.gte(0), z.lte(9)),
        components: z.array(z.looseObject({ type: words(32) })).check(z.minLength(1)),
      }),
    ),
  ),
})

export const template = z.strictObject({
  name: words(512),
  namespace: z.optional(words(128)),
  language: z.strictObject({ code: words(16), policy: z.optional(z.literal('deterministic')) }),
  components: z.optional(z.array(component)),
})

export type TemplateSend = z.infer<typeof template>
export type SentParameter = z.infer<typeof parameter>
export type SentComponent = z.infer<typeof component>
