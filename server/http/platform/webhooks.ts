import { Router } from 'express'
import * as z from 'zod/mini'
import { Webhook, WebhookCreate, WebhookKind, WebhookUpdate } from '../../../contract/index.ts'
import { headersOf, secretOf } from '../../delivery/secrets.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { findWebhook, listWebhooks } from '../../store/webhooks/webhooks.ts'
import { createWebhook } from '../../use-cases/webhooks/create-webhook.ts'
import { deleteWebhook } from '../../use-cases/webhooks/delete-webhook.ts'
import { testWebhook } from '../../use-cases/webhooks/test-webhook.ts'
import { updateWebhook } from '../../use-cases/webhooks/update-webhook.ts'
import { parse } from '../parse.ts'
import { Between, Flag, PageQuery, sendPage } from './lists.ts'

export const Create = z.object({ whatsapp_webhook: WebhookCreate })
export const Update = z.object({ whatsapp_webhook: WebhookUpdate })
export const EventType = z.object({ event_type: z.nullish(z.string('must be text')) })
export const Query = z.object({
  ...PageQuery.shape,
  ...Between,
  kind: z.optional(WebhookKind),
  active: Flag,
  url_contains: z.optional(z.string()),
  phone_number_id: z.optional(z.string()),
})

/** Webhooks of the project, and the same of one number: there the path says which, and a secret and events are required. */
export function webhooks(deps: Deps) {
  const list = async (projectId: string, query: unknown, phoneNumberId?: string) => {
    const asked = parse(Query, query)
    const filter = { ...asked, ...(phoneNumberId === undefined ? {} : { phone_number_id: phoneNumberId }) }
    const { rows, total } = await listWebhooks(deps.db, projectId, filter, asked)
    return { data: await Promise.all(rows.map((row) => viewWebhook(deps, row))), total, asked }
  }
  const numberOf = async (projectId: string, id: string) => {
    if (!(await findNumber(deps.db, projectId, id))) throw new Fault('not_found', 'Phone number not found')
  }
  const one = async (projectId: string, id: string, phoneNumberId?: string) => {
    const webhook = await findWebhook(deps.db, projectId, id)
    if (!webhook || (phoneNumberId !== undefined && webhook.phone_number_id !== phoneNumberId))
      throw new Fault('not_found', 'Webhook not found')
    return webhook
  }

  return Router()
    .get('/whatsapp/webhooks', async (req, res) => {
      const { data, total, asked } = await list(res.locals.projectId, req.query)
      sendPage(req, res, data, total, asked)
    })
    .post('/whatsapp/webhooks', async (req, res) => {
      const { whatsapp_webhook } = parse(Create, req.body)
      const webhook = await createWebhook(deps, res.locals.projectId, whatsapp_webhook)
      res.status(201).json({ data: await viewWebhook(deps, webhook) })
    })
    .get('/whatsapp/webhooks/:webhook_id', async (req, res) => {
      res.json({ data: await viewWebhook(deps, await one(res.locals.projectId, req.params.webhook_id)) })
    })
    .patch('/whatsapp/webhooks/:webhook_id', async (req, res) => {
      const { whatsapp_webhook } = parse(Update, req.body)
      const known = await one(res.locals.projectId, req.params.webhook_id)
      const webhook = await updateWebhook(deps, res.locals.projectId, known.id, whatsapp_webhook)
      res.json({ data: await viewWebhook(deps, webhook) })
    })
    .delete('/whatsapp/webhooks/:webhook_id', async (req, res) => {
      await deleteWebhook(deps, res.locals.projectId, req.params.webhook_id)
      res.sendStatus(204)
    })
    .post('/whatsapp/webhooks/:webhook_id/test', async (req, res) => {
      const event = parse(EventType, req.body).event_type ?? parse(EventType, req.query).event_type
      await testWebhook(deps, res.locals.projectId, req.params.webhook_id, event ?? undefined)
      res.json({ data: { success: true } })
    })
    .get('/whatsapp/phone_numbers/:phone_number_id/webhooks', async (req, res) => {
      const { phone_number_id } = req.params
      await numberOf(res.locals.projectId, phone_number_id)
      const { data, total, asked } = await list(res.locals.projectId, req.query, phone_number_id)
      sendPage(req, res, data, total, asked)
    })
    .post('/whatsapp/phone_numbers/:phone_number_id/webhooks', async (req, res) => {
      const { phone_number_id } = req.params
      await numberOf(res.locals.projectId, phone_number_id)
      const { whatsapp_webhook } = parse(Create, req.body)
      if (!whatsapp_webhook.secret_key)
        throw new Fault('invalid_request', "whatsapp_webhook.secret_key can't be blank for the webhook of a number")
      if (whatsapp_webhook.kind !== 'meta' && !whatsapp_webhook.events?.length)
        throw new Fault('invalid_request', "whatsapp_webhook.events can't be blank for the webhook of a number")
      const webhook = await createWebhook(deps, res.locals.projectId, { ...whatsapp_webhook, phone_number_id })
      res.status(201).json({ data: await viewWebhook(deps, webhook) })
    })
    .get('/whatsapp/phone_numbers/:phone_number_id/webhooks/:webhook_id', async (req, res) => {
      const { phone_number_id, webhook_id } = req.params
      res.json({ data: await viewWebhook(deps, await one(res.locals.projectId, webhook_id, phone_number_id)) })
    })
    .patch('/whatsapp/phone_numbers/:phone_number_id/webhooks/:webhook_id', async (req, res) => {
      const { phone_number_id, webhook_id } = req.params
      const { whatsapp_webhook } = parse(Update, req.body)
      const known = await one(res.locals.projectId, webhook_id, phone_number_id)
      const webhook = await updateWebhook(deps, res.locals.projectId, known.id, whatsapp_webhook)
      res.json({ data: await viewWebhook(deps, webhook) })
    })
    .delete('/whatsapp/phone_numbers/:phone_number_id/webhooks/:webhook_id', async (req, res) => {
      const { phone_number_id, webhook_id } = req.params
      const known = await one(res.locals.projectId, webhook_id, phone_number_id)
      await deleteWebhook(deps, res.locals.projectId, known.id)
      res.sendStatus(204)
    })
}

async function viewWebhook(deps: Pick<Deps, 'sealer'>, row: WebhookRow) {
  const [secret_key, headers] = await Promise.all([secretOf(deps, row), headersOf(deps, row)])
  return Webhook.parse({
    ...row,
    ...(secret_key === undefined ? {} : { secret_key }),
    headers,
    active: row.active === 1,
    events: JSON.parse(row.events),
    buffer_enabled: row.buffer_enabled === 1,
    buffer_events: JSON.parse(row.buffer_events),
  })
}
