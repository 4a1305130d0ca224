import type { Deps } from '../../deps.ts'
import { createWorker } from '../../runtime/worker.ts'
import { look } from './look.ts'
import { settle } from './settle.ts'

/** Looks at the domains of projects: those that wait for their records often, those that have them once a day. */
export const domainWorkers = (deps: Omit<Deps, 'workers'>) => ({
  domains: createWorker(deps, 'domains', async (row) => settle(deps, row.id, await look(deps, row)), {
    every: 2_000,
    most: 10,
  }),
})
