import * as z from 'zod/mini'

const flag = z.nullish(z.boolean('must be true or false'))
const whole = (from: number, to: number) => {
  const words = `must be a whole number from ${from} to ${to}`
  return z.nullish(z.int(words).check(z.minimum(from, words), z.maximum(to, words)))
}
const Events = z.nullish(z.array(z.string('must be text'), 'must be a list of event names'))

/** Where events go. Whether `http://` will do is the server's to decide: see `allowPrivateWebhooks`. */
const Target = z
  .string('must be an absolute https:// address')
  .check(
    z.maxLength(2_000, 'must be at most 2000 characters'),
    z.url({ protocol: /^https?$/, error: 'must be an absolute https:// address' }),
  )

/** Any text signs; one that begins with `whsec_` holds base64, as the Standard Webhooks libraries read it. */
const Secret = z.string('must be text').check(
  z.minLength(1, "can't be blank"),
  z.maxLength(255, 'must be at most 255 characters'),
  z.refine(
    (secret) =>
      !secret.startsWith('whsec_') || /^whsec_(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2,3})?={0,2}$/.test(secret),
    'must hold base64 after whsec_',
  ),
)

/** Names that say how a request is framed or who sent it: these are ours to write. */
const reserved =
  /^(host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|content-.*|webhook-.*|x-webhook-(event|payload-version|signature|batch.*)|x-idempotency-key|x-batch-size|x-hub-signature.*|x-gosendapi-.*)$/i

/** What a receiver wants to find on each request besides ours, such as `Authorization`. */
const Headers = z
  .record(z.string(), z.string('must be text'), 'must be an object of header names and values')
  .check((context) => {
    const names = Object.keys(context.value)
    const complain = (path: string[], message: string) =>
      context.issues.push({ code: 'custom', path, message, input: context.value })
    if (names.length > 20) complain([], 'must be at most 20 headers')
    for (const name of names) {
      if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(name)) complain([name], 'is not the name of a header')
      else if (reserved.test(name)) complain([name], 'is a header that Patchbay writes itself')
      if (!/^[\x20-\x7e]{0,1000}$/.test(context.value[name] ?? ''))
        complain([name], 'must be at most 1000 printable ASCII characters, on one line')
    }
  })

const changeable = {
  secret_key: z.nullish(Secret),
  active: flag,
  events: Events,
  headers: z.nullish(Headers),
  buffer_enabled: flag,
  buffer_window_seconds: whole(1, 60),
  max_buffer_size: whole(1, 100),
  buffer_events: Events,
  /** Of silence in a conversation. After a day it has ended. */
  inactivity_minutes: whole(1, 1_440),
  payload_version: z.nullish(z.literal('v2', 'must be v2: the bodies of v1 are not sent')),
}

export const WebhookKind = z.enum(['kapso', 'meta'])
export type WebhookKind = z.infer<typeof WebhookKind>

/** What a backend says when it makes a webhook; without `phone_number_id` it hears of the whole project. */
export const WebhookCreate = z.object({
  url: Target,
  phone_number_id: z.nullish(z.string('must be text')),
  kind: z.nullish(WebhookKind),
  ...changeable,
})
export type WebhookCreate = z.infer<typeof WebhookCreate>

/** What may change later: all but what the webhook is about. Null puts the default back. */
export const WebhookUpdate = z.object({
  url: z.optional(Target),
  phone_number_id: z.nullish(z.string('must be text')),
  kind: z.nullish(WebhookKind),
  ...changeable,
})
export type WebhookUpdate = z.infer<typeof WebhookUpdate>

/** A webhook as the Platform dialect shows it. `secret_key` is absent where there is none. */
export const Webhook = z.object({
  id: z.uuid(),
  project_id: z.string(),
  phone_number_id: z.nullable(z.string()),
  url: z.string(),
  kind: WebhookKind,
  secret_key: z.optional(z.string()),
  active: z.boolean(),
  /** When it was switched off because nearly nothing arrived. */
  paused_at: z.nullable(z.string()),
  events: z.array(z.string()),
  headers: z.record(z.string(), z.string()),
  buffer_enabled: z.boolean(),
  buffer_window_seconds: z.int(),
  max_buffer_size: z.int(),
  buffer_events: z.array(z.string()),
  inactivity_minutes: z.nullable(z.int()),
  payload_version: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type Webhook = z.infer<typeof Webhook>

export const DeliveryStatus = z.enum(['pending', 'delivered', 'failed'])
export type DeliveryStatus = z.infer<typeof DeliveryStatus>

/** How an event fares on its way to one webhook, in either dialect. */
export const DeliveryProgress = z.object({
  id: z.uuid(),
  event: z.string(),
  status: DeliveryStatus,
  attempt_count: z.int(),
  response_status: z.nullable(z.int()),
  /** Why the last try did not arrive. */
  error: z.nullable(z.string()),
  created_at: z.string(),
  last_attempt_at: z.nullable(z.string()),
  next_attempt_at: z.nullable(z.string()),
  delivered_at: z.nullable(z.string()),
  failed_at: z.nullable(z.string()),
})

/** One event on its way to one webhook. `id` is what the receiver finds as `webhook-id` and `X-Idempotency-Key`. */
export const WebhookDelivery = z.extend(DeliveryProgress, {
  /** The first 1,000 characters of what was answered. */
  response_body: z.nullable(z.string()),
  webhook_id: z.string(),
  webhook_url: z.string(),
  whatsapp_config_id: z.nullable(z.string()),
  phone_number_id: z.nullable(z.string()),
  conversation_phone_number: z.nullable(z.string()),
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

/** The same with what its receiver got: the body, and the headers of the last try. */
export const WholeDelivery = z.extend(WebhookDelivery, { body: z.unknown(), headers: z.record(z.string(), z.string()) })
export type WholeDelivery = z.infer<typeof WholeDelivery>
