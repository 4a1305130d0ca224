import { sql } from 'kysely'
import { isPostgres } from '../database/dialect.ts'
import { isOneOf, jsonRows } from '../database/json-lists.ts'
import { preparedRows } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { DeliveryRow, WebhookRow } from './tables.ts'

/** How one try of a delivery ended. */
export interface Outcome
  extends Pick<
    DeliveryRow,
    | 'id'
    | 'status'
    | 'attempt_count'
    | 'run_at'
    | 'response_status'
    | 'response_body'
    | 'error'
    | 'last_attempt_at'
    | 'delivered_at'
    | 'failed_at'
  > {
  /** Who held the lease. */
  owner: string
}

/** A type that means the same to both databases, as a column of a row in JSON. */
const columns: Record<keyof Outcome, 'text' | 'integer'> = {
  id: 'text',
  owner: 'text',
  status: 'text',
  attempt_count: 'integer',
  run_at: 'text',
  response_status: 'integer',
  response_body: 'text',
  error: 'text',
  last_attempt_at: 'text',
  delivered_at: 'text',
  failed_at: 'text',
}
const names = Object.keys(columns) as (keyof Outcome)[]

const update = preparedRows((db, outcomes: string, ids: string) => {
  const rows = jsonRows(db, 'done', outcomes, columns)
  // Leads PostgreSQL to the index; SQLite looks each id up by itself.
  const named = isPostgres(db) ? isOneOf(db, 'deliveries.id', ids) : sql<boolean>`${ids} <> ''`
  const set = names
    .filter((name) => name !== 'id' && name !== 'owner')
    .map((name) => sql`${sql.ref(name)} = ${sql.ref(`done.${name}`)}`)
  const statement = sql<{
    id: string
  }>`update deliveries set ${sql.join(set)}, lease_owner = null, lease_until = null
    from ${rows} where deliveries.id = done.id and ${named} and deliveries.lease_owner = done.owner returning deliveries.id`
  return { compile: () => statement.compile(db) }
})

/**
 * Writes how many tries ended, in one statement, because each write waits for the disk. The leases end with it. A delivery whose
 * lease was lost meanwhile stays as it is.
 *
 * @returns whether each was written
 */
export async function endTries(db: Db, outcomes: Outcome[]): Promise<boolean[]> {
  const ids = JSON.stringify(outcomes.map(({ id }) => id))
  const written = await update(db, JSON.stringify(outcomes.map(storable)), ids)
  const ended = new Set(written.map(({ id }) => id))
  return outcomes.map(({ id }) => ended.has(id))
}

/** What a receiver answered may hold what PostgreSQL takes in no JSON: the character U+0000, or half of a pair. */
const storable = (outcome: Outcome): Outcome => ({
  ...outcome,
  response_body: clean(outcome.response_body),
  error: clean(outcome.error),
})

const clean = (text: string | null) => (text === null ? null : Buffer.from(text.replaceAll('\0', '\uFFFD')).toString())

/** Webhooks by their ids, in one statement, as a delivery needs them. */
export async function webhooksOf(db: Db, asked: Pick<DeliveryRow, 'project_id' | 'webhook_id'>[]) {
  const ids = [...new Set(asked.map(({ webhook_id }) => webhook_id))]
  const found = await db.selectFrom('webhooks').selectAll().where('id', 'in', ids).execute()
  return asked.map(({ project_id, webhook_id }): WebhookRow | undefined =>
    found.find((webhook) => webhook.id === webhook_id && webhook.project_id === project_id),
  )
}
