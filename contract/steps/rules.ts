import type { ConnectionType } from '../connection-type.ts'
import type { Answer, Answers, Field, When } from './fields.ts'
import { textMax, usualMax } from './limits.ts'
import type { Step } from './step.ts'

/**
 * What a right answer is, and which questions are shown. The server and the widget both decide by these functions, so that what
 * the widget lets through the server takes. No zod in here: the widget loads it, and `checks/` as far as a link needs them.
 */

/** What `when` may ask for, besides answers. */
export interface Facts {
  connection_type?: ConnectionType | null | undefined
  /** Of the number that the host provides. */
  country?: string | null | undefined
}

/** Why an answer does not do. */
export type AnswerTrouble = 'missing' | 'long' | 'email' | 'url' | 'phone' | 'country' | 'option' | 'text'

/** What kinds of fields ask of their answers. Text and notes need none: what holds for them holds for all that is typed. */
export type Checks = {
  [Type in Field['type']]?: {
    /** Its answers are no texts: `isRight` alone decides. */
    isPicked?: boolean
    /** What was typed, in the form in which it is kept. */
    tidy?(text: string): string
    isRight(answer: unknown, field: never): boolean
  }
}

/** The longest text, or the best rating, of a field. */
export const maxOf = (field: Field): number =>
  ('max' in field && field.max) ||
  usualMax[field.type as keyof typeof usualMax] ||
  textMax[field.type as 'email'] ||
  100

/** What a customer typed, in the form in which it is kept: no spaces around it, a scheme on an address, digits alone in a phone number. */
export function tidy({ type }: Field, typed: unknown, checks: Checks): unknown {
  if (typeof typed !== 'string') return typed
  const text = typed.trim()
  return checks[type]?.tidy?.(text) ?? text
}

const isBlank = (answer: unknown) => answer === undefined || answer === null || answer === ''

/** Why a tidy answer does not do; undefined when it does. */
export function troubleWith(field: Field, answer: unknown, checks: Checks): AnswerTrouble | undefined {
  const { type, required } = field
  const check = checks[type]
  if (isBlank(answer) || (type === 'checkbox' && answer === false)) return required ? 'missing' : undefined
  if (!check?.isPicked) {
    if (typeof answer !== 'string') return 'text'
    if ([...answer].some((char) => char < ' ' && !(type === 'note' && /[\n\r\t]/.test(char)))) return 'text'
    if (answer.length > maxOf(field)) return 'long'
  }
  if (check && !check.isRight(answer, field as never)) return check.isPicked ? 'option' : (type as 'email')
}

/** Whether a step or a field is shown. */
export function applies(when: When | undefined, answers: Answers, facts: Facts): boolean {
  if (!when) return true
  if ('answer' in when) return answers[when.answer] === when.equals
  return 'country' in when ? facts.country === when.country : facts.connection_type === when.connection_type
}

/**
 * What a step's answers come to: tidy, in the order of the fields, those of fields that are not shown left out; and what is wrong,
 * by field. `earlier` are the answers to the steps before.
 */
export function readStep(
  step: Step,
  given: Readonly<Record<string, unknown>>,
  earlier: Answers,
  facts: Facts,
  checks: Checks,
) {
  const answers: Answers = {}
  const troubles: Record<string, AnswerTrouble> = {}
  const shown: Field[] = []
  for (const field of 'fields' in step ? step.fields : []) {
    if (!applies(field.when, { ...earlier, ...answers }, facts)) continue
    shown.push(field)
    const answer = tidy(field, given[field.key], checks)
    const trouble = troubleWith(field, answer, checks)
    if (trouble) troubles[field.key] = trouble
    else if (!isBlank(answer)) answers[field.key] = answer as Answer
  }
  return { answers, troubles, shown }
}

/** The steps of one part that are shown. */
export const shownSteps = (steps: readonly Step[], answers: Answers, facts: Facts): Step[] =>
  steps.filter(({ when }) => applies(when, answers, facts))
