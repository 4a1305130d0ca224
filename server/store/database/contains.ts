import { type SelectQueryBuilder, sql } from 'kysely'
import { Fault } from '../../fault.ts'
import type { Tables } from './tables.ts'

/** Whether `column` contains `text`, ignoring case; `%` and `_` have no special meaning on either database. */
export const contains = (column: string, text: string) =>
  sql<boolean>`lower(${sql.ref(column)}) like lower(${`%${text.replace(/[\\%_]/g, '\\$&')}%`}) escape '\\'`

/** A filter without an index reads every row that is left; on SQLite the process waits for it. */
const mostSearched = 20_000

type Searched = 'customers' | 'phone_numbers' | 'webhooks' | 'audit_log'

/**
 * Refuses a filter that no index serves where it would have to look through too many rows. `query` has the filters that an index
 * serves, and no other yet.
 *
 * @throws {Fault} `invalid_request`
 */
export async function fewEnough<Table extends Searched, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  filter: string,
): Promise<void> {
  const beyond = await query.clearSelect().select(sql.lit(1).as('one')).limit(1).offset(mostSearched).execute()
  if (beyond.length)
    throw new Fault(
      'invalid_request',
      `${filter} searches ${mostSearched} rows at most, and there are more: narrow the list with created_after and created_before`,
    )
}

/**
 * The rows of `query` whose `column` contains `text`, if the query leaves few enough rows to read them all. Call it after the
 * filters that an index serves, and before those that no index serves.
 *
 * @throws {Fault} `invalid_request` when there are more
 */
export async function searchText<Table extends Exclude<Searched, 'audit_log'>, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  column: 'name' | 'url',
  text: string,
): Promise<{ query: SelectQueryBuilder<Tables, Table, Row> }> {
  await fewEnough(query, `${column}_contains`)
  return { query: query.where(contains(column, text)) }
}
