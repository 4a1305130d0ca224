import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'
import type { WebhookRow } from '../store/webhooks/tables.ts'
import { toIso } from '../time.ts'
import { headersOf, signingSecrets } from './secrets.ts'
import { hexSignature, standardHeaders } from './signatures.ts'

/** What a delivery is to its headers. */
interface Sent {
  id: string
  event: string
  body: string
  /** When this try is, or was. */
  at: Date
}

/** The headers of one try: the webhook's own, ours, and the signatures. */
export async function requestHeaders(
  deps: Pick<Deps, 'sealer'>,
  webhook: WebhookRow,
  { id, event, body, at }: Sent,
): Promise<Record<string, string>> {
  const secrets = await signingSecrets(deps, webhook, toIso(at))
  const hex = secrets[0] && hexSignature(secrets[0], body)
  return {
    'User-Agent': 'Patchbay',
    ...(await headersOf(deps, webhook)),
    'Content-Type': 'application/json',
    'X-Webhook-Event': event,
    'X-Webhook-Payload-Version': webhook.payload_version,
    'X-Idempotency-Key': webhook.kind === 'meta' ? createHash('sha256').update(body).digest('hex') : id,
    ...batchHeaders(body),
    ...(hex ? { 'X-Webhook-Signature': hex } : {}),
    ...(hex && webhook.kind === 'meta' ? { 'X-Hub-Signature-256': `sha256=${hex}` } : {}),
    ...(hex && webhook.dialect === 'admin' ? { 'X-GoSendAPI-Signature': `sha256=${hex}` } : {}),
    ...standardHeaders(secrets, { id, at, body }),
  }
}

/** A batch says so in its headers, as in Kapso's dialect. */
function batchHeaders(body: string): Record<string, string> {
  if (!/^\{"type":"[^"]*","batch":true,/.test(body)) return {}
  const { data } = JSON.parse(body) as { data: unknown[] }
  return { 'X-Webhook-Batch': 'true', 'X-Batch-Size': String(data.length) }
}
