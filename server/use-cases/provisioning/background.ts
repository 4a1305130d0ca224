import type { Deps } from '../../deps.ts'
import type { Job } from '../../runtime/jobs.ts'
import { createWorker } from '../../runtime/worker.ts'
import { buyNumber } from './buy-number.ts'
import { releaseHeldNumbers } from './release-held-numbers.ts'
import { tendNumber } from './tend-number.ts'

/** Workers that buy numbers for links, and that make our numbers ready or release them. */
export const provisioningWorkers = (deps: Omit<Deps, 'workers'>) => ({
  reservations: createWorker(deps, 'reservations', (reservation, owner) => buyNumber(deps, reservation, owner)),
  numbers: createWorker(deps, 'provided_numbers', (number) => tendNumber({ ...deps, ...deps.apps.ofSettings }, number)),
})

export const provisioningJobs = (deps: Deps): Job[] => [{ run: () => releaseHeldNumbers(deps) }]
