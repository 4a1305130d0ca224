import type { FaultCode } from '../../contract/index.ts'
import { several } from '../state.ts'
import { again, begin, failed, finish, mine, resume } from '../transitions.ts'
import type { Moves } from './table.ts'

/** What another way of connecting, where the link offers one, helps against. */
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
    // A window that looks closed may be open still (Cross-Origin-Opener-Policy): what it brings is worth having.
    code: (state, event) =>
      state.signup && state.cancelled && mine(state.signup, event)
        ? finish({ ...state.signup, code: event.code }, 'send')
        : state,
    assets: (state, event) =>
      state.signup && state.cancelled && mine(state.signup, event)
        ? { ...state, signup: { ...state.signup, assets: event.assets } }
        : state,
    // The server knows what Meta's codes mean.
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
