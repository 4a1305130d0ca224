import { PostgresAdapter } from 'kysely'
import type { Db } from './tables.ts'

/** Whether a database, or a transaction of it, is PostgreSQL; else it is SQLite. */
export const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** A boolean as both databases store it. */
export const bit = (value: boolean | null | undefined) => (value == null ? undefined : value ? 1 : 0)
