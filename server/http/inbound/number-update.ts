import { isSameLine } from '../../phone.ts'
import type { Db } from '../../store/database/tables.ts'
import { wakeNameRequest } from '../../store/numbers/display-names.ts'
import { changeNumber, numbersOfAccount } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { toIso } from '../../time.ts'
import type { Effect } from './effect.ts'
import { at, type MetaChange, words } from './envelope.ts'

/** `phone_number_name_update`: Meta reviewed the display name; customers see an approved one from now on. */
export const takeNameUpdate: Effect = async ({ now }, tx, change) => {
  const name_status = nameStatus[words(at(change.value, 'decision')) ?? '']
  const name = words(at(change.value, 'requested_verified_name'))
  if (!name_status) return 0
  const updated_at = toIso(now())
  const reason = words(at(change.value, 'rejection_reason')) ?? null
  const wears = { name_status, updated_at, ...(name_status === 'APPROVED' && name ? { verified_name: name } : {}) }
  return changeNamed(tx, change, toIso(now()), async (number) =>
    // A requested name applies from the next registration on, which the display name's worker does.
    (await wakeNameRequest(tx, number.id, updated_at, reason)) ? { updated_at } : wears,
  )
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
export const takeQualityUpdate: Effect = async ({ now }, tx, change) => {
  const { value } = change
  const event = words(at(value, 'event'))
  const messaging_limit = words(at(value, 'max_daily_conversations_per_business')) ?? words(at(value, 'current_limit'))
  const quality_rating = event === 'FLAGGED' ? 'RED' : event === 'UNFLAGGED' ? 'UNKNOWN' : null
  if (!messaging_limit && !quality_rating && event !== 'THROUGHPUT_UPGRADE') return 0
  return changeNamed(tx, change, toIso(now()), async () => ({
    updated_at: toIso(now()),
    ...(messaging_limit ? { messaging_limit } : {}),
    ...(quality_rating ? { quality_rating } : {}),
    ...(event === 'THROUGHPUT_UPGRADE' ? { throughput_tier: 'HIGH' } : {}),
  }))
}

/** Changes the number that Meta names only by its digits, in every project that has it in this account. */
async function changeNamed(
  tx: Db,
  { value, wabaId }: MetaChange,
  now: string,
  changeOf: (number: PhoneNumberRow) => Promise<Parameters<typeof changeNumber>[2]>,
): Promise<number> {
  const named = words(at(value, 'display_phone_number'))
  if (!named || !wabaId) return 0
  const numbers = await numbersOfAccount(tx, wabaId)
  const same = numbers.filter(({ display_phone_number }) => isSameLine(display_phone_number, named))
  // The last health report is outdated, and the list of actions may be too.
  for (const number of same) {
    const look = number.actions === '[]' ? {} : { run_at: now }
    await changeNumber(tx, number.id, { ...(await changeOf(number)), ...look, health: null, health_at: null })
  }
  return same.length
}
