import { sql } from 'kysely'
import type { Db, Tables } from './tables.ts'

/** Rows deleted in one statement, so that another writer waits only some milliseconds for it. */
const batch = 500

/** Tables that grow with every signup, each with the condition under which a row is no longer needed. */
const old = {
  link_events: (before: string) => sql<boolean>`created_at < ${before}`,
  /** Attempts that connected no number. A completed one belongs to its link, and one under way to its worker. */
  attempts: (before: string) => sql<boolean>`created_at < ${before} and status <> 'completed' and run_at is null`,
} satisfies Partial<Record<keyof Tables, unknown>>

/** The same for tables that are sorted by project and age. */
const oldOfProject = {
  audit_log: (before: string) => sql<boolean>`created_at < ${before}`,
  api_logs: (before: string) => sql<boolean>`created_at < ${before}`,
  deliveries: (before: string) => sql<boolean>`created_at < ${before} and status <> 'pending'`,
} satisfies Partial<Record<keyof Tables, unknown>>

/** Deletes some of the rows older than `before`; false when none were left. */
export async function deleteSomeOld(db: Db, table: keyof typeof old, before: string): Promise<boolean> {
  return some(db, table, old[table](before))
}

export async function deleteSomeOldOf(db: Db, projectId: string, table: keyof typeof oldOfProject, before: string) {
  return some(db, table, sql`project_id = ${projectId} and ${oldOfProject[table](before)}`)
}

async function some(db: Db, table: keyof Tables, condition: ReturnType<typeof sql>): Promise<boolean> {
  const name = sql.table(table)
  const { numAffectedRows } = await sql`
    delete from ${name} where id in (select id from ${name} where ${condition} order by created_at limit ${sql.lit(batch)})`.execute(
    db,
  )
  return Number(numAffectedRows) > 0
}
