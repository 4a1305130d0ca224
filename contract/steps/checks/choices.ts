import type { Field } from '../fields.ts'
import { type Checks, maxOf } from '../rules.ts'

const picked = <Type extends Field['type']>(
  isRight: (answer: unknown, field: Extract<Field, { type: Type }>) => boolean,
) => ({ isPicked: true, isRight })

/** Answers that are picked. */
export const choices = {
  checkbox: picked<'checkbox'>((answer) => answer === true),
  rating: picked<'rating'>(
    (answer, field) => Number.isInteger(answer) && (answer as number) >= 1 && (answer as number) <= maxOf(field),
  ),
  select: picked<'select'>((answer, { options }) => options.some(({ value }) => value === answer)),
  country: { isRight: (answer) => /^[A-Z]{2}$/.test(answer as string) },
} satisfies Checks
