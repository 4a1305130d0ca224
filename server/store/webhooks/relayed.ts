import { sql } from 'kysely'
import { isOneOf, jsonRows } from '../database/json-lists.ts'
import { preparedRows } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import { untried } from './deliveries.ts'
import { waits } from './due.ts'
import type { DeliveryRow, WebhookRow } from './tables.ts'

const listening = preparedRows((db, projectIds: string, phoneNumberIds: string) =>
  db
    .selectFrom('webhooks')
    .selectAll()
    .where(isOneOf(db, 'project_id', projectIds))
    .where('active', '=', 1)
    .where((of) =>
      of.or([
        of.and([of('phone_number_id', 'is', null), of('kind', '=', 'meta')]),
        isOneOf(db, 'phone_number_id', phoneNumberIds),
      ]),
    )
    .orderBy('id'),
)

/** Active webhooks of the projects that Meta's messages are for: of these numbers, and of the projects as a whole. */
export const listeningWebhooks = (db: Db, projectIds: string[], phoneNumberIds: string[]): Promise<WebhookRow[]> =>
  listening(db, JSON.stringify(projectIds), JSON.stringify(phoneNumberIds))

type Fresh = Pick<
  DeliveryRow,
  'id' | 'project_id' | 'webhook_id' | 'event_id' | 'event' | 'body' | 'phone_number_id' | 'run_at' | 'order_key'
>

/** Rows in one statement: what one statement writes, its transaction may hold. */
export const rowsOfOneStatement = 500

/** Who works on new rows from the moment they are written. */
interface Taker {
  owner: string
  until: string
  ids: ReadonlySet<string>
}

const given = {
  id: 'text',
  project_id: 'text',
  webhook_id: 'text',
  event_id: 'text',
  event: 'text',
  body: 'text',
  phone_number_id: 'text',
  run_at: 'text',
  order_key: 'text',
} satisfies Record<keyof Fresh, 'text'>
const columns = { ...given, takes: 'text' } as const
const names = Object.keys(given)
const constant = { status: untried.status, attempt_count: untried.attempt_count }

/** Something earlier of the same order that waits. One at most, so that PostgreSQL looks it up for each row and does not read the table. */
const earlier = sql`(select 1 from deliveries as earlier
  where earlier.webhook_id = fresh.webhook_id and earlier.order_key = fresh.order_key and ${waits('earlier')} limit 1)`

const insert = preparedRows((db, rows: string, now: string, owner: string, until: string) => {
  const read = jsonRows(db, 'fresh', rows, columns)
  const written = [...names, 'created_at', ...Object.keys(constant), 'lease_owner', 'lease_until']
  const statement = sql<{ id: string; lease_owner: string | null }>`
    insert into deliveries (${sql.raw(written.join(', '))})
    select ${sql.raw(names.join(', '))}, cast(${now} as text), ${sql.join(Object.values(constant).map((value) => sql.lit(value)))},
      case when taken then cast(${owner} as text) end, case when taken then cast(${until} as text) end
    from (select fresh.*, fresh.takes is not null and ${earlier} is null as taken from ${read}) as fresh where true
    returning id, lease_owner`
  return { compile: () => statement.compile(db) }
})

/**
 * Writes new deliveries. Those that `taker` has a place for are leased to it, unless something earlier of their order waits.
 *
 * @returns the ids of those that were leased
 */
export async function addRelayed(tx: Db, rows: Fresh[], now: string, taker?: Taker): Promise<Set<string>> {
  const leased = new Set<string>()
  for (let first = 0; first < rows.length; first += rowsOfOneStatement) {
    const some = rows
      .slice(first, first + rowsOfOneStatement)
      .map((row) => ({ ...row, takes: taker?.ids.has(row.id) ? 'yes' : null }))
    const written = await insert(tx, JSON.stringify(some), now, taker?.owner ?? '', taker?.until ?? '')
    for (const { id, lease_owner } of written) if (lease_owner !== null) leased.add(id)
  }
  return leased
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
