import { steps as english } from './en-steps.ts'
import type { Spoken } from './index.ts'
import { wordsOf } from './words-of.ts'

/** A language's texts for the steps of a host's. */
export const wordsForSteps = ({ steps }: Pick<Spoken, 'steps'>) => wordsOf(steps, english)
