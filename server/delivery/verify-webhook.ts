import { WebhookVerificationError } from 'standardwebhooks'
import type { WebhookEvent } from '../../contract/index.ts'
import { signer } from './signatures.ts'

/** The error for a webhook that must not be trusted. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
}

/**
 * Checks a webhook that your app received: Patchbay sent it within the last five minutes, and nobody changed it. The body is
 * passed on unchanged: a newer server may send more fields than the type has, and events that this version does not know. Answer
 * 200 to those.
 *
 * @param body the raw bytes or text of the request, before anything parsed them (`express.raw({ type: 'application/json' })`)
 * @param headers the request's headers
 * @param secret the webhook's secret; give both while you change it
 * @returns the event's name, and its body, whose type follows from the name. `id` is the same for every try of one
 *   delivery: act on it once
 * @throws {WebhookError} answer 401 and do nothing
 * @example
 * const webhook = verifyWebhook(req.body, req.headers, secret)
 * if (webhook.event === 'whatsapp.phone_number.disconnected') tellSupport(webhook.body.disconnection?.reason)
 */
export function verifyWebhook(
  body: string | Buffer,
  headers: Record<string, string | string[] | undefined>,
  secret: string | readonly string[],
): WebhookEvent {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
  let reason: unknown
  for (const one of [secret].flat()) {
    try {
      const parsed = signer(one).verify(body, given)
      return { id: given['webhook-id'], event: given['x-webhook-event'], body: parsed } as WebhookEvent
    } catch (error) {
      reason = error
    }
  }
  const words = reason instanceof WebhookVerificationError ? reason.message : 'the body is not JSON'
  throw new WebhookError(`The webhook is not to be believed: ${words}`, { cause: reason })
}
