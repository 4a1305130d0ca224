import type { Deps } from '../../deps.ts'
import { createWorker } from '../../runtime/worker.ts'
import { reviewDisplayName } from './display-names/review-display-name.ts'
import { recheckNumber } from './recheck-number.ts'
import { watchNumber } from './watch-number.ts'

/** Looks after connected numbers: what is left to do for them, the display names that Meta reviews, and what Meta does not tell. */
export const numberWorkers = (deps: Omit<Deps, 'workers'>) => ({
  displayNames: createWorker(deps, 'display_name_requests', (request, owner) =>
    reviewDisplayName(deps, request, owner),
  ),
  rechecks: createWorker(deps, 'phone_numbers', (number, owner) => recheckNumber(deps, number, owner), {
    every: 2_000,
  }),
  // A few at a time: after an upgrade every number is due at once.
  watches: createWorker(deps, 'number_watches', (watch, owner) => watchNumber(deps, watch, owner), {
    every: 2_000,
    most: 5,
  }),
})
