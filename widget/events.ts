import type { AttemptStep, ConnectionType, FaultCode, Remedy, Result } from '../contract/index.ts'
import { remedies } from '../contract/remedies.ts'
import type { Correction } from '../contract/theme/corrections.ts'
import { isTroubled, type State, type Step } from './state.ts'

type What =
  | { type: 'opened' }
  | { type: 'type_chosen'; connection_type: ConnectionType }
  | { type: 'popup_opened' | 'popup_blocked' | 'pin_asked' }
  /** A step of yours before or after the signup, by its id. */
  | { type: 'step_shown' | 'step_answered' | 'step_skipped'; step: string }
  /** The customer closed Facebook's window; `step` is Facebook's name for the screen. */
  | { type: 'cancelled'; step: string | null }
  | { type: 'finishing'; step: AttemptStep }
  /** Meta is not ready for the number; the server continues by itself, even when the page is closed. */
  | { type: 'waiting'; code: FaultCode }
  | { type: 'completed'; result: Result }
  | { type: 'error'; code: FaultCode; remedy: Remedy }
  /** The customer opened the ways to pass the link to another person, or used one. */
  | { type: 'handed_off'; by: 'shown' | 'copy' | 'email' | 'whatsapp' | 'share' }
  /** The customer stopped the countdown and stays on the page. */
  | { type: 'redirect_stopped' }
  /** Colours of the theme that were unreadable, and the colours shown instead. */
  | { type: 'theme_corrected'; corrections: Correction[] }
  /** The widget was removed: the last event. */
  | { type: 'exited'; step: Step; reason: ExitReason }

/**
 * `completed`: the number is connected. Otherwise the customer closed the dialog or left the page, or the host removed the
 * widget.
 */
export type ExitReason = 'completed' | 'closed' | 'page_left' | 'unmounted'

/**
 * The events of a signup for the host. `attempt_id` names the popup that an event belongs to, if there is one; `duration` is the
 * time since the widget appeared, in milliseconds.
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

/** The event that a move from one state to another means for the host; often none. */
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
    case 'asking':
    case 'launch':
      // Only a customer who comes from an earlier step has made the choice now.
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
