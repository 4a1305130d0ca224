import { createDeliver } from '../../delivery/deliver.ts'
import { createQuickReceivers, each, ofQuick } from '../../delivery/quick-receivers.ts'
import type { Deps } from '../../deps.ts'
import { createWorker } from '../../runtime/worker.ts'
import { dueDeliveries } from '../../store/webhooks/due.ts'
import { requeueAll } from './requeue-all.ts'

/** The most deliveries under way at once, of all webhooks together. */
const most = 100

/** Sends events to their webhooks, and many of them once more. */
export const webhookWorkers = (deps: Omit<Deps, 'workers'>) => {
  const quick = createQuickReceivers()
  const deliveries = createWorker(deps, 'deliveries', createDeliver(deps, quick), {
    most,
    places: quick.places,
    due: async (db, now, most) => {
      const found = await dueDeliveries(db, now, most, { each, quick: quick.ids(), ofQuick })
      return quick.withPlaces(found).map(({ id }) => id)
    },
  })
  const forRedelivering = { ...deps, workers: { deliveries } }
  const redeliveries = createWorker(deps, 'redeliveries', (...row) => requeueAll(forRedelivering, ...row))
  return { deliveries, redeliveries }
}
