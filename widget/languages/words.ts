import type { Action } from '../../contract/index.ts'
import type { FaultCode } from '../../contract/remedies.ts'
import type { en } from './en.ts'
import type { faults } from './en-faults.ts'
import type { help } from './en-help.ts'
import type { later } from './en-later.ts'
import type { left } from './en-left.ts'
import type { message } from './en-message.ts'
import type { numbers } from './en-numbers.ts'
import type { steps as stepsInEnglish } from './steps/every-part.ts'

/** The sentences of a successful signup: a language that lacks one does not compile. */
export type EverydayWords = Record<keyof typeof en | keyof typeof later | keyof typeof numbers, string>

/** What is left to do once a number is connected: a new action without a text does not compile. */
export type LeftWords = Record<keyof typeof left | Action, string>

/** The test message at the end. */
export type MessageWords = Record<keyof typeof message, string>

/** What only some customers open or meet. */
export type HelpWords = Record<keyof typeof help, string>

/** The steps of a host's. */
export type StepsWords = Record<keyof typeof stepsInEnglish, string>

/**
 * The texts for faults; a fault without a text does not compile. The text for "nothing can be reached" must be there without a
 * network.
 */
export type FaultWords = Record<keyof typeof faults | Exclude<FaultCode, keyof EverydayWords>, string>

/** A whole language. */
export type Words = EverydayWords & LeftWords & MessageWords & HelpWords & StepsWords & FaultWords

/** Returns the sentence of that name, with its braces filled. */
export type Say = (name: keyof Words, values?: Record<string, string | number | Date>) => string
