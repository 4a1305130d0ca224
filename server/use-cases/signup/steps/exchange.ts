import { Fault } from '../../../fault.ts'
import type { Change } from './step.ts'

/**
 * Runs only when the process died between the request for the token and its storage. Another request could not help: the code is
 * spent, or older than its 30 seconds.
 */
export async function exchange(): Promise<Change> {
  throw new Fault('exchange_unanswered')
}
