import { failed } from '../transitions.ts'
import type { Moves } from './table.ts'

/** The moves that are there from the start; an event of any other state waits until the later ones have loaded. */
export const firstMoves = {
  loading: {
    opened: (_, { session }) => ({ step: 'welcome', session }),
    refused: (_, { fault, redirectUrl, company = null, supportUrl = null, canAsk }) =>
      failed({ fault, redirectUrl, company, supportUrl, canAsk }),
  },
} satisfies Partial<Moves>
