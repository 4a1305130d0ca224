import { WebhookVerificationError } from 'standardwebhooks'
import { signer } from './signatures.ts'

/** A webhook that must not be believed. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
}

/**
 * Checks a webhook that came to your app: that Patchbay sent it, within the last five minutes, and nobody changed it.
 *
 * @param body the raw bytes or text of the request, before anything parsed them (`express.raw({ type: 'application/json' })`)
 * @param headers the request's headers
 * @param secret the webhook's secret; give both while you change it
 * @returns the event's name and its body. `id` is the same for every try of one delivery: act on it once
 * @throws {WebhookError} answer 401 and do nothing
 * @example
 * const { event, body } = verifyWebhook(req.body, req.headers, secret)
 */
export function verifyWebhook(
  body: string | Buffer,
  headers: Record<string, string | string[] | undefined>,
  secret: string | readonly string[],
): { id: string; event: string; body: unknown } {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
  let reason: unknown
  for (const one of [secret].flat()) {
    try {
      const parsed = signer(one).verify(body, given)
      return { id: given['webhook-id'] as string, event: given['x-webhook-event'] as string, body: parsed }
    } catch (error) {
      reason = error
    }
  }
  const words = reason instanceof WebhookVerificationError ? reason.message : 'the body is not JSON'
  throw new WebhookError(`The webhook is not to be believed: ${words}`, { cause: reason })
}
