import { help as english } from './en-help.ts'
import type { Spoken } from './index.ts'
import { wordsOf } from './words-of.ts'

/** A language's texts for what only some customers open or meet. */
export const wordsForHelp = ({ help }: Pick<Spoken, 'help'>) => wordsOf(help, english)
