import { ApiFailure } from '../gateways/api.ts'
import type { Work } from './work.ts'

/**
 * Waits for an answer of the server and sends it as an event, unless the state that asked was left. A temporary failure goes to
 * `later`, if there is one.
 */
export async function ask<T>(
  { send }: Pick<Work, 'send'>,
  signal: AbortSignal,
  asked: Promise<T>,
  heard: (answer: T) => void,
  later?: () => void,
) {
  try {
    const answer = await asked
    if (!signal.aborted) heard(answer)
  } catch (error) {
    if (signal.aborted) return
    const failure = error instanceof ApiFailure ? error : new ApiFailure('internal', false)
    if (failure !== error) globalThis.reportError?.(error)
    const { code: fault, redirectUrl, company, supportUrl, canAsk } = failure
    if (failure.passing && later) later()
    else send({ type: 'refused', fault, redirectUrl, company, supportUrl, canAsk })
  }
}
