import type { Deps } from '../../deps.ts'
import type { Job } from '../../runtime/jobs.ts'
import { deleteOldRateLimits } from '../../store/projects/rate-limits.ts'
import { hour } from '../../time.ts'
import { deleteOldRows, type Kept } from './delete-old-rows.ts'
import { keepTotals } from './keep-totals.ts'
import { tidyMetaApps } from './tidy-meta-apps.ts'

/** Keeps the totals of long lists; deletes rows that are past their retention period, and secrets that are. */
export const projectJobs = (deps: Deps, kept: Kept): Job[] => [
  {
    every: hour,
    async run(stopping) {
      await deleteOldRateLimits(deps.db, Date.now() - hour)
      await tidyMetaApps(deps)
      await deleteOldRows(deps, kept, stopping)
    },
  },
  { run: (stopping) => keepTotals(deps, stopping) },
]
