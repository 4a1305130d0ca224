import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isPostgres } from './dialect.ts'
import type { Db } from './tables.ts'

/**
 * Whether a column is one of a list that comes as one value, a list of texts in JSON. So the statement is the same for each length, and
 * can be kept. PostgreSQL uses an index on the column.
 */
export const isOneOf = (db: Db, column: string, list: string): RawBuilder<SqlBool> =>
  isPostgres(db)
    ? sql`${sql.ref(column)} = any(array(select jsonb_array_elements_text(cast(${list} as jsonb))))`
    : sql`${sql.ref(column)} in (select value from json_each(${list}))`

/**
 * A list of objects in JSON as a table of a statement, so that the statement is the same for each length and can be kept. PostgreSQL
 * cannot guess how many rows it holds: what is joined with it needs a condition that leads to an index.
 *
 * @param columns the fields to read, each with a type that means the same to both databases
 */
export function jsonRows(
  db: Db,
  name: string,
  rows: string,
  columns: Record<string, 'text' | 'integer'>,
): RawBuilder<unknown> {
  const each = (write: (column: string, type: string) => string) =>
    sql.raw(
      Object.entries(columns)
        .map(([column, type]) => write(column, type))
        .join(', '),
    )
  return isPostgres(db)
    ? sql`jsonb_to_recordset(cast(${rows} as jsonb)) as ${sql.raw(name)}(${each((column, type) => `${column} ${type}`)})`
    : sql`(select ${each((column) => `value ->> '$.${column}' as ${column}`)} from json_each(${rows})) as ${sql.raw(name)}`
}
