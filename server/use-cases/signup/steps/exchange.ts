import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { tokenEnd } from '../../numbers/facts.ts'
import type { Change } from './step.ts'

/**
 * Only reached when the process died between asking for the token and writing it down.
 * Asking again could not help: the code is spent, or older than its 30 seconds. Unless Meta itself told us of the signup: then
 * our own system user may fetch the token.
 */
export async function exchange({ graph, now, sealer }: Omit<Deps, 'workers'>, attempt: AttemptRow): Promise<Change> {
  if (!attempt.announced_business || !graph.fetchesTokens) throw new Fault('exchange_unanswered')
  const { access_token, expires_in } = await graph.businessToken(attempt.announced_business)
  const token = await sealer.seal(access_token, `attempt ${attempt.id}`)
  return { status: 'working', step: 'inspect', token, token_expires_at: tokenEnd(now(), expires_in) }
}
