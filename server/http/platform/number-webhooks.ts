import { Webhook } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findWebhook } from '../../store/webhooks/webhooks.ts'
import { createWebhook } from '../../use-cases/webhooks/create-webhook.ts'
import { deleteWebhook } from '../../use-cases/webhooks/delete-webhook.ts'
import { updateWebhook } from '../../use-cases/webhooks/update-webhook.ts'
import type { Resource } from '../surface.ts'
import { get, gone, made, one, page, patch, post, remove } from './operation.ts'
import { numberOf } from './phone-numbers.ts'
import { viewWebhook } from './views.ts'
import { CreateBody, UpdateBody, WebhookQuery, webhooksOf } from './webhooks.ts'

async function webhookOf(
  { db }: Deps,
  projectId: string,
  { phone_number_id, webhook_id }: { phone_number_id: string; webhook_id: string },
) {
  const webhook = await findWebhook(db, projectId, webhook_id)
  if (webhook?.phone_number_id !== phone_number_id) throw new Fault('not_found', 'Webhook not found')
  return webhook
}

/** Webhooks of one number. The path says which number; a secret and events are required. */
export const numberWebhooks: Resource<Deps> = {
  tag: 'Webhooks',
  operations: [
    get('/whatsapp/phone_numbers/:phone_number_id/webhooks', {
      id: 'listNumberWebhooks',
      summary: 'List the webhooks of one number',
      query: WebhookQuery,
      answer: page(Webhook),
      async handle({ deps, caller, params: { phone_number_id }, query }) {
        await numberOf(deps, caller.projectId, phone_number_id)
        return webhooksOf(deps, caller.projectId, { ...query, phone_number_id })
      },
    }),
    post('/whatsapp/phone_numbers/:phone_number_id/webhooks', {
      id: 'createNumberWebhook',
      summary: 'Make a webhook for one number',
      body: CreateBody,
      example: {
        whatsapp_webhook: {
          url: 'https://app.example.com/webhooks/patchbay',
          secret_key: 'a secret of your own',
          events: ['whatsapp.message.received'],
        },
      },
      answer: made(Webhook),
      async handle({ deps, caller, params: { phone_number_id }, body: { whatsapp_webhook } }) {
        await numberOf(deps, caller.projectId, phone_number_id)
        if (!whatsapp_webhook.secret_key)
          throw new Fault('invalid_request', "whatsapp_webhook.secret_key can't be blank for the webhook of a number")
        if (whatsapp_webhook.kind !== 'meta' && !whatsapp_webhook.events?.length)
          throw new Fault('invalid_request', "whatsapp_webhook.events can't be blank for the webhook of a number")
        const webhook = await createWebhook(deps, caller.projectId, { ...whatsapp_webhook, phone_number_id })
        return viewWebhook(deps, webhook)
      },
    }),
    get('/whatsapp/phone_numbers/:phone_number_id/webhooks/:webhook_id', {
      id: 'getNumberWebhook',
      summary: 'Read a webhook of one number',
      answer: one(Webhook),
      handle: async ({ deps, caller, params }) => viewWebhook(deps, await webhookOf(deps, caller.projectId, params)),
    }),
    patch('/whatsapp/phone_numbers/:phone_number_id/webhooks/:webhook_id', {
      id: 'updateNumberWebhook',
      summary: 'Change a webhook of one number',
      body: UpdateBody,
      example: { whatsapp_webhook: { active: true } },
      answer: one(Webhook),
      async handle({ deps, caller, params, body }) {
        const { id } = await webhookOf(deps, caller.projectId, params)
        return viewWebhook(deps, await updateWebhook(deps, caller.projectId, id, body.whatsapp_webhook))
      },
    }),
    remove('/whatsapp/phone_numbers/:phone_number_id/webhooks/:webhook_id', {
      id: 'deleteNumberWebhook',
      summary: 'Delete a webhook of one number',
      answer: gone,
      async handle({ deps, caller, params }) {
        const { id } = await webhookOf(deps, caller.projectId, params)
        await deleteWebhook(deps, caller.projectId, id)
      },
    }),
  ],
}
