import { type Attempt, faultCode, faults } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { checklistOf } from './checklist.ts'
import { resultOf, returnUrl, signedResult, successRedirect } from './redirects.ts'
import { testMessageOf } from './test-message.ts'

/** An attempt as the customer's browser may see it. The route parses it, as it parses every answer. */
export async function viewAttempt(
  deps: Pick<Deps, 'db' | 'keys' | 'meta' | 'now' | 'publicUrl'>,
  link: SetupLinkRow,
  attempt: AttemptRow,
): Promise<Attempt> {
  const status = statuses[attempt.status]
  const result = status === 'completed' ? resultOf(link, attempt) : null
  return {
    id: attempt.id,
    status,
    step: attempt.step,
    connection_type: attempt.connection_type,
    retrying: status === 'working' && attempt.tries > 0,
    fault: attempt.fault === null ? null : faultCode(attempt.fault),
    display_phone_number: attempt.display_phone_number,
    ...(result
      ? { checklist: await checklistOf(deps, attempt), test_message: await testMessageOf(deps.db, link, attempt) }
      : {}),
    result: result && { ...result, signed: await signedResult(deps, link, result) },
    again_at: attempt.again_at,
    redirect_url: result
      ? await successRedirect(deps, link, result)
      : status === 'failed'
        ? await returnUrl(deps, link, attempt.fault)
        : null,
  }
}

const statuses = {
  exchanging: 'working',
  working: 'working',
  waiting: 'waiting',
  pin: 'pin',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'failed',
} as const

/** Whether a customer who comes back continues this attempt instead of starting at the beginning. */
export const isUnfinished = ({ status, fault }: AttemptRow) =>
  status === 'exchanging' ||
  status === 'working' ||
  status === 'waiting' ||
  status === 'pin' ||
  (status === 'failed' && faults[faultCode(fault)].remedy === 'retry')
