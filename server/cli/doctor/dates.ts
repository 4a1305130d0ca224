import { inUseOf, noticesOf } from '../../meta/calendar.ts'
import type { Settings } from '../../process/settings.ts'
import { bad, doubtful, type Finding, good } from '../finding.ts'

/**
 * Features that Meta ends: reported 60 days before, on the day, and after it. Only one that has ended and is in use prevents
 * signups.
 */
export function datesAtMeta({ meta }: Settings, now = new Date()): Finding[] {
  const notices = noticesOf(inUseOf(meta), now)
  if (!notices.length) return [good('nothing that these settings use ends in the next 60 days')]
  return notices.map(({ deadline, days, words }) =>
    (days <= 0 && deadline.concerns ? bad : doubtful)(words, `${deadline.cure} (${deadline.page})`),
  )
}
