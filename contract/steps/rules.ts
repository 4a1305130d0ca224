import type { ConnectionType } from '../connection-type.ts'
import type { Answer, Answers, Field, When } from './fields.ts'
import { textMax, usualMax } from './limits.ts'
import type { Step } from './step.ts'

/**
 * What a right answer is, and which questions are shown. The server and the widget both decide by these functions, so that what
 * the widget lets through the server takes. No zod in here: the widget loads it.
 */

/** What `when` may ask for, besides answers. */
export interface Facts {
  connection_type?: ConnectionType | null | undefined
  /** Of the number that the host provides. */
  country?: string | null | undefined
}

/** Why an answer does not do. */
export type AnswerTrouble = 'missing' | 'long' | 'email' | 'url' | 'phone' | 'country' | 'option' | 'text'

/** The longest text, or the best rating, of a field. */
export const maxOf = (field: Field): number =>
  ('max' in field && field.max) ||
  usualMax[field.type as keyof typeof usualMax] ||
  textMax[field.type as 'email'] ||
  100

/** What a customer typed, in the form in which it is kept: no spaces around it, a scheme on an address, digits alone in a phone number. */
export function tidy(field: Field, typed: unknown): unknown {
  if (typeof typed !== 'string') return typed
  const text = typed.trim()
  if (field.type === 'url' && text && !/^[a-z][a-z0-9+.-]*:/i.test(text)) return `https://${text}`
  if (field.type === 'phone') return text.replace(/[\s().\-/]/g, '').replace(/^00/, '+')
  return text
}

/** A name with a dot in it, so that `https://shop` is none. */
const address = /^https?:\/\/([^\s/?#@:.]+\.)+[^\s/?#@:.]{2,}(:\d{1,5})?([/?#]\S*)?$/i

const forms: { [Type in Field['type']]?: (text: string) => boolean } = {
  email: (text) => /^[^\s@<>"]+@[^\s@.<>"]+(\.[^\s@.<>"]+)+$/.test(text),
  url: (text) => address.test(text),
  phone: (text) => /^\+[1-9][0-9]{6,14}$/.test(text),
  country: (text) => /^[A-Z]{2}$/.test(text),
}

const isBlank = (answer: unknown) => answer === undefined || answer === null || answer === ''

/** Why a tidy answer does not do; undefined when it does. */
export function troubleWith(field: Field, answer: unknown): AnswerTrouble | undefined {
  const { type, required } = field
  if (isBlank(answer) || (type === 'checkbox' && answer === false)) return required ? 'missing' : undefined
  if (type === 'checkbox') return answer === true ? undefined : 'option'
  if (type === 'rating')
    return Number.isInteger(answer) && (answer as number) >= 1 && (answer as number) <= maxOf(field)
      ? undefined
      : 'option'
  if (typeof answer !== 'string') return 'text'
  if (type === 'select') return field.options.some(({ value }) => value === answer) ? undefined : 'option'
  if ([...answer].some((char) => char < ' ' && !(type === 'note' && /[\n\r\t]/.test(char)))) return 'text'
  if (answer.length > maxOf(field)) return 'long'
  return (forms[type]?.(answer) ?? true) ? undefined : (type as AnswerTrouble)
}

/** Whether a step or a field is shown. */
export function applies(when: When | undefined, answers: Answers, facts: Facts): boolean {
  if (!when) return true
  if ('answer' in when) return answers[when.answer] === when.equals
  if ('country' in when) return facts.country === when.country
  return facts.connection_type === when.connection_type
}

/**
 * What a step's answers come to: tidy, in the order of the fields, those of fields that are not shown left out; and what is wrong,
 * by field. `earlier` are the answers to the steps before.
 */
export function readStep(step: Step, given: Readonly<Record<string, unknown>>, earlier: Answers, facts: Facts) {
  const answers: Answers = {}
  const troubles: Record<string, AnswerTrouble> = {}
  const shown: Field[] = []
  for (const field of 'fields' in step ? step.fields : []) {
    if (!applies(field.when, { ...earlier, ...answers }, facts)) continue
    shown.push(field)
    const answer = tidy(field, given[field.key])
    const trouble = troubleWith(field, answer)
    if (trouble) troubles[field.key] = trouble
    else if (!isBlank(answer)) answers[field.key] = answer as Answer
  }
  return { answers, troubles, shown }
}

/** The steps of one part that are shown. */
export const shownSteps = (steps: readonly Step[], answers: Answers, facts: Facts): Step[] =>
  steps.filter(({ when }) => applies(when, answers, facts))
