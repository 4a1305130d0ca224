import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { day } from '../../time.ts'
import { isOneOf } from '../database/json-lists.ts'
import { type Page, pageOf } from '../database/paging.ts'
import { preparedRows } from '../database/prepared.ts'
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

/** Tries after which a delivery that is always refused lets the later ones of its order pass. */
const patience = 4

/** Whether a delivery holds up the later ones of its order. */
export const waits = (name: string) =>
  sql<boolean>`${sql.ref(`${name}.run_at`)} is not null and ${sql.ref(`${name}.redelivery_id`)} is null and ${sql.ref(`${name}.attempt_count`)} < ${sql.lit(patience)}`

/** What many were sent again with waits for what is new. */
const sentAgain = sql<number>`case when redelivery_id is null then 0 else 1 end`

/**
 * Deliveries that are due and not leased, the longest waiting first; of one webhook at most so many that `each` are under way, or
 * `ofQuick` for those that answer quickly. A receiver that hangs then delays only its own deliveries. Of those with one `order_key`,
 * only the first is due: the next follows when it has arrived, or when it was refused so often that waiting for it would hold
 * everything up.
 */
export async function dueDeliveries(
  db: Db,
  now: string,
  most: number,
  { each, quick, ofQuick }: { each: number; quick: string[]; ofQuick: number },
): Promise<string[]> {
  const rows = await due(db, now, `${most}`, `${each}`, `${ofQuick}`, JSON.stringify(quick))
  const fresh = rows.filter(({ sent_again }) => Number(sent_again) === 0).length
  if (!fresh && !Number(rows[0]?.behind)) return rows.map(({ id }) => id)
  // What is sent again takes the receivers' time and ours from what is new: beside that, one is under way at a time.
  return rows.slice(0, fresh + Math.max(0, 1 - Number(rows[0]?.again_under_way))).map(({ id }) => id)
}

const due = preparedRows((db, now: string, most: string, each: string, ofQuick: string, quick: string) => {
  const isQuick = isOneOf(db, 'webhook_id', quick)
  const waiting = db
    .selectFrom('deliveries')
    .select(['id', 'webhook_id', 'run_at', 'lease_until', sentAgain.as('sent_again')])
    .select(
      sql<number>`row_number() over (partition by webhook_id order by case when lease_until > ${now} then 0 else 1 end, ${sentAgain}, run_at, id)`.as(
        'place',
      ),
    )
    .where('run_at', '<=', now)
    // As a value and not as `not exists`: PostgreSQL looks it up for each row, and does not read the table.
    .where(sql<boolean>`(order_key is null or (
      select 1 from deliveries as earlier
      where earlier.webhook_id = deliveries.webhook_id and earlier.order_key = deliveries.order_key
        and earlier.id < deliveries.id and ${waits('earlier')}
      limit 1
    ) is null)`)
  const placed = db
    .selectFrom(waiting.as('waiting'))
    .selectAll()
    // New ones that have no place yet, though their receiver answers quickly: those of one that hangs hold nobody up.
    .select(
      sql<number>`max(case when sent_again = 0 and place > ${number(ofQuick)} and ${isQuick} then 1 else 0 end) over ()`.as(
        'behind',
      ),
    )
    .select(
      sql<number>`sum(case when sent_again = 1 and lease_until > ${now} then 1 else 0 end) over ()`.as(
        'again_under_way',
      ),
    )
  return db
    .selectFrom(placed.as('placed'))
    .select(['id', 'sent_again', 'behind', 'again_under_way'])
    .where((of) => of.or([of('place', '<=', number(each)), of.and([of('place', '<=', number(ofQuick)), isQuick])]))
    .where((of) => of.or([of('lease_until', 'is', null), of('lease_until', '<=', now)]))
    .orderBy('sent_again')
    .orderBy('run_at')
    .orderBy('id')
    .limit(number(most))
})

/** A value of a prepared statement is a text. */
const number = (value: string) => sql<number>`cast(${value} as integer)`

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
