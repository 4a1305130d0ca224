import { faults } from '../contract/faults.ts'
import type { AttemptStep, ConnectionType, FaultCode, Remedy, Result } from '../contract/index.ts'
import type { State } from './machine.ts'

/** What a host may want to know of a signup as it goes. */
export type OnboardingEvent =
  | { type: 'opened' }
  | { type: 'type_chosen'; connection_type: ConnectionType }
  | { type: 'popup_opened'; attempt_id: string }
  | { type: 'popup_blocked'; attempt_id: string }
  /** The customer left Facebook's window; `step` is Facebook's name for the screen. */
  | { type: 'cancelled'; attempt_id: string; step: string | null }
  | { type: 'finishing'; attempt_id: string; step: AttemptStep }
  | { type: 'pin_asked'; attempt_id: string }
  | { type: 'completed'; result: Result }
  | { type: 'error'; code: FaultCode; remedy: Remedy; attempt_id: string | null }

/** What a move from one state to another means to the host; often nothing. */
export function eventOf(before: State, after: State): OnboardingEvent | null {
  if (after.step === 'finishing') {
    const step = after.attempt?.step ?? 'exchange'
    if (before.step === 'finishing' && (before.attempt?.step ?? 'exchange') === step) return null
    return { type: 'finishing', attempt_id: after.attemptId, step }
  }
  if (before.step === after.step) return null
  switch (after.step) {
    case 'launch':
      return before.step === 'failed' ? null : { type: 'type_chosen', connection_type: after.type }
    case 'popup':
      return { type: 'popup_opened', attempt_id: after.attemptId }
    case 'pin':
      return { type: 'pin_asked', attempt_id: after.attemptId }
    case 'done':
      return after.attempt.result && { type: 'completed', result: after.attempt.result }
    case 'failed': {
      const attempt_id = after.signup?.attemptId ?? after.attempt?.id ?? null
      if (attempt_id && after.fault === 'popup_blocked') return { type: 'popup_blocked', attempt_id }
      if (attempt_id && (after.fault === 'signup_cancelled' || after.fault === 'popup_closed'))
        return { type: 'cancelled', attempt_id, step: after.cancelled?.step ?? null }
      return { type: 'error', code: after.fault, remedy: faults[after.fault].remedy, attempt_id }
    }
    default:
      return before.step === 'loading' ? { type: 'opened' } : null
  }
}
