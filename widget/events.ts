import type { AttemptStep, ConnectionType, FaultCode, Remedy, Result } from '../contract/index.ts'
import { remedies } from '../contract/remedies.ts'
import type { Correction } from '../contract/theme/corrections.ts'
import { isTroubled, type State, type Step } from './state.ts'

type What =
  | { type: 'opened' }
  | { type: 'type_chosen'; connection_type: ConnectionType }
  | { type: 'popup_opened' | 'popup_blocked' | 'pin_asked' }
  /** The customer left Facebook's window; `step` is Facebook's name for the screen. */
  | { type: 'cancelled'; step: string | null }
  | { type: 'finishing'; step: AttemptStep }
  /** Meta is not ready for the number; the server goes on by itself, also when nobody looks. */
  | { type: 'waiting'; code: FaultCode }
  | { type: 'completed'; result: Result }
  | { type: 'error'; code: FaultCode; remedy: Remedy }
  /** The customer asked for a way to hand the link to somebody else, or took it there. */
  | { type: 'handed_off'; by: 'shown' | 'copy' | 'email' | 'whatsapp' }
  /** The customer stopped the countdown, and reads on. */
  | { type: 'redirect_stopped' }
  /** Colours of the theme that nobody could have read, and what is shown in their place. */
  | { type: 'theme_corrected'; corrections: Correction[] }
  /** The widget is gone: the last event there is. */
  | { type: 'exited'; step: Step; reason: ExitReason }

/** `completed`: the number is connected; else the customer closed the dialog, left the page, or the host took the widget away. */
export type ExitReason = 'completed' | 'closed' | 'page_left' | 'unmounted'

/**
 * What a host may want to know of a signup as it goes. `attempt_id` names the popup it belongs to, where it belongs to one;
 * `duration` is the time since the widget appeared, in milliseconds.
 */
export type OnboardingEvent = What & { attempt_id: string | null; duration: number }

export type Happened = What & { attempt_id?: string | null }

/** The popup that a state belongs to. */
export const attemptOf = (state: State): string | null =>
  'attemptId' in state
    ? state.attemptId
    : 'attempt' in state
      ? ((('signup' in state && state.signup?.attemptId) || state.attempt?.id) ?? null)
      : null

/** What a move from one state to another means to the host; often nothing. */
export function eventOf(before: State, after: State): What | null {
  if (after.step === 'finishing') {
    const step = after.attempt?.step ?? 'exchange'
    if (before.step === 'finishing' && (before.attempt?.step ?? 'exchange') === step) return null
    return { type: 'finishing', step }
  }
  if (after.step === 'number' && after.fault)
    return isTroubled(before) ? null : { type: 'error', code: after.fault, remedy: remedies[after.fault] }
  if (before.step === after.step) return null
  switch (after.step) {
    case 'country':
    case 'number':
    case 'launch':
      // Only whoever comes from before the choice has made it now.
      return before.step === 'type' || before.step === 'welcome'
        ? { type: 'type_chosen', connection_type: after.type }
        : null
    case 'popup':
      return { type: 'popup_opened' }
    case 'pin':
      return { type: 'pin_asked' }
    case 'waiting':
      return { type: 'waiting', code: after.attempt.fault ?? 'number_preparing' }
    case 'done':
      if (after.earlier) return { type: 'opened' }
      return after.attempt.result && { type: 'completed', result: after.attempt.result }
    case 'failed': {
      const { fault } = after
      if (attemptOf(after)) {
        if (fault === 'popup_blocked') return { type: fault }
        if (fault === 'signup_cancelled' || fault === 'popup_closed')
          return { type: 'cancelled', step: after.cancelled?.step ?? null }
      }
      return { type: 'error', code: fault, remedy: remedies[fault] }
    }
    default:
      return before.step === 'loading' ? { type: 'opened' } : null
  }
}
