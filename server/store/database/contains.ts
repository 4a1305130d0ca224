import { type SelectQueryBuilder, sql } from 'kysely'
import { Fault } from '../../fault.ts'
import type { Tables } from './tables.ts'

/** Whether `column` holds `text`, in capitals or not; `%` and `_` stand for themselves, on either database. */
const contains = (column: string, text: string) =>
  sql<boolean>`lower(${sql.ref(column)}) like lower(${`%${text.replace(/[\\%_]/g, '\\$&')}%`}) escape '\\'`

/** No index helps to find text inside of text, so a search reads every row that is left; on SQLite the process waits for it. */
const mostSearched = 20_000

/**
 * The rows of `query` whose `column` holds `text`, where the query, as it stands, leaves few enough to read them all.
 * Call it after the filters that an index serves, and before those that none does.
 *
 * @throws {Fault} `invalid_request` where there are more
 */
export async function searchText<Table extends 'customers' | 'phone_numbers' | 'webhooks', Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  column: 'name' | 'url',
  text: string,
): Promise<{ query: SelectQueryBuilder<Tables, Table, Row> }> {
  const beyond = await query.clearSelect().select(sql.lit(1).as('one')).limit(1).offset(mostSearched).execute()
  if (beyond.length)
    throw new Fault(
      'invalid_request',
      `${column}_contains searches ${mostSearched} rows at most, and there are more: narrow the list with created_after and created_before`,
    )
  return { query: query.where(contains(column, text)) }
}
