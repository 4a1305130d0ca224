import type { ReachedNumber } from '../../store/messaging/reach.ts'
import type { LimitName } from '../limits.ts'

/**
 * How many messages a second a number may send: 20 in coexistence, else 80, or 1,000 once Meta has raised it
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput).
 */
export function throughputOf({ connection_type, throughput_tier }: ReachedNumber): LimitName {
  if (connection_type === 'coexistence') return 'messages_20'
  return throughput_tier === 'HIGH' ? 'messages_1000' : 'messages_80'
}
