import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AdminSteps,
  type Answers,
  AnswersInput,
  adminStepsOf,
  everyCheck,
  type Field,
  readStep,
  Steps,
  shownSteps,
  stepsOfAdmin,
  tidy,
  troubleWith,
} from '../../../contract/index.ts'
import { anySteps, typedInto } from '../../support/steps/any-steps.ts'

const name = { key: 'name', type: 'text', label: 'Name' }
const asked = (...fields: object[]) => ({ before: [{ id: 'one', title: 'One', fields }] })
const refusal = (steps: object) => {
  const { error } = Steps.safeParse(steps)
  return error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
}

describe('a description of steps', () => {
  it.each([
    [
      'an unknown kind of field',
      asked({ ...name, type: 'password' }),
      /^before\.0\.fields\.0\.type must be one of text/,
    ],
    ['a label without a letter', asked({ ...name, label: '  ' }), /^before\.0\.fields\.0\.label can't be blank$/],
    [
      'an option that nobody can pick',
      asked({ ...name, type: 'select', options: [{ value: 'a ', label: 'A' }] }),
      /^before\.0\.fields\.0\.options\.0\.value must not begin or end with a space$/,
    ],
    ['two fields of one key', asked(name, name), /^before\.0\.fields\.1\.key is there twice: name$/],
    [
      'one key in two steps',
      { before: [{ id: 'a', title: 'A', fields: [name] }], after: [{ id: 'b', title: 'B', fields: [name] }] },
      /^after\.0\.fields\.0\.key is there twice: name$/,
    ],
    [
      'two steps of one id',
      { before: ['a', 'b'].map((key) => ({ id: 'same', title: 'A', fields: [{ ...name, key }] })) },
      /^before\.1\.id is there twice: same$/,
    ],
    [
      'a condition on a later answer',
      asked({ ...name, when: { answer: 'later', equals: 'x' } }, { ...name, key: 'later' }),
      /^before\.0\.fields\.0\.when\.answer must be the key of an earlier field$/,
    ],
    [
      'a condition on its own answer',
      asked({ ...name, when: { answer: 'name', equals: 'x' } }),
      /when\.answer must be the key of an earlier field$/,
    ],
    [
      'a condition that never comes true',
      asked({ ...name, type: 'checkbox' }, { ...name, key: 'b', when: { answer: 'name', equals: 'yes' } }),
      /^before\.0\.fields\.1\.when\.equals can never be the answer to name$/,
    ],
    [
      'thirteen fields',
      asked(...Array.from({ length: 13 }, (_, at) => ({ ...name, key: `k${at}` }))),
      /^before\.0\.fields must hold 1 to 12 fields$/,
    ],
    ['no field', asked(), /^before\.0\.fields must hold 1 to 12 fields$/],
    [
      'six steps',
      {
        before: Array.from({ length: 6 }, (_, at) => ({
          id: `s${at}`,
          title: 'A',
          fields: [{ ...name, key: `k${at}` }],
        })),
      },
      /^before must hold at most 5 steps$/,
    ],
    ['a pattern', asked({ ...name, pattern: '(a+)+$' }), /^before\.0\.fields\.0 /],
    ['a password by its name', asked({ ...name, key: 'facebook_password' }), /must not ask for a password/],
    ['a label in no language', asked({ ...name, label: {} }), /^before\.0\.fields\.0\.label must name a language/],
    [
      'a label in an unknown language',
      asked({ ...name, label: { xx: 'Name' } }),
      /label must name languages by their codes \(en, ar/,
    ],
    [
      'options of one value',
      asked({
        ...name,
        type: 'select',
        options: [
          { value: 'a', label: 'A' },
          { value: 'a', label: 'B' },
        ],
      }),
      /options\.1\.value is there twice: a/,
    ],
    ['a select without options', asked({ ...name, type: 'select' }), /options must be a list/],
    ['a rating of one star', asked({ ...name, type: 'rating', max: 1 }), /max must be a whole number, 2 to 10/],
    [
      'a website that goes to the name',
      asked({ ...name, type: 'url', maps_to: 'business.name' }),
      /maps_to takes a field of type text$/,
    ],
    [
      'a time zone that Meta does not take',
      asked({ ...name, type: 'select', maps_to: 'business.time_zone', options: [{ value: 'CET', label: 'CET' }] }),
      /options\.0\.value must be a time zone such as UTC-07:00/,
    ],
    [
      'a name longer than Meta takes',
      asked({ ...name, maps_to: 'business.name', max: 200 }),
      /max must be at most 100/,
    ],
    [
      'a target in the survey',
      { after: [{ id: 'a', title: 'A', fields: [{ ...name, maps_to: 'business.name' }] }] },
      /must stand in before/,
    ],
    [
      'more than 64 kB',
      asked({
        ...name,
        type: 'select',
        options: Array.from({ length: 200 }, (_, at) => ({
          value: `${at}`,
          label: { en: 'e'.repeat(200), de: 'd'.repeat(200) },
        })),
      }),
      /must be at most 64 kB/,
    ],
    [
      'a step of the host’s at no address',
      { before: [{ id: 'own', kind: 'host', url: 'javascript:alert(1)' }] },
      /^before\.0\.url must be an absolute https/,
    ],
    [
      'an unknown kind of step',
      { before: [{ id: 'own', kind: 'iframe' }] },
      /^before\.0(\.kind)? must be of kind fields or host/,
    ],
  ])('is refused by its place: %s', (_, steps, sentence) => {
    expect(refusal(steps)).toContainEqual(expect.stringMatching(sentence))
  })

  it('says the same in the names of the admin dialect, and comes back as it was', () => {
    const steps = Steps.parse({
      before: [
        {
          id: 'shop_details',
          title: { en: 'Shop', ar: 'متجر' },
          when: { connection_type: 'dedicated' },
          fields: [
            {
              key: 'shop_name',
              type: 'text',
              label: 'Name',
              max: 80,
              maps_to: 'number.display_name',
              prefill: 'business.time_zone',
            },
          ],
        },
        { id: 'own_page', kind: 'host', url: 'https://app.example.com/own_page' },
      ],
    })
    const admin = adminStepsOf(steps)
    expect(AdminSteps.parse(admin)).toEqual(admin)
    expect(admin.before[0]).toMatchObject({
      id: 'shop_details',
      when: { connectionType: 'dedicated' },
      fields: [{ key: 'shop_name', mapsTo: 'number.displayName', prefill: 'business.timeZone' }],
    })
    expect(stepsOfAdmin(admin)).toEqual(steps)
    const wrong = AdminSteps.safeParse({
      before: [{ id: 'a', title: 'A', fields: [{ ...name, max: 200, mapsTo: 'business.name' }] }],
    })
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['before.0.fields.0.max'])
  })

  it('reads back as it was, whatever the schema takes', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        expect(Steps.parse(JSON.parse(JSON.stringify(steps)))).toEqual(steps)
        expect(stepsOfAdmin(AdminSteps.parse(adminStepsOf(steps)))).toEqual(steps)
      }),
      { numRuns: 100 },
    )
  })
})

