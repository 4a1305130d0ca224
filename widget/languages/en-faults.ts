import { faults as english } from '../../contract/words/en-faults.ts'

/** A copy, so that its type stands here in full: the widget's own package has no values of the contract. */
export const faults = { ...english }
