import * as z from 'zod/mini'
import { languageCodes } from '../languages.ts'
import { Picture } from './picture.ts'

const between = (least: number, most: number, what: string) => {
  const words = `must be ${what} from ${least} to ${most}`
  return z.optional(z.number(words).check(z.minimum(least, words), z.maximum(most, words)))
}
const oneOf = <const Words extends [string, string, ...string[]]>(...words: Words) =>
  z.optional(z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`))

/** A customer's own text for sentences of the widget, by the sentence's name, for one language. */
const sentences = z
  .record(
    z.string().check(z.regex(/^[a-z][a-z0-9_]{0,60}$/, 'must be the name of a sentence')),
    z
      .string('must be text')
      .check(z.minLength(1, "can't be blank"), z.maxLength(400, 'must be at most 400 characters')),
  )
  .check(z.refine((given) => Object.keys(given).length <= 200, 'must be at most 200 sentences'))

/**
 * What a theme decides beside its colours. Names are those of Stripe's Appearance API, and of Clerk's `appearance`, where they mean
 * the same: `spacing_unit`, `font_size_base`, `font_weight_*`, `button_border_radius`, `layout`.
 */
export const knobs = {
  /** The unit of all distances, in pixels: smaller is denser. Targets stay large enough for a finger. */
  spacing_unit: between(3, 6, 'a number of pixels'),
  /** Size of running text, in pixels where the customer's browser has its usual 16; it follows the customer's own setting. */
  font_size_base: between(14, 20, 'a number of pixels'),
  /** How much larger each level of text is than the one below: a heading is two levels above running text. */
  font_scale: between(1.05, 1.4, 'a number'),
  font_weight_normal: between(200, 500, 'a weight'),
  /** Buttons, labels, and what stands out in a text. */
  font_weight_medium: between(400, 800, 'a weight'),
  /** Headings. */
  font_weight_bold: between(400, 900, 'a weight'),
  shadow: oneOf('none', 'soft', 'strong'),
  button_style: oneOf('filled', 'outline'),
  /** Corner radius of buttons in pixels, where it is another than `radius`. */
  button_border_radius: between(0, 32, 'a number of pixels'),
  /** Of the hosted page: a card on its ground, the card beside the picture, or no card at all. */
  layout: oneOf('card', 'split', 'plain'),
  /** Whether drawings stand beside the two ways to connect, or pictures of your own in their place. */
  illustrations: z.optional(
    z.union(
      [z.boolean(), z.strictObject({ coexistence: Picture, dedicated: Picture })],
      'must be true, false, or two https:// addresses: {"coexistence": "https://…", "dedicated": "https://…"}',
    ),
  ),
  /** Sentences of your own, by language. */
  messages: z.optional(z.partialRecord(z.enum(languageCodes), sentences)),
}
