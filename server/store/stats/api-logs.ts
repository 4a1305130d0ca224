import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'
import { beyond, type Place, upTo } from '../totals/place.ts'
import type { ApiLogsTable } from './tables.ts'

export const addApiLogs = (db: Db, rows: ApiLogsTable[]) => db.insertInto('api_logs').values(rows).execute()

export interface ApiLogFilter {
  errors_only?: boolean | undefined
  created_after?: string | undefined
  created_before?: string | undefined
}

/** The requests beside a place, the newest first; `more` is where others follow, in the direction that was asked for. */
export async function apiLogsBeside(
  db: Db,
  projectId: string,
  { errors_only, created_after, created_before }: ApiLogFilter,
  { limit, older, newer }: { limit: number; older?: Place | undefined; newer?: Place | undefined },
): Promise<{ rows: ApiLogsTable[]; more: Place | undefined }> {
  const backwards = newer !== undefined && older === undefined
  const order = backwards ? 'asc' : 'desc'
  let query = db.selectFrom('api_logs').selectAll().where('project_id', '=', projectId)
  if (errors_only) query = query.where(sql<boolean>`status >= 400`)
  if (created_after) query = query.where('created_at', '>', created_after)
  if (created_before) query = query.where('created_at', '<', created_before)
  if (older) query = query.where(beyond(older, '<'))
  else if (newer) query = query.where(beyond(newer, '>'))
  const found = await query
    .orderBy('created_at', order)
    .orderBy('id', order)
    .limit(limit + 1)
    .execute()
  const { rows, more } = upTo(found, limit)
  return { rows: backwards ? rows.reverse() : rows, more }
}
