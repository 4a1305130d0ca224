import { randomBytes } from 'node:crypto'
import { Router } from 'express'
import * as z from 'zod/mini'
import { AdminQueued, AdminWebhookCreate, AdminWebhookUpdate, DeliveryStatus } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { deliveryOf, listDeliveriesOf } from '../../store/webhooks/deliveries.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { findAdminWebhook, listAdminWebhooks } from '../../store/webhooks/webhooks.ts'
import { createWebhook } from '../../use-cases/webhooks/create-webhook.ts'
import { deleteWebhook } from '../../use-cases/webhooks/delete-webhook.ts'
import { redeliver } from '../../use-cases/webhooks/redeliver.ts'
import { testWebhook } from '../../use-cases/webhooks/test-webhook.ts'
import { updateWebhook } from '../../use-cases/webhooks/update-webhook.ts'
import { parse } from '../parse.ts'
import { integerId } from './customers.ts'
import { AdminFault } from './errors.ts'
import { AdminPage, sendList } from './lists.ts'
import { viewAdminDelivery, viewAdminWebhook } from './views.ts'

export const Query = z.object({ ...AdminPage.shape, status: z.optional(DeliveryStatus) })

export const Test = z.object({ event_type: z.nullish(z.string('must be text')) })

/** Webhooks that were made here; those of the other dialect are signed otherwise, and are shown there. */
export const webhooks = (deps: Deps) => {
  const change = async (projectId: string, id: string, body: unknown) => {
    const { enabled, ...wanted } = parse(AdminWebhookUpdate, body)
    const webhook = await webhookOf(deps, projectId, id)
    return updateWebhook(deps, projectId, webhook.id, { ...wanted, active: enabled })
  }
  return Router()
    .get('/webhooks', async (req, res) => {
      const page = parse(AdminPage, req.query)
      const { rows, total } = await listAdminWebhooks(deps.db, res.locals.projectId, page)
      sendList(
        res,
        rows.map((row) => viewAdminWebhook(res.locals.tenant, row)),
        total,
        page,
      )
    })
    .post('/webhooks', async (req, res) => {
      const { enabled, url, events, phone_number_id } = parse(AdminWebhookCreate, req.body)
      if (phone_number_id && !(await findNumber(deps.db, res.locals.projectId, phone_number_id)))
        throw new AdminFault('not_found', 'phone_number_id is not a number of this tenant', {
          ...{ word: 'PHONE_NUMBER_NOT_IN_TENANT', field: 'phone_number_id' },
        })
      const secret = newSecret()
      const wanted = { url, events, phone_number_id, active: enabled, secret_key: secret }
      const webhook = await createWebhook(deps, res.locals.projectId, wanted, { dialect: 'admin' })
      res.status(201).json(viewAdminWebhook(res.locals.tenant, webhook, secret))
    })
    .get('/webhooks/:id', async (req, res) => {
      res.json(viewAdminWebhook(res.locals.tenant, await webhookOf(deps, res.locals.projectId, req.params.id)))
    })
    .patch('/webhooks/:id', async (req, res) => {
      res.json(viewAdminWebhook(res.locals.tenant, await change(res.locals.projectId, req.params.id, req.body)))
    })
    .put('/webhooks/:id', async (req, res) => {
      res.json(viewAdminWebhook(res.locals.tenant, await change(res.locals.projectId, req.params.id, req.body)))
    })
    .delete('/webhooks/:id', async (req, res) => {
      const { id } = await webhookOf(deps, res.locals.projectId, req.params.id)
      await deleteWebhook(deps, res.locals.projectId, id)
      res.status(204).end()
    })
    .post('/webhooks/:id/rotate-secret', async (req, res) => {
      const { id } = await webhookOf(deps, res.locals.projectId, req.params.id)
      const secret = newSecret()
      const webhook = await updateWebhook(deps, res.locals.projectId, id, { secret_key: secret })
      res.json(viewAdminWebhook(res.locals.tenant, webhook, secret))
    })
    .post('/webhooks/:id/test', async (req, res) => {
      const { id } = await webhookOf(deps, res.locals.projectId, req.params.id)
      const delivery = await testWebhook(deps, res.locals.projectId, id, parse(Test, req.body).event_type ?? undefined)
      res.status(202).json(AdminQueued.parse({ delivery_id: delivery }))
    })
    .get('/webhooks/:id/deliveries', async (req, res) => {
      const { status, ...page } = parse(Query, req.query)
      const webhook = await webhookOf(deps, res.locals.projectId, req.params.id)
      const { rows, total } = await listDeliveriesOf(deps.db, webhook.id, { status }, page)
      sendList(
        res,
        rows.map((row) => viewAdminDelivery(webhook, row)),
        total,
        page,
      )
    })
    .post('/webhooks/:id/deliveries/:deliveryId/redeliver', async (req, res) => {
      const { id } = await webhookOf(deps, res.locals.projectId, req.params.id)
      const delivery = await deliveryOf(deps.db, res.locals.projectId, req.params.deliveryId)
      if (delivery?.webhook_id !== id) throw new Fault('not_found', 'Webhook delivery not found')
      await redeliver(deps, res.locals.projectId, delivery.id)
      res.status(202).json(AdminQueued.parse({ delivery_id: delivery.id }))
    })
}

async function webhookOf({ db }: Deps, projectId: string, id: string): Promise<WebhookRow> {
  const number = integerId(id)
  const webhook = number && (await findAdminWebhook(db, projectId, number))
  if (!webhook) throw new Fault('not_found', 'Webhook not found')
  return webhook
}

/** As the Standard Webhooks libraries read it; for `X-GoSendAPI-Signature` the whole text is the key. */
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`
