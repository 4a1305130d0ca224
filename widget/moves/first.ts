import type { FaultCode } from '../../contract/index.ts'
import { several } from '../state.ts'
import { again, begin, failed, finish, mine, resume } from '../transitions.ts'
import type { Moves } from './table.ts'

/** The faults that another connection type, if the link offers one, can avoid. */
const typeFaults: FaultCode[] = ['connection_type_mismatch', 'coexistence_not_eligible', 'region_unsupported']

/** The moves of the states that a widget may show first. */
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
  done: {},
  failed: {
    refused: (state, { fault, redirectUrl }) => ({ ...state, fault, redirectUrl, cancelled: null }),
    // A window that looks closed may still be open (Cross-Origin-Opener-Policy): its result is accepted.
    code: (state, event) =>
      state.signup && state.cancelled && mine(state.signup, event)
        ? finish({ ...state.signup, code: event.code }, 'send')
        : state,
    assets: (state, event) =>
      state.signup && state.cancelled && mine(state.signup, event)
        ? { ...state, signup: { ...state.signup, assets: event.assets } }
        : state,
    // The server knows the meaning of Meta's codes.
    recorded: (state, { attemptId, fault, redirectUrl }) =>
      state.signup && mine(state.signup, { attemptId }) ? { ...state, fault, redirectUrl } : state,
    retry: ({ signup, attempt }) =>
      signup
        ? finish(
            signup,
            attempt?.status === 'failed' ? 'retry' : (signup.code || signup.redirect) && !attempt ? 'send' : 'follow',
            attempt,
          )
        : { step: 'loading' },
    sign_again: (state) => again(state),
    open_in_browser: (state) => again(state),
    choose_other: (state) =>
      typeFaults.includes(state.fault) && state.session && several(state.session)
        ? { step: 'type', session: state.session, type: null }
        : again(state),
  },
} satisfies Partial<Moves>
