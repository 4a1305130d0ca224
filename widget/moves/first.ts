import { begin, failed, finish, resume } from '../transitions.ts'
import type { Moves } from './table.ts'

/** The moves of the first screen: they are there from the start. */
export const firstMoves = {
  loading: {
    opened: (_, { session, back }) =>
      back
        ? finish({ session, code: null, assets: null, ...back }, 'send')
        : session.attempt
          ? resume(session, session.attempt)
          : { step: 'welcome', session },
    refused: (_, { fault, redirectUrl, company = null, supportUrl = null }) =>
      failed({ fault, redirectUrl, company, supportUrl }),
  },
  welcome: { start: ({ session }) => begin(session) },
} satisfies Partial<Moves>
