import { deliver } from '../../delivery/deliver.ts'
import type { Deps } from '../../deps.ts'
import { createWorker } from '../../runtime/worker.ts'
import { dueDeliveries } from '../../store/webhooks/deliveries.ts'

/** The most deliveries under way at once: of all webhooks together, and of one. */
const most = 100
const mostOfOne = 8

/** Sends events to their webhooks. */
export const webhookWorkers = (deps: Omit<Deps, 'workers'>) => ({
  deliveries: createWorker(deps, 'deliveries', (delivery, owner) => deliver(deps, delivery, owner), {
    most,
    due: (db, now, most) => dueDeliveries(db, now, most, mostOfOne),
  }),
})
