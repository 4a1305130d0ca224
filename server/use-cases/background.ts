import type { Deps } from '../deps.ts'
import { startJobs } from '../runtime/jobs.ts'
import type { Worker } from '../runtime/worker.ts'
import { domainWorkers } from './domains/background.ts'
import { linkJobs } from './links/background.ts'
import { messagingWorkers } from './messaging/background.ts'
import { numberWorkers } from './numbers/background.ts'
import { projectJobs } from './projects/background.ts'
import type { Kept } from './projects/delete-old-rows.ts'
import { provisioningJobs, provisioningWorkers } from './provisioning/background.ts'
import { reconcileNumbers } from './provisioning/reconcile-numbers.ts'
import { signupJobs, signupWorkers } from './signup/background.ts'
import { statsJobs } from './stats/background.ts'
import { webhookWorkers } from './webhooks/background.ts'

export interface Background {
  /** The background work that the use cases start; see `Deps.workers`. */
  deps: Deps
  /** Stops the work that is under way, and releases its leases so that another process can continue. */
  close(): Promise<void>
}

/** Starts everything that happens without a request. Each feature names its own workers and jobs. */
export function startBackground(common: Omit<Deps, 'workers'>, kept: Kept): Background {
  const workers = {
    ...signupWorkers(common),
    ...numberWorkers(common),
    ...provisioningWorkers(common),
    ...webhookWorkers(common),
    ...messagingWorkers(common),
    ...domainWorkers(common),
  }
  const deps: Deps = { ...common, workers }
  const jobs = startJobs(deps, [
    ...linkJobs(deps),
    ...signupJobs(deps),
    ...provisioningJobs(deps),
    ...projectJobs(deps, kept),
    ...statsJobs(deps),
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
