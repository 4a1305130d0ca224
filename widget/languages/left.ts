import { left as english } from './en-left.ts'
import type { Spoken } from './index.ts'
import { wordsOf } from './words-of.ts'

/** A language's texts for what is left to do. */
export const wordsForLeft = ({ left }: Pick<Spoken, 'left'>) => wordsOf(left, english)
