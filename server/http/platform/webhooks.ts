import * as z from 'zod/mini'
import { Webhook, WebhookCreate, WebhookKind, WebhookUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findWebhook, listWebhooks } from '../../store/webhooks/webhooks.ts'
import { createWebhook } from '../../use-cases/webhooks/create-webhook.ts'
import { deleteWebhook } from '../../use-cases/webhooks/delete-webhook.ts'
import { testWebhook } from '../../use-cases/webhooks/test-webhook.ts'
import { updateWebhook } from '../../use-cases/webhooks/update-webhook.ts'
import type { Resource } from '../surface.ts'
import { Between, Flag, PageQuery } from './lists.ts'
import { get, gone, made, one, onItsWay, page, patch, post, remove } from './operation.ts'
import { viewWebhook } from './views.ts'

export const WebhookQuery = z.object({
  ...PageQuery.shape,
  ...Between,
  kind: z.optional(WebhookKind),
  active: Flag,
  url_contains: z.optional(z.string()),
  phone_number_id: z.optional(z.string()),
})

export const CreateBody = z.object({ whatsapp_webhook: WebhookCreate })
export const UpdateBody = z.object({ whatsapp_webhook: WebhookUpdate })
const EventType = z.object({ event_type: z.nullish(z.string('must be text')) })

/** A page of webhooks as they are shown. */
export async function webhooksOf(deps: Deps, projectId: string, query: z.output<typeof WebhookQuery>) {
  const { rows, ...counts } = await listWebhooks(deps.db, projectId, query, query)
  return { rows: await Promise.all(rows.map((row) => viewWebhook(deps, row))), ...counts }
}

async function webhookOf({ db }: Deps, projectId: string, id: string) {
  const webhook = await findWebhook(db, projectId, id)
  if (!webhook) throw new Fault('not_found', 'Webhook not found')
  return webhook
}

export const webhooks: Resource<Deps> = {
  tag: 'Webhooks',
  operations: [
    get('/whatsapp/webhooks', {
      id: 'listWebhooks',
      summary: 'List webhooks, of the project and of its numbers',
      query: WebhookQuery,
      answer: page(Webhook),
      handle: ({ deps, caller, query }) => webhooksOf(deps, caller.projectId, query),
    }),
    post('/whatsapp/webhooks', {
      id: 'createWebhook',
      summary: 'Make a webhook',
      description: 'Without `phone_number_id` it hears of the whole project.',
      body: CreateBody,
      example: {
        whatsapp_webhook: {
          url: 'https://app.example.com/webhooks/patchbay',
          secret_key: 'a secret of your own',
          events: ['whatsapp.phone_number.created', 'whatsapp.phone_number.disconnected'],
        },
      },
      answer: made(Webhook),
      handle: async ({ deps, caller, body }) =>
        viewWebhook(deps, await createWebhook(deps, caller.projectId, body.whatsapp_webhook)),
    }),
    get('/whatsapp/webhooks/:webhook_id', {
      id: 'getWebhook',
      summary: 'Read a webhook',
      answer: one(Webhook),
      handle: async ({ deps, caller, params }) =>
        viewWebhook(deps, await webhookOf(deps, caller.projectId, params.webhook_id)),
    }),
    patch('/whatsapp/webhooks/:webhook_id', {
      id: 'updateWebhook',
      summary: 'Change a webhook; a new secret leaves the old one signing for a day',
      body: UpdateBody,
      example: { whatsapp_webhook: { active: true } },
      answer: one(Webhook),
      async handle({ deps, caller, params, body }) {
        const { id } = await webhookOf(deps, caller.projectId, params.webhook_id)
        return viewWebhook(deps, await updateWebhook(deps, caller.projectId, id, body.whatsapp_webhook))
      },
    }),
    remove('/whatsapp/webhooks/:webhook_id', {
      id: 'deleteWebhook',
      summary: 'Delete a webhook',
      answer: gone,
      handle: ({ deps, caller, params }) => deleteWebhook(deps, caller.projectId, params.webhook_id),
    }),
    post('/whatsapp/webhooks/:webhook_id/test', {
      id: 'testWebhook',
      summary: 'Send an example of an event that the webhook asked for',
      query: EventType,
      body: EventType,
      example: { event_type: 'whatsapp.phone_number.created' },
      answer: onItsWay,
      async handle({ deps, caller, params, query, body }) {
        const event = body.event_type ?? query.event_type ?? undefined
        await testWebhook(deps, caller.projectId, params.webhook_id, event)
      },
    }),
  ],
}
