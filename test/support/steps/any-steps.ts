import fc from 'fast-check'
import { type Field, languageCodes, Steps } from '../../../contract/index.ts'

const text = (longest: number) => fc.string({ minLength: 1, maxLength: longest }).filter((one) => !!one.trim())
const label = fc.oneof(
  text(40),
  fc.dictionary(fc.constantFrom(...languageCodes), text(20), { minKeys: 1, maxKeys: 3 }).map((texts) => ({ ...texts })),
)
const maybe = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: undefined })

/** Fields by kind; the key and the condition are given afterwards, when it is known what stands before. */
const kinds = {
  text: fc.record({ max: maybe(fc.integer({ min: 1, max: 500 })) }),
  note: fc.record({ max: maybe(fc.integer({ min: 1, max: 1_000 })) }),
  email: fc.record({}),
  url: fc.record({}),
  phone: fc.record({}),
  country: fc.record({}),
  select: fc.record({
    options: fc.uniqueArray(fc.record({ value: text(20).map((one) => one.trim()), label }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ value }) => value,
    }),
  }),
  checkbox: fc.record({}),
  rating: fc.record({ max: maybe(fc.integer({ min: 2, max: 10 })) }),
} satisfies Record<Field['type'], unknown>

const field = fc
  .constantFrom(...(Object.keys(kinds) as Field['type'][]))
  .chain((type) =>
    fc.tuple(
      fc.record({ type: fc.constant(type), label, help: maybe(label), required: maybe(fc.boolean()) }),
      kinds[type] as fc.Arbitrary<object>,
      fc.nat(),
    ),
  )

const step = fc.record({
  title: label,
  text: maybe(label),
  optional: maybe(fc.boolean()),
  fields: fc.array(field, { minLength: 1, maxLength: 5 }),
  dice: fc.nat(),
})

/** A value that the field can have, or one that shows it depending on chance. */
function equalsOf(field: Field, dice: number): string | number | boolean {
  if (field.type === 'checkbox') return true
  if (field.type === 'rating') return (dice % 5) + 1
  if (field.type === 'select') return field.options[dice % field.options.length]?.value as string
  return 'yes'
}

/** Any description that the schema takes, with conditions on what stands before. */
export const anySteps: fc.Arbitrary<Steps> = fc
  .record({ before: fc.array(step, { maxLength: 3 }), after: fc.array(step, { maxLength: 2 }) })
  .map((made) => {
    const before: Field[] = []
    let count = 0
    const when = (dice: number) => {
      const earlier = before[dice % (before.length * 2 + 1)]
      if (earlier) return { answer: earlier.key, equals: equalsOf(earlier, dice) }
      return [undefined, { connection_type: 'dedicated' }, { country: 'US' }, undefined][dice % 4]
    }
    const write = (steps: typeof made.before) =>
      steps.map(({ dice, fields, ...more }) => ({
        ...more,
        id: `s${count++}`,
        when: when(dice),
        fields: fields.map(([head, own, chance]) => {
          const whole = { ...head, ...own, key: `k${count++}`, when: when(chance) } as Field
          before.push(whole)
          return whole
        }),
      }))
    // As it comes over the wire: what is undefined is not there.
    return Steps.parse(JSON.parse(JSON.stringify({ before: write(made.before), after: write(made.after) })))
  })

/** What somebody may type into a field: right, wrong, or nothing. */
export const typedInto = (field: Field): fc.Arbitrary<unknown> => {
  const wild = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined), fc.constant(''))
  const right: fc.Arbitrary<unknown> =
    field.type === 'checkbox'
      ? fc.boolean()
      : field.type === 'rating'
        ? fc.integer({ min: 1, max: 10 })
        : field.type === 'select'
          ? fc.constantFrom(...field.options.map(({ value }) => value))
          : fc.constantFrom('yes', ' ada@example.com ', 'windwool.example', 'http://x.co/a b', '+1 415 555-0123', 'US')
  return fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: wild })
}
