import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { requeue } from '../../store/webhooks/deliveries.ts'
import { deliveryOf } from '../../store/webhooks/delivery-log.ts'
import { findWebhook } from '../../store/webhooks/webhooks.ts'
import { toIso } from '../../time.ts'

/**
 * Sends a delivery once more, whatever its status: the same body under the same id, so that a receiver can recognise a repeat. It
 * is signed again, and retried by the whole schedule. A try that is already under way does not count.
 *
 * @throws {Fault} `not_found`; `invalid_request` while its webhook is switched off
 */
export async function redeliver({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string, id: string): Promise<void> {
  const delivery = await deliveryOf(db, projectId, id)
  if (!delivery) throw new Fault('not_found', 'Webhook delivery not found')
  const webhook = await findWebhook(db, projectId, delivery.webhook_id)
  if (!webhook?.active)
    throw new Fault('invalid_request', 'the webhook is switched off: set its active to true before sending again')
  await requeue(db, id, toIso(now()))
}
