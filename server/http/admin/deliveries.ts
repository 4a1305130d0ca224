import * as z from 'zod/mini'
import { AdminDelivery, DeliveryStatus } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { listDeliveriesOf } from '../../store/webhooks/deliveries.ts'
import { deliveryOf } from '../../store/webhooks/delivery-log.ts'
import { redeliver } from '../../use-cases/webhooks/redeliver.ts'
import type { Resource } from '../surface.ts'
import { AdminPage } from './lists.ts'
import { get, list, post, queued, tag } from './operation.ts'
import { viewAdminDelivery } from './views.ts'
import { webhookOf } from './webhooks.ts'

/** The delivery log of a webhook. */
export const deliveries: Resource<Deps> = {
  tag,
  operations: [
    get('/webhooks/:id/deliveries', {
      id: 'adminListDeliveries',
      summary: 'The delivery log of a webhook',
      query: z.object({ ...AdminPage.shape, status: z.optional(DeliveryStatus) }),
      answer: list(AdminDelivery),
      async handle({ deps, caller, params, query: { status, ...page } }) {
        const webhook = await webhookOf(deps, caller.projectId, params.id)
        const { rows, total } = await listDeliveriesOf(deps.db, webhook.id, { status }, page)
        return { rows: rows.map((row) => viewAdminDelivery(webhook, row)), total }
      },
    }),
    post('/webhooks/:id/deliveries/:deliveryId/redeliver', {
      id: 'adminRedeliver',
      summary: 'Send a delivery once more, under the same id',
      answer: queued,
      async handle({ deps, caller, params }) {
        const { id } = await webhookOf(deps, caller.projectId, params.id)
        const delivery = await deliveryOf(deps.db, caller.projectId, params.deliveryId)
        if (delivery?.webhook_id !== id) throw new Fault('not_found', 'Webhook delivery not found')
        await redeliver(deps, caller.projectId, delivery.id)
        return { delivery_id: delivery.id }
      },
    }),
  ],
}
