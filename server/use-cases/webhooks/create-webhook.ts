import { v7 as uuid } from 'uuid'
import type { WebhookCreate } from '../../../contract/index.ts'
import { sealHeaders, sealSecret } from '../../delivery/secrets.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { newIntegerId } from '../../store/database/integer-id.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { audit } from '../../store/projects/audit-log.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { addWebhook } from '../../store/webhooks/webhooks.ts'
import { toIso } from '../../time.ts'
import { assertEvents, assertTarget } from './webhook-rules.ts'

/** The settings of a webhook that a request leaves out. */
export const webhookDefaults = {
  active: true,
  events: [] as string[],
  headers: {} as Record<string, string>,
  buffer_enabled: false,
  buffer_window_seconds: 5,
  max_buffer_size: 50,
  buffer_events: [] as string[],
  inactivity_minutes: 60,
  payload_version: 'v2',
}

/**
 * Creates a webhook of the project, or of one of its numbers. `dialect` is the API that asked; the webhook then has its signature
 * too.
 *
 * @throws {Fault} `not_found` for a number the project does not have; `invalid_request` for a target that cannot be sent to, or
 * events that do not exist for this kind of webhook: then nothing is saved
 */
export async function createWebhook(
  deps: Pick<Deps, 'db' | 'now' | 'sealer' | 'allowPrivateWebhooks'>,
  projectId: string,
  wanted: WebhookCreate,
  { dialect = 'platform' }: { dialect?: WebhookRow['dialect'] } = {},
): Promise<WebhookRow> {
  const { db, now, allowPrivateWebhooks } = deps
  const phone_number_id = wanted.phone_number_id ?? null
  const events = [...new Set(wanted.events ?? webhookDefaults.events)]
  assertTarget(wanted.url, allowPrivateWebhooks)
  if (phone_number_id !== null && !(await findNumber(db, projectId, phone_number_id)))
    throw new Fault('not_found', 'Phone number not found')
  const kind = wanted.kind ?? 'kapso'
  assertEvents(events, { kind, phone_number_id })

  const [id, at] = [uuid(), toIso(now())]
  const given = { ...webhookDefaults, ...defined(wanted) }
  const [secret, headers] = await Promise.all([
    wanted.secret_key ? sealSecret(deps, id, wanted.secret_key) : null,
    sealHeaders(deps, id, given.headers),
  ])
  return db.transaction().execute(async (tx) => {
    const webhook = await addWebhook(tx, {
      id,
      number: newIntegerId(),
      project_id: projectId,
      phone_number_id,
      dialect,
      url: wanted.url,
      kind,
      secret,
      previous_secret: null,
      previous_until: null,
      paused_at: null,
      active: given.active ? 1 : 0,
      events: JSON.stringify(events),
      headers,
      buffer_enabled: given.buffer_enabled ? 1 : 0,
      buffer_window_seconds: given.buffer_window_seconds,
      max_buffer_size: given.max_buffer_size,
      buffer_events: JSON.stringify(given.buffer_events),
      inactivity_minutes: given.inactivity_minutes,
      payload_version: given.payload_version,
      created_at: at,
      updated_at: at,
    })
    await audit(tx, now(), { projectId, action: 'webhook.created', subject: id, detail: { phone_number_id } })
    return webhook
  })
}

/** The given fields, without those that are missing or null: these keep their default. */
const defined = (wanted: WebhookCreate): Partial<typeof webhookDefaults> =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== null))
