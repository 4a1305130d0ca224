import { TelephonyError, type TelephonyReason } from '../telephony-error.ts'

/** What Twilio's codes mean (https://www.twilio.com/docs/api/errors). */
const reasons: Record<number, TelephonyReason> = {
  20003: 'credentials',
  20429: 'busy',
  21421: 'taken',
  21422: 'taken',
  21452: 'taken',
  21613: 'requirements',
  21615: 'requirements',
  21631: 'requirements',
  21649: 'requirements',
  21651: 'requirements',
}

/** An error of the package, in the words of every provider. `name` says which call failed. */
export function failure(name: string, error: unknown): TelephonyError {
  const { status, code, message } = error as { status?: number; code?: number | string; message?: string }
  const detail = { call: name, ...(status ? { status } : {}), code, message }
  const known = typeof code === 'number' ? reasons[code] : undefined
  if (known) return new TelephonyError(known, detail, error)
  if (status === 401 || status === 403) return new TelephonyError('credentials', detail, error)
  if (status === 429) return new TelephonyError('busy', detail, error)
  return new TelephonyError(status && status < 500 ? 'refused' : 'unanswered', detail, error)
}

/** Whether a country has no such kind of number, or an area code has none left. */
export const isEmptyShelf = (error: unknown): boolean =>
  error instanceof TelephonyError && (error.detail.code === 20404 || error.detail.code === 21452)

/** Whether what was asked for is not there (any more). */
export const isGone = (error: unknown): boolean => error instanceof TelephonyError && error.detail.status === 404
