import { sql } from 'kysely'

/** Whether `column` holds `text`, in capitals or not; `%` and `_` stand for themselves, on either database. */
export const contains = (column: string, text: string) =>
  sql<boolean>`lower(${sql.ref(column)}) like lower(${`%${text.replace(/[\\%_]/g, '\\$&')}%`}) escape '\\'`
