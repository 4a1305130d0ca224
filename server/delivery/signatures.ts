import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** What is signed: the delivery's id (the same for every try), the time of this try, and the exact body. */
export interface Signed {
  id: string
  at: Date
  body: string
}

/**
 * The headers of https://www.standardwebhooks.com, with one signature for each secret while a secret is being changed. A secret
 * `whsec_…` is read as base64, as their libraries do; any other is used as text (`format: 'raw'`).
 */
export function standardHeaders(secrets: string[], { id, at, body }: Signed): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1_000))
  const signatures = secrets.map((secret) => sign(secret, `${id}.${seconds}.${body}`))
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    ...(signatures.length ? { 'webhook-signature': signatures.join(' ') } : {}),
  }
}

/** What the library signs, too; its HMAC is written in JavaScript and takes as long as sending the delivery. */
const sign = (secret: string, content: string) =>
  `v1,${createHmac('sha256', secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret)
    .update(content)
    .digest('base64')}`

/** Reads a secret as {@link standardHeaders} does. */
export const signer = (secret: string) =>
  secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(secret, { format: 'raw' })

/** Hex HMAC-SHA256 of the raw body, as in both dialects; the secret is used as text. */
export const hexSignature = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('hex')
