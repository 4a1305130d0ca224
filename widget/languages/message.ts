import { message as english } from './en-message.ts'
import type { Spoken } from './index.ts'
import { wordsOf } from './words-of.ts'

/** A language's texts for the test message. */
export const wordsForMessage = ({ message }: Pick<Spoken, 'message'>) => wordsOf(message, english)
