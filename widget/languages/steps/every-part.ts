import * as choices from './choices.ts'
import * as forms from './forms.ts'
import * as hints from './hints.ts'
import * as host from './host.ts'
import * as questions from './questions.ts'
import * as survey from './survey.ts'

/** In the order in which a translation has them: each part says how many sentences are before it. */
export const everyPart = [questions, survey, forms, choices, hints, host]

/** Every English text for the steps of a host's. */
export const steps = {
  ...questions.words,
  ...survey.words,
  ...forms.words,
  ...choices.words,
  ...hints.words,
  ...host.words,
}
