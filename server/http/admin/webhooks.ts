import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { AdminWebhook, AdminWebhookCreate, AdminWebhookUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { findAdminWebhook, listAdminWebhooks } from '../../store/webhooks/webhooks.ts'
import { createWebhook } from '../../use-cases/webhooks/create-webhook.ts'
import { deleteWebhook } from '../../use-cases/webhooks/delete-webhook.ts'
import { testWebhook } from '../../use-cases/webhooks/test-webhook.ts'
import { updateWebhook } from '../../use-cases/webhooks/update-webhook.ts'
import type { Resource } from '../surface.ts'
import { integerId } from './customers.ts'
import { AdminFault } from './errors.ts'
import { AdminPage } from './lists.ts'
import { get, gone, list, made, one, patch, post, put, queued, remove, tag } from './operation.ts'
import { viewAdminWebhook } from './views.ts'

async function changeWebhook(deps: Deps, projectId: string, id: string, wanted: AdminWebhookUpdate) {
  const { enabled, ...same } = wanted
  const webhook = await webhookOf(deps, projectId, id)
  return updateWebhook(deps, projectId, webhook.id, { ...same, active: enabled })
}

const change = {
  summary: 'Change a webhook',
  body: AdminWebhookUpdate,
  example: { enabled: true },
  answer: one(AdminWebhook),
}

/** Webhooks that were created in this dialect. Those of the other dialect are signed differently, and are shown there. */
export const webhooks: Resource<Deps> = {
  tag,
  operations: [
    get('/webhooks', {
      id: 'adminListWebhooks',
      summary: 'List webhooks',
      query: AdminPage,
      answer: list(AdminWebhook),
      async handle({ deps, caller, query }) {
        const { rows, total } = await listAdminWebhooks(deps.db, caller.projectId, query)
        return { rows: rows.map((row) => viewAdminWebhook(caller.tenant, row)), total }
      },
    }),
    post('/webhooks', {
      id: 'adminCreateWebhook',
      summary: 'Make a webhook',
      body: AdminWebhookCreate,
      example: { url: 'https://app.example.com/webhooks/patchbay', events: ['whatsapp.phone_number.created'] },
      answer: made(AdminWebhook, 'Made; `secret` is in this answer alone.'),
      async handle({ deps, caller, body: { enabled, url, events, phone_number_id } }) {
        if (phone_number_id && !(await findNumber(deps.db, caller.projectId, phone_number_id)))
          throw new AdminFault('not_found', 'phone_number_id is not a number of this tenant', {
            word: 'PHONE_NUMBER_NOT_IN_TENANT',
            field: 'phone_number_id',
          })
        const secret = newSecret()
        const wanted = { url, events, phone_number_id, active: enabled, secret_key: secret }
        const webhook = await createWebhook(deps, caller.projectId, wanted, { dialect: 'admin' })
        return viewAdminWebhook(caller.tenant, webhook, secret)
      },
    }),
    get('/webhooks/:id', {
      id: 'adminGetWebhook',
      summary: 'Read a webhook',
      answer: one(AdminWebhook),
      handle: async ({ deps, caller, params }) =>
        viewAdminWebhook(caller.tenant, await webhookOf(deps, caller.projectId, params.id)),
    }),
    patch('/webhooks/:id', {
      ...change,
      id: 'adminUpdateWebhook',
      handle: async ({ deps, caller, params, body }) =>
        viewAdminWebhook(caller.tenant, await changeWebhook(deps, caller.projectId, params.id, body)),
    }),
    put('/webhooks/:id', {
      ...change,
      id: 'adminReplaceWebhook',
      handle: async ({ deps, caller, params, body }) =>
        viewAdminWebhook(caller.tenant, await changeWebhook(deps, caller.projectId, params.id, body)),
    }),
    remove('/webhooks/:id', {
      id: 'adminDeleteWebhook',
      summary: 'Delete a webhook',
      answer: gone,
      async handle({ deps, caller, params }) {
        const { id } = await webhookOf(deps, caller.projectId, params.id)
        await deleteWebhook(deps, caller.projectId, id)
      },
    }),
    post('/webhooks/:id/rotate-secret', {
      id: 'adminRotateWebhookSecret',
      summary: 'A new secret; the old one signs beside it for 24 hours',
      answer: one(AdminWebhook, 'The webhook with its new `secret`, in this answer alone.'),
      async handle({ deps, caller, params }) {
        const { id } = await webhookOf(deps, caller.projectId, params.id)
        const secret = newSecret()
        const webhook = await updateWebhook(deps, caller.projectId, id, { secret_key: secret })
        return viewAdminWebhook(caller.tenant, webhook, secret)
      },
    }),
    post('/webhooks/:id/test', {
      id: 'adminTestWebhook',
      summary: 'Send a webhook an example of an event that it asked for',
      body: z.object({ event_type: z.nullish(z.string('must be text')) }),
      example: { event_type: 'whatsapp.phone_number.created' },
      answer: queued,
      async handle({ deps, caller, params, body }) {
        const { id } = await webhookOf(deps, caller.projectId, params.id)
        return { delivery_id: await testWebhook(deps, caller.projectId, id, body.event_type ?? undefined) }
      },
    }),
  ],
}

export async function webhookOf({ db }: Deps, projectId: string, id: string): Promise<WebhookRow> {
  const number = integerId(id)
  const webhook = number && (await findAdminWebhook(db, projectId, number))
  if (!webhook) throw new Fault('not_found', 'Webhook not found')
  return webhook
}

/** As the Standard Webhooks libraries read it; for `X-GoSendAPI-Signature` the whole text is the key. */
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`
