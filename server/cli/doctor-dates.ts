import { inUseOf, noticesOf } from '../meta/calendar.ts'
import type { Settings } from '../process/settings.ts'
import { bad, doubtful, type Finding, good } from './finding.ts'

/** What ends at Meta: 60 days before, on the day, and after it. Only what is over and in use keeps signups from working. */
export function datesAtMeta({ meta }: Settings, now = new Date()): Finding[] {
  const notices = noticesOf(inUseOf(meta), now)
  if (!notices.length) return [good('nothing that these settings use ends in the next 60 days')]
  return notices.map(({ deadline, days, words }) =>
    (days <= 0 && deadline.concerns ? bad : doubtful)(words, `${deadline.cure} (${deadline.page})`),
  )
}
