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
