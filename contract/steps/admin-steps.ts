import * as z from 'zod/mini'
import { camel, camelKeys, snake } from '../admin/camel.ts'
import { AnsweredStep, LinkAnswers } from './answers.ts'
import { answerSources, answerTargets, fieldMessage, fieldShapes, whenMessage, whenShapes } from './fields.ts'
import { askedShape, hostShape } from './step.ts'
import { Steps } from './steps.ts'

/**
 * Steps in the admin dialect's names: `mapsTo`, `connectionType`, and the details of Meta's form as that dialect's `prefill` has
 * them (`number.displayName`). Keys and ids are the host's own words and stay as they are.
 */
const adminTargets = answerTargets.map(camel)
const adminSources = answerSources.map(camel)

const AdminWhen = z.union(
  [
    z.strictObject(whenShapes.answer),
    z.strictObject(camelKeys(whenShapes.connection_type)),
    z.strictObject(whenShapes.country),
  ],
  whenMessage,
)

const when = { when: z.optional(AdminWhen) }
const plain = {
  ...when,
  mapsTo: z.optional(z.enum(adminTargets, `must be one of ${adminTargets.join(', ')}`)),
  prefill: z.optional(z.enum(adminSources, `must be one of ${adminSources.join(', ')}`)),
}

const AdminField = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ ...camelKeys(fieldShapes.text), ...plain }),
    z.strictObject({ ...camelKeys(fieldShapes.note), ...plain }),
    z.strictObject({ ...camelKeys(fieldShapes.email), ...plain }),
    z.strictObject({ ...camelKeys(fieldShapes.url), ...plain }),
    z.strictObject({ ...camelKeys(fieldShapes.phone), ...plain }),
    z.strictObject({ ...camelKeys(fieldShapes.country), ...plain }),
    z.strictObject({ ...camelKeys(fieldShapes.select), ...plain }),
    z.strictObject({ ...camelKeys(fieldShapes.checkbox), ...when }),
    z.strictObject({ ...camelKeys(fieldShapes.rating), ...when }),
  ],
  fieldMessage,
)

const AdminStep = z.discriminatedUnion('kind', [
  z.strictObject({
    ...camelKeys(askedShape),
    ...when,
    fields: z.array(AdminField, 'must be a list of fields').check(z.minLength(1), z.maxLength(12)),
  }),
  z.strictObject({ ...camelKeys(hostShape), ...when }),
])
const part = z._default(z.array(AdminStep, 'must be a list of steps'), [])

/** {@link Steps} in this dialect's names; what is said twice or leads nowhere is refused by the names it was written in. */
export const AdminSteps = z.strictObject({ before: part, after: part }).check((context) => {
  const same = Steps.safeParse(inNames(context.value, false))
  for (const { path, message } of same.error?.issues ?? [])
    context.issues.push({
      code: 'custom',
      path: path.map((name) => (typeof name === 'string' ? camel(name) : name)),
      message,
      input: context.value,
    })
})
export type AdminSteps = z.infer<typeof AdminSteps>

export const stepsOfAdmin = (steps: AdminSteps): Steps => inNames(steps, false) as Steps
export const adminStepsOf = (steps: Steps): AdminSteps => inNames(steps, true) as AdminSteps

/** Texts by language and answers hold no name of ours, and their names are the same in both dialects. */
function inNames(value: unknown, toCamel: boolean): unknown {
  const write = toCamel ? camel : snake
  if (Array.isArray(value)) return value.map((item) => inNames(item, toCamel))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      write(name),
      /^(maps_?to|prefill)$/i.test(name) && typeof item === 'string' ? write(item) : inNames(item, toCamel),
    ]),
  )
}

/** {@link LinkAnswers} in this dialect's names. */
export const AdminLinkAnswers = z.object({
  setupLinkId: LinkAnswers.shape.setup_link_id,
  answers: LinkAnswers.shape.answers,
  steps: z.array(z.object(camelKeys(AnsweredStep.shape))),
})
export type AdminLinkAnswers = z.infer<typeof AdminLinkAnswers>
