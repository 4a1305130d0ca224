import * as z from 'zod/mini'
import { DeliveryStatus, WebhookDelivery, WholeDelivery } from '../../../contract/index.ts'
import { requestHeaders } from '../../delivery/request-headers.ts'
import { openBody } from '../../delivery/sealed-body.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { deliveriesBeside, deliveryOf, type LoggedDelivery } from '../../store/webhooks/delivery-log.ts'
import { findWebhook } from '../../store/webhooks/webhooks.ts'
import { addMs, hour, toIso } from '../../time.ts'
import { redeliver } from '../../use-cases/webhooks/redeliver.ts'
import type { Resource } from '../surface.ts'
import { Cursor, cursored, Flag, Limit, pagingOf } from './lists.ts'
import { get, one, onItsWay, post } from './operation.ts'

const periods = { '24h': 24 * hour, '7d': 7 * 24 * hour, '30d': 30 * 24 * hour }

const Query = z.object({
  limit: Limit,
  after: Cursor,
  before: Cursor,
  status: z.optional(DeliveryStatus),
  event: z.optional(z.string()),
  webhook_id: z.optional(z.string()),
  phone_number_id: z.optional(z.string()),
  errors_only: Flag,
  period: z._default(z.enum(['24h', '7d', '30d']), '24h'),
})

const view = (row: LoggedDelivery): WebhookDelivery => ({
  ...row,
  next_attempt_at: row.run_at,
  conversation_phone_number: null,
})

/** A body as the log shows it: a key was for its receiver alone. */
function shown(body: { account_key?: object }): object {
  return body.account_key ? { ...body, account_key: { ...body.account_key, key: null } } : body
}

/** The delivery log. `GET` of one adds the body that was sent. */
export const webhookDeliveries: Resource<Deps> = {
  tag: 'Webhooks',
  operations: [
    get('/webhook_deliveries', {
      id: 'listWebhookDeliveries',
      summary: 'The delivery log',
      description:
        'Cursors, not pages: send `paging.next` as `after`, for as long as there is one. A page may hold fewer than `limit`, or none, where a filter finds few.',
      query: Query,
      exampleQuery: { period: '7d', errors_only: 'true' },
      answer: cursored(WebhookDelivery),
      async handle({ deps, caller, query: { limit, after, before, period, ...filter } }) {
        const since = toIso(addMs(deps.now(), -periods[period]))
        const beside = { limit, older: after, newer: before }
        const { rows, more } = await deliveriesBeside(deps.db, caller.projectId, { ...filter, since }, beside)
        return { data: rows.map(view), paging: pagingOf(rows, { after, before }, more) }
      },
    }),
    get('/webhook_deliveries/:delivery_id', {
      id: 'getWebhookDelivery',
      summary: 'Read a delivery with the body and the headers that were sent',
      description:
        '`headers` are those of the last try, or of the first one while there was none. They are made anew from the webhook as it is now: after a change of its secret or headers they are what it would get.',
      answer: one(WholeDelivery),
      async handle({ deps, caller, params }) {
        const row = await deliveryOf(deps.db, caller.projectId, params.delivery_id)
        if (!row) throw new Fault('not_found', 'Webhook delivery not found')
        const body = await openBody(deps, row)
        const webhook = await findWebhook(deps.db, caller.projectId, row.webhook_id)
        const at = new Date(row.last_attempt_at ?? deps.now())
        const headers = webhook ? await requestHeaders(deps, webhook, { id: row.id, event: row.event, body, at }) : {}
        return { ...view(row), body: shown(JSON.parse(body)), headers }
      },
    }),
    post('/webhook_deliveries/:delivery_id/redeliver', {
      id: 'redeliver',
      summary: 'Send a delivery again, under the id it had',
      answer: onItsWay,
      handle: ({ deps, caller, params }) => redeliver(deps, caller.projectId, params.delivery_id),
    }),
  ],
}
