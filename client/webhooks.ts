import type {
  DeliveryStatus,
  Redelivery,
  RedeliveryCreate,
  Webhook,
  WebhookCreate,
  WebhookDelivery,
  WebhookKind,
  WebhookUpdate,
  WholeDelivery,
} from '../contract/index.ts'
import { type Listed, listed, type PageOptions } from './paging.ts'
import type { Once, Transport } from './transport.ts'
import { verbs } from './verbs.ts'

type WebhookQuery = PageOptions & { kind?: WebhookKind; active?: boolean; url_contains?: string }

export interface DeliveryQuery {
  status?: DeliveryStatus
  event?: string
  webhook_id?: string
  errors_only?: boolean
  period?: '24h' | '7d' | '30d'
  limit?: number
  after?: string
  before?: string
}

export interface CursorPage<Item> {
  data: Item[]
  paging: { cursors: { before: string | null; after: string | null }; next: string | null; previous: string | null }
}

/** Webhooks of the project and of its numbers, and what was sent to them. */
export function webhookMethods(send: Transport) {
  const { get, id, patch, post, remove } = verbs(send)
  const ofNumber = (phoneNumberId: string) => `/whatsapp/phone_numbers/${id(phoneNumberId)}/webhooks`
  return {
    webhooks: {
      ...listed<Webhook, WebhookQuery>(send, '/whatsapp/webhooks'),
      create: (whatsapp_webhook: WebhookCreate, once?: Once) =>
        post<Webhook>('/whatsapp/webhooks', { whatsapp_webhook }, once),
      get: (webhookId: string) => get<Webhook>(`/whatsapp/webhooks/${id(webhookId)}`),
      update: (webhookId: string, whatsapp_webhook: WebhookUpdate) =>
        patch<Webhook>(`/whatsapp/webhooks/${id(webhookId)}`, { whatsapp_webhook }),
      delete: (webhookId: string) => remove(`/whatsapp/webhooks/${id(webhookId)}`),
      /** Sends an example of an event that the webhook asked for. */
      test: (webhookId: string, event_type?: string, once?: Once) =>
        post<{ success: true }>(`/whatsapp/webhooks/${id(webhookId)}/test`, event_type ? { event_type } : {}, once),
    },

    /** Webhooks that hear of one number. */
    numberWebhooks: {
      of: (phoneNumberId: string): Listed<Webhook, WebhookQuery> => listed(send, ofNumber(phoneNumberId)),
      create: (phoneNumberId: string, whatsapp_webhook: WebhookCreate, once?: Once) =>
        post<Webhook>(ofNumber(phoneNumberId), { whatsapp_webhook }, once),
      get: (phoneNumberId: string, webhookId: string) => get<Webhook>(`${ofNumber(phoneNumberId)}/${id(webhookId)}`),
      update: (phoneNumberId: string, webhookId: string, whatsapp_webhook: WebhookUpdate) =>
        patch<Webhook>(`${ofNumber(phoneNumberId)}/${id(webhookId)}`, { whatsapp_webhook }),
      delete: (phoneNumberId: string, webhookId: string) => remove(`${ofNumber(phoneNumberId)}/${id(webhookId)}`),
    },

    webhookDeliveries: {
      list: (query?: DeliveryQuery) => send<CursorPage<WebhookDelivery>>('GET', '/webhook_deliveries', { query }),
      /** With the body and the headers that were sent. */
      get: (deliveryId: string) => get<WholeDelivery>(`/webhook_deliveries/${id(deliveryId)}`),
      redeliver: (deliveryId: string, once?: Once) =>
        post<{ success: true }>(`/webhook_deliveries/${id(deliveryId)}/redeliver`, {}, once),
      /** All that a filter means, or their count with `dry_run`. */
      redeliverMany: (wanted: RedeliveryCreate = {}, once?: Once) =>
        post<Redelivery>('/webhook_deliveries/redeliver', wanted, once),
      redelivery: (redeliveryId: string) => get<Redelivery>(`/redeliveries/${id(redeliveryId)}`),
      stopRedelivery: (redeliveryId: string) => post<Redelivery>(`/redeliveries/${id(redeliveryId)}/stop`, {}),
      /** Most recent first, page after page as they are needed. */
      async *all(query: Omit<DeliveryQuery, 'before'> = {}): AsyncGenerator<WebhookDelivery, void, undefined> {
        for (let { after } = query; ; ) {
          const { data, paging } = await send<CursorPage<WebhookDelivery>>('GET', '/webhook_deliveries', {
            query: { limit: 100, ...query, after },
          })
          yield* data
          if (!paging.next) return
          after = paging.next
        }
      },
    },
  }
}
