import { v7 as uuid } from 'uuid'
import type { Db, WebhookRow } from './tables.ts'

/** The active webhooks of a project that asked for an event. A project has few, so their lists are read here. */
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
    status: 'pending' as const,
    attempt_count: 0,
    run_at: now,
    ...{ lease_owner: null, lease_until: null, response_status: null, response_body: null, error: null },
    ...{ last_attempt_at: null, delivered_at: null, failed_at: null },
    created_at: now,
  }))
  await db.insertInto('deliveries').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** How the deliveries of a webhook went since `since`: for the rule that switches it off. */
export async function recentOutcomes(db: Db, webhookId: string, since: string) {
  const rows = await db
    .selectFrom('deliveries')
    .select((of) => ['status', of.fn.countAll<number>().as('count')])
    .where('webhook_id', '=', webhookId)
    .where('last_attempt_at', '>=', since)
    .groupBy('status')
    .execute()
  const count = (status: string) => Number(rows.find((row) => row.status === status)?.count ?? 0)
  return { delivered: count('delivered'), failing: count('failed') + count('pending') }
}

/** Switches a webhook off and gives up what waits for it. */
export async function pauseWebhook(db: Db, webhookId: string, now: string) {
  await db.updateTable('webhooks').set({ active: 0, paused_at: now }).where('id', '=', webhookId).execute()
  await db
    .updateTable('deliveries')
    .set({ status: 'failed', run_at: null, failed_at: now, error: 'the webhook was paused: nearly nothing arrived' })
    .where('webhook_id', '=', webhookId)
    .where('status', '=', 'pending')
    .execute()
}