describe('an answer', () => {
  const field = (type: string, more = {}) => ({ key: 'a', label: 'A', type, ...more }) as Field
  it.each([
    [field('url'), 'windwool.example', 'https://windwool.example', undefined],
    [field('url'), 'http://windwool.example/shop?a=1', 'http://windwool.example/shop?a=1', undefined],
    [field('url'), 'javascript:alert(1)', 'javascript:alert(1)', 'url'],
    [field('url'), 'https://shop', 'https://shop', 'url'],
    [field('url'), 'two words', 'https://two words', 'url'],
    [field('email'), ' ada@mail.example ', 'ada@mail.example', undefined],
    [field('email'), 'ada@mail', 'ada@mail', 'email'],
    [field('phone'), '+1 (415) 555-0123', '+14155550123', undefined],
    [field('phone'), '0049 30 123456', '+4930123456', undefined],
    [field('phone'), '555-0123', '5550123', 'phone'],
    [field('phone'), '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', '+966501234567', undefined],
    [field('phone'), '＋९१ ९८७६५ ४३२१०', '+919876543210', undefined],
    [field('phone'), '+49‑30–123456', '+4930123456', undefined],
    [field('country'), 'DE', 'DE', undefined],
    [field('country'), 'Germany', 'Germany', 'country'],
    [field('text', { max: 3 }), 'four', 'four', 'long'],
    [field('text'), 'a\u0007b', 'a\u0007b', 'text'],
    [field('note'), 'one\ntwo', 'one\ntwo', undefined],
    [field('text', { required: true }), '  ', '', 'missing'],
    [field('checkbox', { required: true }), false, false, 'missing'],
    [field('checkbox'), false, false, undefined],
    [field('rating'), 5, 5, undefined],
    [field('rating'), 6, 6, 'option'],
    [field('rating'), 2.5, 2.5, 'option'],
    [field('select', { options: [{ value: 'a', label: 'A' }] }), 'b', 'b', 'option'],
    [field('text'), 7, 7, 'text'],
  ])('%j typed as %j is kept as %j, and wrong for %s', (asked, typed, kept, trouble) => {
    expect(tidy(asked, typed, everyCheck)).toEqual(kept)
    expect(troubleWith(asked, kept, everyCheck)).toBe(trouble)
  })

  it('that the widget lets through is one that the server takes, for any description and anything typed', () => {
    const typed = anySteps.chain((steps) =>
      fc.record({
        steps: fc.constant(steps),
        given: fc.record(
          Object.fromEntries(
            [...steps.before, ...steps.after]
              .flatMap((step) => ('fields' in step ? step.fields : []))
              .map((field) => [field.key, typedInto(field)]),
          ),
        ),
        facts: fc.record({
          connection_type: fc.constantFrom('dedicated' as const, 'coexistence' as const),
          country: fc.constantFrom('US', 'DE'),
        }),
      }),
    )
    fc.assert(
      fc.property(typed, ({ steps, given, facts }) => {
        let answers: Answers = {}
        for (const step of [...steps.before, ...steps.after]) {
          if (!shownSteps([step], answers, facts).length) continue
          const read = readStep(step, given, answers, facts, everyCheck)
          const fits = AnswersInput.parse({ answers: read.answers, status: 'answered', ...facts })
          // What was let through is taken a second time, unchanged.
          expect(readStep(step, fits.answers, answers, facts, everyCheck).answers).toEqual(read.answers)
          for (const key of Object.keys(readStep(step, fits.answers, answers, facts, everyCheck).troubles))
            expect(read.troubles).toHaveProperty(key)
          answers = { ...answers, ...read.answers }
        }
      }),
      { numRuns: 200 },
    )
  })
})

it('takes every description of docs/steps.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/steps.md'), 'utf8')
  const written = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json as string))
  expect(written).toHaveLength(4)
  for (const one of written) expect(Steps.safeParse(one.setup_link.steps).error?.issues ?? []).toEqual([])
})
