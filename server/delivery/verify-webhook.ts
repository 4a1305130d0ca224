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
  const wrong = causeOf(body, headers, secret)
  if (wrong) throw new WebhookError(`The webhook cannot be checked: ${wrong}`)
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
  throw new WebhookError(`The webhook is not to be believed: ${causeByName(reason)}`, { cause: reason })
}

/** What makes a check impossible, whoever sent the webhook: usually a mistake of the receiver's own code. */
function causeOf(body: unknown, headers: object, secret: unknown): string | undefined {
  const secrets = [secret].flat()
  if (!secrets.length) return 'no secret was given'
  for (const one of secrets) {
    if (typeof one !== 'string') return 'the secret is not text: is the variable that holds it set?'
    if (one === '' || one === 'whsec_') return 'the secret is empty'
    if (one.startsWith('whsec_') && !isBase64(one.slice(6))) return 'the secret is not base64 after whsec_'
  }
  if (typeof body !== 'string' && !Buffer.isBuffer(body))
    return 'the body was parsed already: pass its raw bytes or text (express.raw({ type: "application/json" }))'
  const names = new Set(Object.entries(headers).flatMap(([name, value]) => (value ? [name.toLowerCase()] : [])))
  const missing = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].filter((name) => !names.has(name))
  return missing.length ? `the header ${missing.join(' and the header ')} is missing` : undefined
}

const isBase64 = (text: string) => /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 !== 1

/** The library's words, as sentences of ours. */
function causeByName(reason: unknown): string {
  if (!(reason instanceof WebhookVerificationError)) return 'the body is not JSON'
  const words: Record<string, string> = {
    'Invalid Signature Headers': 'the header webhook-timestamp is not a number of seconds',
    'Message timestamp too old': 'it was sent more than five minutes ago',
    'Message timestamp too new': 'it was sent more than five minutes from now: is the clock of this machine right?',
    'No matching signature found': 'no signature fits the body and the secret',
  }
  return words[reason.message] ?? reason.message
}
