import { begin, failed } from '../transitions.ts'
import type { Moves } from './table.ts'

/** The moves of the first screen, for customers who have not begun: they are there from the start. */
export const firstMoves = {
  loading: {
    opened: (_, { session }) => ({ step: 'welcome', session }),
    refused: (_, { fault, redirectUrl, company = null, supportUrl = null }) =>
      failed({ fault, redirectUrl, company, supportUrl }),
  },
  welcome: { start: ({ session }) => begin(session) },
} satisfies Partial<Moves>
