import type { Answers, Facts, Field, SessionSteps, Step } from '../../../contract/index.ts'
import { type AnswerTrouble, applies, type Checks, readStep } from '../../../contract/steps/rules.ts'

/** A step that is shown, with what was typed into it. */
export interface Asked {
  step: Step
  shown: Field[]
  answers: Answers
  troubles: Record<string, AnswerTrouble>
}

/** What a customer sees at once. */
export interface Page extends Asked {
  fields: Field[]
}

/** The steps of a part that are shown for what was typed so far, and all answers up to there. */
export function walk(
  { before, after }: SessionSteps,
  part: 'before' | 'after',
  typed: Record<string, unknown>,
  facts: Facts,
  checks: Checks,
) {
  const asked: Asked[] = []
  let answers: Answers = {}
  for (const step of part === 'before' ? before : [...before, ...after]) {
    if (!applies(step.when, answers, facts)) continue
    const read = readStep(step, typed, answers, facts, checks)
    answers = { ...answers, ...read.answers }
    if (part === 'before' || after.includes(step)) asked.push({ step, ...read })
  }
  return { asked, answers }
}

/** One question a page where there is little room, else all of a step. A step without a question that is shown has no page. */
export const pagesOf = (asked: Asked[], roomy: boolean): Page[] =>
  asked.flatMap((one) =>
    one.step.kind === 'host' || (roomy && one.shown[0])
      ? [{ ...one, fields: one.shown }]
      : one.shown.map((field) => ({ ...one, fields: [field] })),
  )
