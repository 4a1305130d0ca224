import type { DomainRow } from '../../store/domains/tables.ts'
import { addMs, day, hour, second, toIso } from '../../time.ts'

/** How long a domain is looked at often: after that it fails, or is left to whoever proves it. */
export const patience = 72 * hour

/**
 * When a domain is looked at next. As long as somebody may be setting its records, the pause is a tenth of the time that they took so
 * far, from 15 seconds to an hour; otherwise a day.
 *
 * @param sure whether the last look told enough; where name servers are silent or differ, a day would be too long
 */
export function nextLook(now: Date, { state, hurried_at }: Pick<DomainRow, 'state' | 'hurried_at'>, sure: boolean) {
  const waited = now.getTime() - Date.parse(hurried_at)
  const often = Math.min(Math.max(waited / 10, 15 * second), hour)
  const long = sure ? day : hour
  return toIso(addMs(now, state !== 'active' && waited < patience ? often : long))
}
