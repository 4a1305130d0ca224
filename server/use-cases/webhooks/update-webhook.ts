import type { Updateable } from 'kysely'
import type { WebhookUpdate } from '../../../contract/index.ts'
import { sealHeaders, sealSecret, secretOf } from '../../delivery/secrets.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { audit } from '../../store/projects/audit-log.ts'
import type { WebhookRow, WebhooksTable } from '../../store/webhooks/tables.ts'
import { changeWebhook, findWebhook } from '../../store/webhooks/webhooks.ts'
import { addMs, day, toIso } from '../../time.ts'
import { webhookDefaults } from './create-webhook.ts'
import { assertEvents, assertTarget } from './webhook-rules.ts'

/** How long the previous secret still signs, so that receivers can change over without losing a delivery. */
const overlap = day

/**
 * Changes a webhook, completely or not at all. A new secret signs at once, beside the old one for a day. Switching the webhook on
 * again ends a pause. Null restores a default; a secret that is null is removed.
 *
 * @throws {Fault} `not_found`; `invalid_request` for settings that a webhook cannot have
 */
export async function updateWebhook(
  deps: Pick<Deps, 'db' | 'now' | 'sealer' | 'allowPrivateWebhooks'>,
  projectId: string,
  id: string,
  wanted: WebhookUpdate,
): Promise<WebhookRow> {
  const { db, now, allowPrivateWebhooks } = deps
  const known = await findWebhook(db, projectId, id)
  if (!known) throw new Fault('not_found', 'Webhook not found')
  if (wanted.kind && wanted.kind !== known.kind)
    throw new Fault('invalid_request', 'whatsapp_webhook.kind cannot be changed: make another webhook')
  if (wanted.phone_number_id !== undefined && wanted.phone_number_id !== known.phone_number_id)
    throw new Fault('invalid_request', 'whatsapp_webhook.phone_number_id cannot be changed: make another webhook')
  if (wanted.url !== undefined) assertTarget(wanted.url, allowPrivateWebhooks)
  if (wanted.events) assertEvents(wanted.events, known)

  const change = { ...said(wanted), ...(await secrets(deps, known, wanted)) }
  if (wanted.headers !== undefined) change.headers = await sealHeaders(deps, id, wanted.headers ?? {})
  return db.transaction().execute(async (tx) => {
    const changed = await changeWebhook(tx, projectId, id, { ...change, updated_at: toIso(now()) })
    if (!changed) throw new Fault('not_found', 'Webhook not found')
    const detail = { fields: Object.keys(wanted) }
    await audit(tx, now(), { projectId, action: 'webhook.updated', subject: id, detail })
    return changed
  })
}

function said(wanted: WebhookUpdate): Updateable<WebhooksTable> {
  const value = <Name extends keyof typeof webhookDefaults>(name: Name) =>
    (wanted[name as keyof WebhookUpdate] ?? webhookDefaults[name]) as (typeof webhookDefaults)[Name]
  const has = (name: keyof WebhookUpdate) => wanted[name] !== undefined
  return {
    ...(wanted.url === undefined ? {} : { url: wanted.url }),
    ...(has('active') ? { active: value('active') ? 1 : 0, paused_at: null } : {}),
    ...(has('events') ? { events: JSON.stringify([...new Set(value('events'))]) } : {}),
    ...(has('buffer_enabled') ? { buffer_enabled: value('buffer_enabled') ? 1 : 0 } : {}),
    ...(has('buffer_window_seconds') ? { buffer_window_seconds: value('buffer_window_seconds') } : {}),
    ...(has('max_buffer_size') ? { max_buffer_size: value('max_buffer_size') } : {}),
    ...(has('buffer_events') ? { buffer_events: JSON.stringify(value('buffer_events')) } : {}),
    ...(has('inactivity_minutes') ? { inactivity_minutes: value('inactivity_minutes') } : {}),
    ...(has('payload_version') ? { payload_version: value('payload_version') } : {}),
  }
}

async function secrets(
  deps: Pick<Deps, 'now' | 'sealer'>,
  known: WebhookRow,
  { secret_key }: WebhookUpdate,
): Promise<Updateable<WebhooksTable>> {
  if (secret_key === undefined) return {}
  if (secret_key === null) return { secret: null, previous_secret: null, previous_until: null }
  if ((await secretOf(deps, known)) === secret_key) return {}
  return {
    secret: await sealSecret(deps, known.id, secret_key),
    previous_secret: known.secret,
    previous_until: known.secret && toIso(addMs(deps.now(), overlap)),
  }
}
