import type { Deps } from '../../deps.ts'
import type { Job } from '../../runtime/jobs.ts'
import { foldFunnel } from './fold-funnel.ts'
import { countWhatIsDue } from './rebuild-funnel.ts'

/** Keeps the funnel; an upgrade's links are counted after those of today. */
export const statsJobs = ({ db, log }: Pick<Deps, 'db' | 'log'>): Job[] => [
  { run: (stopping) => foldFunnel(db, { stopping }) },
  { run: (stopping) => countWhatIsDue({ db, log }, stopping) },
]
