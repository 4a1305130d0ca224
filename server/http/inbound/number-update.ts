import { digitsOf } from '../../phone.ts'
import type { Db } from '../../store/database/tables.ts'
import { wakeNameRequest } from '../../store/numbers/display-names.ts'
import { changeNumber, numbersOfAccount } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { toIso } from '../../time.ts'
import type { Effect } from './effect.ts'
import { at, type MetaChange, words } from './envelope.ts'

/** `phone_number_name_update`: the display name was looked at; an approved one is what customers see from now on. */
export const takeNameUpdate: Effect = async ({ now }, tx, change) => {
  const name_status = nameStatus[words(at(change.value, 'decision')) ?? '']
  const name = words(at(change.value, 'requested_verified_name'))
  if (!name_status) return 0
  const updated_at = toIso(now())
  const reason = words(at(change.value, 'rejection_reason')) ?? null
  const wears = { name_status, updated_at, ...(name_status === 'APPROVED' && name ? { verified_name: name } : {}) }
  return changeNamed(tx, change, toIso(now()), async (number) =>
    // A name that was asked for is worn from the next register on, which the request sees to.
    (await wakeNameRequest(tx, number.id, updated_at, reason)) ? { updated_at } : wears,
  )
}

/** A decision in the words of the number's own `name_status`. */
const nameStatus: Record<string, string> = {
  APPROVED: 'APPROVED',
  REJECTED: 'DECLINED',
  PENDING: 'PENDING_REVIEW',
  DEFERRED: 'PENDING_REVIEW',
}

/**
 * `phone_number_quality_update`: how much the number may send, and (`FLAGGED`) that too many people complain of it.
 * The limit has had two names; the older ones are gone since February 2026.
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

/** Changes the number that Meta names by its digits alone, in every project that has it in this account. */
async function changeNamed(
  tx: Db,
  { value, wabaId }: MetaChange,
  now: string,
  changeOf: (number: PhoneNumberRow) => Promise<Parameters<typeof changeNumber>[2]>,
): Promise<number> {
  const named = digitsOf(words(at(value, 'display_phone_number')) ?? '')
  if (!named || !wabaId) return 0
  const numbers = await numbersOfAccount(tx, wabaId)
  const same = numbers.filter(({ display_phone_number }) => digitsOf(display_phone_number) === named)
  // What the last report said of the number is no longer so, nor perhaps what is left to do for it.
  for (const number of same) {
    const look = number.actions === '[]' ? {} : { run_at: now }
    await changeNumber(tx, number.id, { ...(await changeOf(number)), ...look, health: null, health_at: null })
  }
  return same.length
}
