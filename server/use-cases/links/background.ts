import type { Deps } from '../../deps.ts'
import type { Job } from '../../runtime/jobs.ts'
import { tellUnhealed } from './heal-numbers.ts'
import { tellExpired } from './tell-expired.ts'

export const linkJobs = (deps: Deps): Job[] => [{ run: () => tellExpired(deps) }, { run: () => tellUnhealed(deps) }]
