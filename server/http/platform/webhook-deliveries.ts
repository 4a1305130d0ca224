import { Router } from 'express'
import * as z from 'zod/mini'
import { DeliveryStatus, WebhookDelivery } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { deliveriesBeside, deliveryOf, type LoggedDelivery } from '../../store/webhooks/deliveries.ts'
import { addMs, hour, toIso } from '../../time.ts'
import { redeliver } from '../../use-cases/webhooks/redeliver.ts'
import { parse } from '../parse.ts'
import { Cursor, cursorOf, Flag, Limit } from './lists.ts'

const periods = { '24h': 24 * hour, '7d': 7 * 24 * hour, '30d': 30 * 24 * hour }

export const Query = z.object({
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

/** The delivery log. `GET` of one adds the body that was sent. */
export const webhookDeliveries = (deps: Deps) =>
  Router()
    .get('/webhook_deliveries', async (req, res) => {
      const { limit, after, before, period, ...filter } = parse(Query, req.query)
      const since = toIso(addMs(deps.now(), -periods[period]))
      const page = { limit, older: after, newer: before }
      const { rows, more } = await deliveriesBeside(deps.db, res.locals.projectId, { ...filter, since }, page)
      const [first, last] = [rows[0], rows.at(-1)].map((row) => (row ? cursorOf(row) : null))
      const backwards = before !== undefined && after === undefined
      res.json({
        data: rows.map(viewDelivery),
        paging: {
          cursors: { before: first, after: last },
          next: (backwards || more) && last ? last : null,
          previous: (backwards ? more : after !== undefined) && first ? first : null,
        },
      })
    })
    .get('/webhook_deliveries/:delivery_id', async (req, res) => {
      const row = await deliveryOf(deps.db, res.locals.projectId, req.params.delivery_id)
      if (!row) throw new Fault('not_found', 'Webhook delivery not found')
      res.json({ data: { ...viewDelivery(row), body: JSON.parse(row.body) } })
    })
    .post('/webhook_deliveries/:delivery_id/redeliver', async (req, res) => {
      await redeliver(deps, res.locals.projectId, req.params.delivery_id)
      res.json({ data: { success: true } })
    })

const viewDelivery = (row: LoggedDelivery) =>
  WebhookDelivery.parse({ ...row, next_attempt_at: row.run_at, conversation_phone_number: null })
