import type { Db } from '../database/tables.ts'
import { untried } from './deliveries.ts'
import type { DeliveryRow, WebhookRow } from './tables.ts'

/** Active webhooks of the projects that Meta's messages are for: of these numbers, and of the projects as a whole. */
export const listeningWebhooks = (db: Db, projectIds: string[], phoneNumberIds: string[]): Promise<WebhookRow[]> =>
  db
    .selectFrom('webhooks')
    .selectAll()
    .where('project_id', 'in', projectIds)
    .where('active', '=', 1)
    .where((of) =>
      of.or([
        of.and([of('phone_number_id', 'is', null), of('kind', '=', 'meta')]),
        ...(phoneNumberIds.length ? [of('phone_number_id', 'in', phoneNumberIds)] : []),
      ]),
    )
    .orderBy('id')
    .execute()

type Fresh = Pick<
  DeliveryRow,
  'id' | 'project_id' | 'webhook_id' | 'event_id' | 'event' | 'body' | 'phone_number_id' | 'run_at' | 'order_key'
>

/** Rows in one statement: few enough for a statement's limit of values. */
export const rowsOfOneStatement = 500

export async function addRelayed(tx: Db, rows: Fresh[], now: string): Promise<void> {
  for (let first = 0; first < rows.length; first += rowsOfOneStatement)
    await tx
      .insertInto('deliveries')
      .values(rows.slice(first, first + rowsOfOneStatement).map((row) => ({ ...row, ...untried, created_at: now })))
      .execute()
}

/** The delivery that still collects events of this order, if there is one. */
export const openBatch = (tx: Db, webhookId: string, orderKey: string, now: string) =>
  tx
    .selectFrom('deliveries')
    .select(['id', 'body'])
    .where('webhook_id', '=', webhookId)
    .where('order_key', '=', orderKey)
    .where('run_at', '>', now)
    .where('attempt_count', '=', 0)
    .where('lease_owner', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Puts a fuller body in place of the one that was read; false when the delivery changed or left meanwhile. */
export async function refillBatch(
  tx: Db,
  { id, body }: { id: string; body: string },
  fuller: string,
  sendAt: { now: string; full: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('deliveries')
    .set({ body: fuller, ...(sendAt.full ? { run_at: sendAt.now } : {}) })
    .where('id', '=', id)
    .where('body', '=', body)
    .where('lease_owner', 'is', null)
    .where('attempt_count', '=', 0)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
