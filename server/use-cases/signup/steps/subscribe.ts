import type { AppDeps } from '../../../deps.ts'
import { hasAccountOverride } from '../../../store/signup/account-overrides.ts'
import { isBeingUndone } from '../../../store/signup/ledger.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { assertCanContinue } from '../../links/usable-link.ts'
import { type Change, inAMoment, tokenOf } from './step.ts'

export async function subscribe(
  { db, graph, now, sealer }: Omit<AppDeps, 'workers'>,
  attempt: AttemptRow,
): Promise<Change> {
  await assertCanContinue(db, attempt.setup_link_id)
  if (await isBeingUndone(db, attempt.waba_id as string)) return inAMoment(now())
  const waba = attempt.waba_id as string
  const token = await tokenOf(sealer, attempt)
  // Subscribing anew would take the account's own address for webhooks away, and with it the messages of its other numbers.
  const kept =
    (await hasAccountOverride(db, waba, attempt.meta_app_id)) && (await graph.accountOverride(waba, token)) !== null
  if (!kept) await graph.subscribe(waba, token)
  return { step: attempt.connection_type === 'coexistence' ? 'sync' : 'register' }
}
