import type { Deps } from '../deps.ts'
import { startJobs } from '../runtime/jobs.ts'
import type { Worker } from '../runtime/worker.ts'
import { linkJobs } from './links/background.ts'
import { numberWorkers } from './numbers/background.ts'
import { projectJobs } from './projects/background.ts'
import type { Kept } from './projects/delete-old-rows.ts'
import { provisioningJobs, provisioningWorkers } from './provisioning/background.ts'
import { reconcileNumbers } from './provisioning/reconcile-numbers.ts'
import { signupJobs, signupWorkers } from './signup/background.ts'
import { webhookWorkers } from './webhooks/background.ts'

export interface Background {
  /** What use cases start work with; see `Deps.workers`. */
  deps: Deps
  /** Lets what is under way come to a stop, and gives the rest back to whoever starts next. */
  close(): Promise<void>
}

/** Starts everything that happens without a request. Each feature names its own workers and jobs. */
export function startBackground(common: Omit<Deps, 'workers'>, kept: Kept): Background {
  const workers = {
    ...signupWorkers(common),
    ...numberWorkers(common),
    ...provisioningWorkers(common),
    ...webhookWorkers(common),
  }
  const deps: Deps = { ...common, workers }
  const jobs = startJobs(deps, [
    ...linkJobs(deps),
    ...signupJobs(deps),
    ...provisioningJobs(deps),
    ...projectJobs(deps, kept),
  ])
  const compared = reconcileNumbers(deps).catch((error: unknown) =>
    deps.log.error(
      { err: error },
      'the numbers could not be compared with those at the provider; the next start tries again',
    ),
  )
  return {
    deps,
    async close() {
      await Promise.all([...Object.values<Worker>(workers), jobs].map((one) => one.close()))
      await compared
    },
  }
}
