import * as z from 'zod/mini'
import { ConnectionType } from '../connection-type.ts'
import { languageCodes } from '../languages.ts'
import { ratingMax, textMax } from './limits.ts'

/** How long texts may be that a customer reads. */
const longestLabel = 200

const words = (longest: number) =>
  z
    .string('must be text')
    .check(z.regex(/\S/, "can't be blank"), z.maxLength(longest, `must be at most ${longest} characters`))

/** A text in one language, or in several by their codes. It is shown as it is written: markup stays text. */
const textOf = (longest: number) =>
  z.union(
    [
      words(longest),
      z
        .partialRecord(
          z.enum(languageCodes),
          words(longest),
          `must name languages by their codes (${languageCodes.join(', ')})`,
        )
        .check(z.refine((texts) => Object.keys(texts).length > 0, 'must name a language')),
    ],
    `must be text, or texts by language (${languageCodes.join(', ')}), each of 1 to ${longest} characters`,
  )
export const Label = textOf(longestLabel)
export type Label = z.infer<typeof Label>
export const Paragraph = textOf(600)

export const stepName = z
  .string('must be text')
  .check(
    z.regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be a-z, 0-9 and _, begin with a letter, and have at most 40 characters'),
  )

/** Passwords and cards have places of their own; a setup link must never ask for them. */
const secret = /(^|_)(password|passcode|passphrase|pin|cvc|cvv|card_number|iban)(_|$)/
export const FieldKey = stepName.check(
  z.refine((key) => !secret.test(key), 'must not ask for a password, a PIN or a card'),
)

/** One value that an answer has. Anything more is asked in a step of the host's own. */
export const Answer = z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, or true or false')
export type Answer = z.infer<typeof Answer>

/** Answers by the keys of their fields. */
export const Answers = z.record(z.string(), Answer)
export type Answers = z.infer<typeof Answers>

const Country = z.string().check(z.regex(/^[A-Z]{2}$/, 'must be a two-letter country code in capitals'))

/** One equality, with an earlier answer, the connection type, or the country of the number. */
export const whenShapes = {
  answer: { answer: stepName, equals: Answer },
  connection_type: { connection_type: ConnectionType },
  country: { country: Country },
}
export const whenMessage = 'must be {"answer", "equals"}, {"connection_type"} or {"country"}'

/** When a step or a field is shown. */
export const When = z.union(
  [z.strictObject(whenShapes.answer), z.strictObject(whenShapes.connection_type), z.strictObject(whenShapes.country)],
  whenMessage,
)
export type When = z.infer<typeof When>

/** Where an answer goes in Meta's form; the names are those of `prefill`. */
export const answerTargets = [
  'business.name',
  'business.email',
  'business.phone',
  'business.website',
  'business.address.country',
  'business.time_zone',
  'number.display_name',
  'number.category',
  'number.description',
] as const
export type AnswerTarget = (typeof answerTargets)[number]

/** What a field may show to be confirmed: the customer's own details, or what the link's `prefill` says. */
export const answerSources = ['customer.name', 'customer.email', 'customer.phone', ...answerTargets] as const
export type AnswerSource = (typeof answerSources)[number]

const Option = z.strictObject({
  value: z.string('must be text').check(
    z.minLength(1, "can't be blank"),
    z.maxLength(100, 'must be at most 100 characters'),
    // What comes in has no spaces around it: such an option could be picked, and never taken.
    z.refine((value) => value === value.trim(), 'must not begin or end with a space'),
  ),
  label: Label,
})

const whole = (least: number, most: number) =>
  z
    .int(`must be a whole number, ${least} to ${most}`)
    .check(
      z.minimum(least, `must be a whole number, ${least} to ${most}`),
      z.maximum(most, `must be a whole number, ${least} to ${most}`),
    )

const shared = {
  key: FieldKey,
  label: Label,
  help: z.optional(Label),
  required: z.optional(z.boolean('must be true or false')),
  when: z.optional(When),
}
const plain = {
  ...shared,
  maps_to: z.optional(z.enum(answerTargets, `must be one of ${answerTargets.join(', ')}`)),
  prefill: z.optional(z.enum(answerSources, `must be one of ${answerSources.join(', ')}`)),
}

/** What may be said of a question, by its kind. */
export const fieldShapes = {
  text: { type: z.literal('text'), ...plain, max: z.optional(whole(1, textMax.text)) },
  note: { type: z.literal('note'), ...plain, max: z.optional(whole(1, textMax.note)) },
  email: { type: z.literal('email'), ...plain },
  url: { type: z.literal('url'), ...plain },
  phone: { type: z.literal('phone'), ...plain },
  country: { type: z.literal('country'), ...plain },
  select: {
    type: z.literal('select'),
    ...plain,
    options: z
      .array(Option, 'must be a list of {"value", "label"}')
      .check(z.minLength(1, 'must hold 1 to 200 options'), z.maxLength(200, 'must hold 1 to 200 options')),
  },
  checkbox: { type: z.literal('checkbox'), ...shared },
  rating: { type: z.literal('rating'), ...shared, max: z.optional(whole(2, ratingMax)) },
}
export const fieldMessage = `must be one of ${Object.keys(fieldShapes).join(', ')}`

/** A question. */
export const Field = z.discriminatedUnion(
  'type',
  [
    z.strictObject(fieldShapes.text),
    z.strictObject(fieldShapes.note),
    z.strictObject(fieldShapes.email),
    z.strictObject(fieldShapes.url),
    z.strictObject(fieldShapes.phone),
    z.strictObject(fieldShapes.country),
    z.strictObject(fieldShapes.select),
    z.strictObject(fieldShapes.checkbox),
    z.strictObject(fieldShapes.rating),
  ],
  fieldMessage,
)
export type Field = z.infer<typeof Field>
