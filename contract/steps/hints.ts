import { displayNameTrouble, isOfDomain } from '../meta/preflight.ts'
import type { AnswerWarning } from './answers.ts'
import type { Answers } from './fields.ts'
import type { Step } from './step.ts'

/** What Meta's form may not take of an answer: reasons to look again, and none to stop. */
export type AnswerHint = AnswerWarning['hint']

/** The hint at the field of `key`, if its answer goes to Meta's form. */
export function hintOf(steps: readonly Step[], key: string, answers: Answers): AnswerHint | undefined {
  const fields = steps.flatMap((step) => ('fields' in step ? step.fields : []))
  const sent = (target: string) => {
    const field = fields.find((one) => 'maps_to' in one && one.maps_to === target)
    const answer = field && answers[field.key]
    return typeof answer === 'string' ? { key: field?.key, answer } : undefined
  }
  const [website, email, name] = ['business.website', 'business.email', 'number.display_name'].map(sent)
  if (website?.key === key && !/^https:/i.test(website.answer)) return 'https'
  if (email?.key === key && website && !isOfDomain(email.answer, website.answer)) return 'domain'
  return name?.key === key && displayNameTrouble(name.answer) ? 'name' : undefined
}
