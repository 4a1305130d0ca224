import { type RawBuilder, sql } from 'kysely'
import { isPostgres } from '../database/dialect.ts'
import { isOneOf } from '../database/json-lists.ts'
import { preparedRows } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { DeliveryRow } from './tables.ts'

/** Tries after which a delivery that is always refused lets the later ones of its order pass. */
const patience = 4

/** Whether a delivery holds up the later ones of its order. */
export const waits = (name: string) =>
  sql<boolean>`${sql.ref(`${name}.run_at`)} is not null and ${sql.ref(`${name}.redelivery_id`)} is null and ${sql.ref(`${name}.attempt_count`)} < ${sql.lit(patience)}`

/** How many of one webhook a sweep reads at most, of the new ones and of those sent again: twice those that are under way together. */
const nearest = 64

/** A delivery to send now. */
export type DueDelivery = Pick<DeliveryRow, 'id' | 'webhook_id'>

/**
 * Deliveries that are due and not leased, the longest waiting first; of one webhook at most so many that `each` are under way, or
 * `ofQuick` for those that answer quickly. A receiver that hangs then delays only its own deliveries. Of those with one `order_key`,
 * only the first is due: the next follows when it has arrived, or when it was refused so often that waiting for it would hold
 * everything up. What many were sent again with waits for what is new.
 */
export async function dueDeliveries(
  db: Db,
  now: string,
  most: number,
  { each, quick, ofQuick }: { each: number; quick: string[]; ofQuick: number },
): Promise<DueDelivery[]> {
  const rows = await due(db, now, `${most}`, `${each}`, `${ofQuick}`, JSON.stringify(quick))
  const fresh = rows.filter(({ sent_again }) => Number(sent_again) === 0).length
  if (!fresh && !Number(rows[0]?.behind)) return rows
  // What is sent again takes the receivers' time and ours from what is new: beside that, one is under way at a time.
  return rows.slice(0, fresh + Math.max(0, 1 - Number(rows[0]?.again_under_way)))
}

const due = preparedRows((db, now: string, most: string, each: string, ofQuick: string, quick: string) => {
  const isQuick = isOneOf(db, 'webhook_id', quick)
  const waiting = db
    .selectFrom(nearestOfEach(db, now).as('nearest'))
    .selectAll()
    .select(
      sql<number>`row_number() over (partition by webhook_id order by case when lease_until > ${now} then 0 else 1 end, sent_again, run_at, id)`.as(
        'place',
      ),
    )
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
    .select(['id', 'webhook_id', 'sent_again', 'behind', 'again_under_way'])
    .where((of) => of.or([of('place', '<=', number(each)), of.and([of('place', '<=', number(ofQuick)), isQuick])]))
    .where((of) => of.or([of('lease_until', 'is', null), of('lease_until', '<=', now)]))
    .orderBy('sent_again')
    .orderBy('run_at')
    .orderBy('id')
    .limit(number(most))
})

interface Nearest extends Pick<DeliveryRow, 'id' | 'webhook_id' | 'run_at' | 'lease_until'> {
  sent_again: number
}

/**
 * The longest waiting of each webhook, leased or not. The webhooks are read from the index one after the other, and of each a few
 * rows, so that a sweep takes as long beside a million that wait as beside a hundred.
 */
function nearestOfEach(db: Db, now: string): RawBuilder<Nearest> {
  const hooks = sql`with recursive hooks (id) as (
    select min(webhook_id) from deliveries where run_at is not null
    union all
    select (select min(webhook_id) from deliveries where run_at is not null and webhook_id > hooks.id) from hooks where hooks.id is not null
  )`
  const [fresh, again] = [nearestOfHook(0, now), nearestOfHook(1, now)]
  return isPostgres(db)
    ? sql`(${hooks} select nearest.* from hooks cross join lateral ((${fresh}) union all (${again})) as nearest)`
    : sql`(${hooks} select deliveries.id, webhook_id, run_at, lease_until, ${sentAgain} as sent_again from hooks cross join deliveries
        on deliveries.id in (select id from (${fresh}) union all select id from (${again})))`
}

/** As the index `deliveries_next` has it. */
const sentAgain = sql<number>`case when redelivery_id is null then 0 else 1 end`

/** The order is asked as a value and not by `not exists`: PostgreSQL looks it up for each row then, and does not read the table. */
const nearestOfHook = (again: 0 | 1, now: string) => sql`
  select id, webhook_id, run_at, lease_until, ${sql.lit(again)} as sent_again from deliveries
  where webhook_id = hooks.id and (${sentAgain}) = ${sql.lit(again)} and run_at <= ${now}
    and (order_key is null or (
      select 1 from deliveries as earlier
      where earlier.webhook_id = deliveries.webhook_id and earlier.order_key = deliveries.order_key
        and earlier.id < deliveries.id and ${waits('earlier')}
      limit 1
    ) is null)
  order by run_at, id limit ${sql.lit(nearest)}`

/** A value of a prepared statement is a text. */
const number = (value: string) => sql<number>`cast(${value} as integer)`
