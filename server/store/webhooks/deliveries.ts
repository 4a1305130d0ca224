import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { day } from '../../time.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { DeliveryRow, WebhookRow } from './tables.ts'

/** The active webhooks of a project that asked for an event. A project has few, so their lists are filtered here. */
export async function subscribersOf(db: Db, projectId: string, event: string): Promise<WebhookRow[]> {
  const webhooks = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('phone_number_id', 'is', null)
    .where('active', '=', 1)
    .execute()
  return webhooks.filter(({ events }) => (JSON.parse(events) as string[]).includes(event))
}

/** What a delivery is before its first try. */
export const untried = {
  status: 'pending',
  attempt_count: 0,
  lease_owner: null,
  lease_until: null,
  response_status: null,
  response_body: null,
  error: null,
  last_attempt_at: null,
  delivered_at: null,
  failed_at: null,
} as const

export async function addDeliveries(
  db: Db,
  projectId: string,
  to: { webhook_id: string; event: string; event_id: string; body: string }[],
  phoneNumberId: string | null,
  now: string,
): Promise<string[]> {
  const rows = to.map((one) => ({
    id: uuid(),
    project_id: projectId,
    ...one,
    phone_number_id: phoneNumberId,
    run_at: now,
    ...untried,
    created_at: now,
  }))
  await db.insertInto('deliveries').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** Longer than the whole schedule of retries: no older delivery can have been tried lately. */
const longest = 2 * day

/** Counts how the deliveries of a webhook ended that were tried since `since`: for the rule that switches it off. */
export async function recentOutcomes(db: Db, webhookId: string, since: Date) {
  const rows = await db
    .selectFrom('deliveries')
    .select((of) => ['status', of.fn.countAll<number>().as('count')])
    .where('webhook_id', '=', webhookId)
    .where('created_at', '>=', new Date(since.getTime() - longest).toISOString())
    .where('last_attempt_at', '>=', since.toISOString())
    .groupBy('status')
    .execute()
  const count = (status: string) => Number(rows.find((row) => row.status === status)?.count ?? 0)
  return { delivered: count('delivered'), failing: count('failed') + count('pending') }
}

/** Switches a webhook off and cancels its pending deliveries; false when another process did. */
export async function pauseWebhook(db: Db, webhookId: string, now: string): Promise<boolean> {
  const paused = await db
    .updateTable('webhooks')
    .set({ active: 0, paused_at: now })
    .where('id', '=', webhookId)
    .where('active', '=', 1)
    .executeTakeFirst()
  if (Number(paused.numUpdatedRows) === 0) return false
  await db
    .updateTable('deliveries')
    .set({ status: 'failed', run_at: null, failed_at: now, error: 'the webhook was paused: nearly nothing arrived' })
    .where('webhook_id', '=', webhookId)
    .where('status', '=', 'pending')
    .execute()
  return true
}

/**
 * Makes a delivery due again, from the beginning of the schedule. A try under way loses its lease, so that its result does not
 * overwrite this.
 */
export const requeue = (db: Db, id: string, now: string) =>
  db.updateTable('deliveries').set(requeued(now)).where('id', '=', id).execute()

/** What a delivery is that is sent again. */
export const requeued = (now: string) =>
  ({
    status: 'pending',
    attempt_count: 0,
    run_at: now,
    lease_owner: null,
    lease_until: null,
    error: null,
    delivered_at: null,
    failed_at: null,
    redelivery_id: null,
  }) as const

export function listDeliveriesOf(
  db: Db,
  webhookId: string,
  { status }: { status?: DeliveryRow['status'] | undefined },
  page: Page,
): Promise<{ rows: DeliveryRow[]; total: number }> {
  let query = db.selectFrom('deliveries').selectAll().where('webhook_id', '=', webhookId)
  // The indexes of those that failed and of those that wait serve only where the database knows that they are meant.
  if (status) query = query.where('status', '=', sql.lit(status))
  return pageOf(query, page, { kept: { db, list: 'deliveries', owner: webhookId, part: status, rows: query } })
}
