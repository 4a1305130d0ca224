import { isSameLine } from '../../phone.ts'
import type { Db } from '../../store/database/tables.ts'
import { wakeNameRequest } from '../../store/numbers/display-names.ts'
import { changeNumber, numbersOfAccount } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { toIso } from '../../time.ts'
import type { Effect } from './effect.ts'
import { at, type MetaChange, words } from './envelope.ts'
import { isLatest } from './news.ts'

/** `phone_number_name_update`: Meta reviewed the display name; customers see an approved one from now on. */
export const takeNameUpdate: Effect = async (deps, tx, change) => {
  const { now } = deps
  const name_status = nameStatus[words(at(change.value, 'decision')) ?? '']
  const name = words(at(change.value, 'requested_verified_name'))
  if (!name_status) return 0
  const updated_at = toIso(now())
  const reason = words(at(change.value, 'rejection_reason')) ?? null
  return changeNamed(tx, change, toIso(now()), async ({ id }) => {
    const latest = await isLatest(deps, tx, id, 'name', change)
    // A name that is refused later leaves the approved one as it is.
    const wears = name_status === 'APPROVED' && name && (await isLatest(deps, tx, id, 'approved name', change))
    if (!latest && !wears) return undefined
    // A requested name applies from the next registration on, which the display name's worker does.
    if (latest && (await wakeNameRequest(tx, id, updated_at, reason))) return { updated_at }
    return { updated_at, ...(latest ? { name_status } : {}), ...(wears ? { verified_name: name } : {}) }
  })
}

/** Translates a decision to the words of the number's own `name_status`. */
const nameStatus: Record<string, string> = {
  APPROVED: 'APPROVED',
  REJECTED: 'DECLINED',
  PENDING: 'PENDING_REVIEW',
  DEFERRED: 'PENDING_REVIEW',
}

/**
 * `phone_number_quality_update`: how much the number may send, and (`FLAGGED`) that too many people complained about it. The
 * limit has had two names; Meta removed the older ones in February 2026.
 */
export const takeQualityUpdate: Effect = async (deps, tx, change) => {
  const { now } = deps
  const { value } = change
  const event = words(at(value, 'event'))
  const messaging_limit = words(at(value, 'max_daily_conversations_per_business')) ?? words(at(value, 'current_limit'))
  const quality_rating = event === 'FLAGGED' ? 'RED' : event === 'UNFLAGGED' ? 'UNKNOWN' : null
  const told = {
    ...(messaging_limit ? { limit: { messaging_limit } } : {}),
    ...(quality_rating ? { quality: { quality_rating } } : {}),
    ...(event === 'THROUGHPUT_UPGRADE' ? { throughput: { throughput_tier: 'HIGH' } } : {}),
  }
  if (!Object.keys(told).length) return 0
  return changeNamed(tx, change, toIso(now()), async ({ id }) => {
    const latest = { updated_at: toIso(now()) }
    for (const fact of ['limit', 'quality', 'throughput'] as const)
      if (told[fact] && (await isLatest(deps, tx, id, fact, change))) Object.assign(latest, told[fact])
    return Object.keys(latest).length > 1 ? latest : undefined
  })
}

/** Changes the number that Meta names only by its telephone line, in every project that has it in this account. */
async function changeNamed(
  tx: Db,
  { value, wabaId, signer }: MetaChange,
  now: string,
  changeOf: (number: PhoneNumberRow) => Promise<Parameters<typeof changeNumber>[2] | undefined>,
): Promise<number> {
  const named = words(at(value, 'display_phone_number'))
  if (!named || !wabaId) return 0
  const numbers = await numbersOfAccount(tx, wabaId, signer)
  const same = numbers.filter(({ display_phone_number }) => isSameLine(display_phone_number, named))
  let changed = 0
  // The last health report is outdated, and the list of actions may be too.
  for (const number of same) {
    const change = await changeOf(number)
    if (!change) continue
    const look = number.actions === '[]' ? {} : { run_at: now }
    await changeNumber(tx, number.id, { ...change, ...look, health: null, health_at: null })
    changed += 1
  }
  return changed
}
