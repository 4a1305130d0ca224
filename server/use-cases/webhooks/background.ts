import { deliver } from '../../delivery/deliver.ts'
import type { Deps } from '../../deps.ts'
import { createWorker } from '../../runtime/worker.ts'
import { dueDeliveries } from '../../store/webhooks/deliveries.ts'
import { requeueSome } from './requeue-some.ts'

/** The most deliveries under way at once: of all webhooks together, and of one. */
const most = 100
const mostOfOne = 8

/** Sends events to their webhooks, and many of them once more. */
export const webhookWorkers = (deps: Omit<Deps, 'workers'>) => {
  const deliveries = createWorker(deps, 'deliveries', (delivery, owner) => deliver(deps, delivery, owner), {
    most,
    due: (db, now, most) => dueDeliveries(db, now, most, mostOfOne),
  })
  const forRedelivering = { ...deps, workers: { deliveries } }
  const redeliveries = createWorker(deps, 'redeliveries', (row, owner) => requeueSome(forRedelivering, row, owner))
  return { deliveries, redeliveries }
}
