import type { FaultCode } from '../../contract/index.ts'
import type { TelephonyReason } from './telephony-error.ts'

/** The fault that the customer sees when a provider's refusal is final. */
export const telephonyFaults: Record<TelephonyReason, FaultCode> = {
  taken: 'number_unavailable',
  requirements: 'country_not_ready',
  credentials: 'telephony_refused',
  refused: 'telephony_refused',
  busy: 'telephony_unavailable',
  unanswered: 'telephony_unavailable',
}
