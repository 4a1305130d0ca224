import type { Action } from '../../../contract/index.ts'
import { emitActions } from '../../delivery/emit-number.ts'
import type { Deps } from '../../deps.ts'
import type { GraphNumberHealth } from '../../meta/calls/number.ts'
import { GraphError } from '../../meta/errors.ts'
import { changeLeased } from '../../store/database/leases.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { addMs, day, minute, toIso } from '../../time.ts'
import { numberFacts } from './facts.ts'
import { isMetaNumber } from './meta-number.ts'
import { noteRefusal } from './note-refusal.ts'
import { stateAction } from './number-state.ts'
import { tokenOfNumber } from './number-token.ts'

/** A number can be registered, and is checked, for this long after its signup (Meta's embedded signup, "Limits"). */
const limit = 14 * day

/**
 * When to check again what Meta is not ready for: after a quarter of the time that has passed, between half a minute and six
 * hours. This needs few requests and notices a change soon. Undefined when the 14 days are over.
 */
export function nextCheckAt(since: string, now: Date): string | null {
  const passed = now.getTime() - Date.parse(since)
  if (passed >= limit) return null
  return toIso(addMs(now, Math.min(Math.max(passed / 4, minute / 2), day / 4)))
}

/** What is left to do for a number that is connected, as Meta sees it. */
export function actionsOf(number: GraphNumberHealth): Action[] {
  const errors = (number.health_status?.entities ?? [])
    .filter(({ entity_type }) => entity_type === 'WABA')
    .flatMap(({ errors }) => errors ?? [])
  // Meta documents the code and also describes the cure in words. Either identifies it.
  const unpaid = errors.some(
    ({ error_code, possible_solution }) => error_code === 141006 || /payment method/i.test(possible_solution ?? ''),
  )
  const name = number.name_status ?? ''
  const worn = name === 'APPROVED' || name === 'AVAILABLE_WITHOUT_REVIEW'
  const named = isMetaNumber(number) && !worn ? 'meta_number' : names[name]
  const state = stateAction(number)
  return [...(unpaid ? ['payment_missing' as const] : []), ...(named ? [named] : []), ...(state ? [state] : [])]
}

const names: Record<string, Action> = { PENDING_REVIEW: 'name_pending', DECLINED: 'name_declined' }

/**
 * Checks whether the remaining actions of a connected number are done, and reports to the project when they are. What cannot
 * change any more (the earlier chats) stays as it is. Called by the process that holds the lease of the row.
 */
export async function recheckNumber(
  deps: Pick<Deps, 'apps' | 'db' | 'log' | 'now' | 'sealer'>,
  number: PhoneNumberRow,
  owner: string,
) {
  const { db, log, now, sealer } = deps
  const { id, phone_number_id } = number
  const before = JSON.parse(number.actions) as Action[]
  const again = nextCheckAt(number.connected_at ?? number.created_at, now())
  const put = (change: object) => changeLeased(db, 'phone_numbers', id, owner, change)
  if (number.connection_status !== 'active') {
    await put({ run_at: null })
    return
  }
  try {
    const { graph } = await deps.apps.of(number)
    const token = await tokenOfNumber({ sealer }, number)
    const found = await graph.numberHealth(phone_number_id, token)
    const seen = actionsOf(found).filter((action) => action !== 'payment_missing' || before.includes(action))
    const actions = [...before.filter((action) => action === 'history_unavailable'), ...seen]
    const cleared = before.filter((action) => !actions.includes(action))
    await db.transaction().execute(async (tx) => {
      const change = { ...numberFacts(found), actions: JSON.stringify(actions), looked_at: toIso(now()) }
      const row = await changeLeased(tx, 'phone_numbers', id, owner, {
        ...change,
        updated_at: toIso(now()),
        run_at: seen.length ? again : null,
      })
      const other = cleared.length > 0 || actions.some((action) => !before.includes(action))
      if (row && other) await emitActions(tx, now(), row, { actions, cleared })
    })
    log.info({ number: phone_number_id, actions, cleared }, 'the actions left for a number were checked at Meta')
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await noteRefusal(deps, number.project_id, error)
    log.warn(
      { number: phone_number_id, ...error.detail },
      'the actions left for a number could not be checked at Meta; it is tried again later',
    )
    await put({ run_at: again, looked_at: toIso(now()) })
  }
}
