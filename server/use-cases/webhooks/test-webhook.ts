import { v7 as uuid } from 'uuid'
import { inDialect } from '../../delivery/emit.ts'
import { exampleOf, metaExample } from '../../delivery/examples.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { addDeliveries } from '../../store/webhooks/deliveries.ts'
import { findWebhook } from '../../store/webhooks/webhooks.ts'
import { toIso } from '../../time.ts'

/**
 * Sends a webhook an example of an event that it asked for (the first one, when none is named): signed, retried and logged like a
 * real one, with `"test": true` in its body.
 *
 * @throws {Fault} `not_found`; `invalid_request` for an event that it did not ask for, and for a webhook that is switched off
 */
export async function testWebhook(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  id: string,
  eventType: string | undefined,
): Promise<string> {
  const webhook = await findWebhook(db, projectId, id)
  if (!webhook) throw new Fault('not_found', 'Webhook not found')
  const events = webhook.kind === 'meta' ? ['messages'] : (JSON.parse(webhook.events) as string[])
  const event = eventType ?? events[0]
  if (event === undefined) throw new Fault('invalid_request', 'the webhook subscribes to no events')
  if (!events.includes(event))
    throw new Fault(
      'invalid_request',
      `event_type must be one the webhook subscribes to: ${events.join(', ') || 'it has no events'}`,
    )
  if (!webhook.active)
    throw new Fault('invalid_request', 'the webhook is switched off: set its active to true before testing it')
  const at = toIso(now())
  const eventId = uuid()
  const { phone_number_id: phoneNumberId } = webhook
  const example =
    webhook.kind === 'meta'
      ? metaExample(at, phoneNumberId)
      : exampleOf(event, { id: eventId, at, projectId, phoneNumberId })
  const body = await inDialect(db, webhook.dialect, projectId, event, example)
  const to = [{ webhook_id: id, event, event_id: eventId, body }]
  const [delivery] = (await addDeliveries(db, projectId, to, webhook.phone_number_id, at)) as [string]
  return delivery
}
