import type { FaultCode } from '../../contract/remedies.ts'
import type { en } from './en.ts'
import type { faults } from './en-faults.ts'
import type { later } from './en-later.ts'

/** The sentences of a signup that goes well: a language that lacks one does not compile. */
export type EverydayWords = Record<keyof typeof en | keyof typeof later, string>

/** What is said of trouble; a fault that has no words does not compile. That nothing can be reached has to be sayable without a network. */
export type FaultWords = Record<keyof typeof faults | Exclude<FaultCode, keyof EverydayWords>, string>

/** A whole language. */
export type Words = EverydayWords & FaultWords

/** Says the sentence of that name, its braces filled. */
export type Say = (name: keyof Words, values?: Record<string, string | number | Date>) => string
