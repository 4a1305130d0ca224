import type { Deps } from '../../deps.ts'
import { createWorker } from '../../runtime/worker.ts'
import { reviewDisplayName } from './display-names/review-display-name.ts'
import { recheckNumber } from './recheck-number.ts'

/** Checks connected numbers: what is left to do for them, and the display names that Meta reviews. */
export const numberWorkers = (deps: Omit<Deps, 'workers'>) => ({
  displayNames: createWorker(deps, 'display_name_requests', (request, owner) =>
    reviewDisplayName(deps, request, owner),
  ),
  rechecks: createWorker(deps, 'phone_numbers', (number, owner) => recheckNumber(deps, number, owner), {
    every: 2_000,
  }),
})
