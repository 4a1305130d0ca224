import { Fault } from '../../../fault.ts'
import type { Change } from './step.ts'

/**
 * Only reached when the process died between asking for the token and writing it down.
 * Asking again could not help: the code is spent, or older than its 30 seconds.
 */
export async function exchange(): Promise<Change> {
  throw new Fault('exchange_unanswered')
}
