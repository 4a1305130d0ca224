import type { Action, Attempt } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { pageFor } from '../../meta/pages.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { hurryRecheck } from '../../store/numbers/watched-numbers.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { addMs, toIso } from '../../time.ts'

/** How often Meta is asked while a customer watches, in milliseconds. */
const pace = 10_000

/**
 * The actions that were left to do when a number was connected, and which of them are done. The customer is watching, so Meta is
 * asked again soon, by the process that holds the number's lease. `pace` limits how often, however many people watch.
 */
export async function checklistOf(
  { db, meta, now }: Pick<Deps, 'db' | 'meta' | 'now'>,
  { project_id, phone_number_id, waba_id, business_id, ...attempt }: AttemptRow,
): Promise<NonNullable<Attempt['checklist']>> {
  const actions = JSON.parse(attempt.actions) as Action[]
  if (!actions.length || !phone_number_id || !waba_id) return []
  const number = await findNumber(db, project_id, phone_number_id)
  // The sandbox has such pages, too.
  const origin = meta.dialog_origins.find((one) => !/\.facebook\.com$/.test(new URL(one).hostname))
  const left = number ? (JSON.parse(number.actions) as Action[]) : actions
  if (number?.run_at && actions.some((action) => left.includes(action)))
    await hurryRecheck(db, number.id, toIso(now()), toIso(addMs(now(), -pace)))
  return actions.map((action) => ({
    action,
    url: pageFor(action, { waba_id, business_id, origin }),
    settled: !left.includes(action),
  }))
}
