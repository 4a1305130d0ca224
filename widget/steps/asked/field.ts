import type { ReactNode } from 'react'
import type { Field } from '../../../contract/index.ts'
import type { AnswerTrouble } from '../../../contract/steps/rules.ts'
import type { Say } from '../../languages/words.ts'

/** A question, and what stands in it. */
export interface Asks {
  field: Field
  value: unknown
  change(value: unknown): void
  trouble: AnswerTrouble | undefined
  /** What is good to know of the answer, and no reason to stop. */
  hint: string | undefined
  say: Say
  language: string
  /** Draws what is picked. */
  Choice: ((props: Drawn) => ReactNode) | undefined
}

/** What a choice is drawn with, as every field is. */
export interface Drawn extends Pick<Asks, 'field' | 'value' | 'change' | 'say' | 'language'> {
  label: ReactNode
  /** The attributes of the element that takes the answer. */
  said: {
    id: string
    name: string
    'aria-invalid': boolean
    'aria-required': boolean
    'aria-describedby': string | undefined
  }
  look: { className: string; part: string }
}
