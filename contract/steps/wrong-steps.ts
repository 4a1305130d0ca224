import { categories } from '../meta/prefill.ts'
import type { AnswerTarget, Field, When } from './fields.ts'
import { usualMax } from './limits.ts'
import type { Step } from './step.ts'

interface Wrong {
  path: (string | number)[]
  message: string
}

/** Kinds of fields whose answers a detail of Meta's form can hold. */
const takes: Record<AnswerTarget, readonly Field['type'][]> = {
  'business.name': ['text'],
  'business.email': ['email'],
  'business.phone': ['phone'],
  'business.website': ['url'],
  'business.address.country': ['country'],
  'business.time_zone': ['select'],
  'number.display_name': ['text'],
  'number.category': ['select'],
  'number.description': ['text', 'note'],
}

/** Longest answers that Meta's form takes, where a field could ask for more. */
const longest: Partial<Record<AnswerTarget, number>> = {
  'business.name': 100,
  'number.display_name': 255,
  'number.description': 512,
}

const formats: Partial<Record<AnswerTarget, { fits: (value: string) => boolean; message: string }>> = {
  'business.time_zone': {
    fits: (value) => /^UTC([+-]\d{2}:\d{2})?$/.test(value),
    message: 'must be a time zone such as UTC-07:00, for Meta’s form takes no other',
  },
  'number.category': {
    fits: (value) => (categories as readonly string[]).includes(value),
    message: `must be one of ${categories.join(', ')}, for Meta’s form takes no other`,
  },
}

/** What cannot be in steps whose parts are right each by itself: by its place, with what would be right. */
export function wrongIn(steps: { before: Step[]; after: Step[] }): Wrong[] {
  const wrong: Wrong[] = []
  const say = (path: Wrong['path'], message: string) => wrong.push({ path, message })
  const ids = new Set<string>()
  const known = new Map<string, Field>()
  const targets = new Set<string>()

  const checkWhen = (path: Wrong['path'], when: When | undefined) => {
    if (!when || !('answer' in when)) return
    const field = known.get(when.answer)
    if (!field) return say([...path, 'when', 'answer'], 'must be the key of an earlier field')
    if (!canEqual(field, when.equals)) say([...path, 'when', 'equals'], `can never be the answer to ${field.key}`)
  }

  for (const part of ['before', 'after'] as const)
    steps[part].forEach((step, at) => {
      const path = [part, at]
      if (ids.has(step.id)) say([...path, 'id'], `is there twice: ${step.id}`)
      ids.add(step.id)
      checkWhen(path, step.when)
      if (!('fields' in step)) return
      step.fields.forEach((field, place) => {
        const here = [...path, 'fields', place]
        checkWhen(here, field.when)
        if (known.has(field.key)) say([...here, 'key'], `is there twice: ${field.key}`)
        known.set(field.key, field)
        if (field.type === 'select') checkOptions(here, field)
        if ('maps_to' in field && field.maps_to) checkTarget(here, field, part)
      })
    })
  return wrong

  function checkOptions(path: Wrong['path'], { options }: Extract<Field, { type: 'select' }>) {
    const values = new Set<string>()
    options.forEach(({ value }, at) => {
      if (values.has(value)) say([...path, 'options', at, 'value'], `is there twice: ${value}`)
      values.add(value)
    })
  }

  function checkTarget(path: Wrong['path'], field: Extract<Field, { maps_to?: unknown }>, part: string) {
    const target = field.maps_to as AnswerTarget
    const place = [...path, 'maps_to']
    if (part === 'after') return say(place, 'must stand in before: Meta’s form is over by then')
    if (targets.has(target)) say(place, `is there twice: ${target}`)
    targets.add(target)
    if (!takes[target].includes(field.type)) return say(place, `takes a field of type ${takes[target].join(' or ')}`)
    const most = longest[target]
    if (most && 'max' in field && (field.max ?? usualMax[field.type]) > most)
      say([...path, 'max'], `must be at most ${most}, for Meta’s form takes no more`)
    const format = formats[target]
    if (format && field.type === 'select')
      field.options.forEach(({ value }, at) => {
        if (!format.fits(value)) say([...path, 'options', at, 'value'], format.message)
      })
  }
}

/** Whether an answer to the field can be this value. */
function canEqual(field: Field, value: string | number | boolean): boolean {
  if (field.type === 'checkbox') return value === true
  if (field.type === 'rating') return typeof value === 'number'
  if (field.type === 'select') return field.options.some((option) => option.value === value)
  return typeof value === 'string'
}
