import type { Insertable, Updateable } from 'kysely'
import { fewEnough, searchText } from '../database/contains.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { Kept } from '../totals/total.ts'
import type { WebhooksTable } from './tables.ts'

export const addWebhook = (db: Db, webhook: Insertable<WebhooksTable>) =>
  db.insertInto('webhooks').values(webhook).returningAll().executeTakeFirstOrThrow()

export const findWebhook = (db: Db, projectId: string, id: string) =>
  db.selectFrom('webhooks').selectAll().where('project_id', '=', projectId).where('id', '=', id).executeTakeFirst()

export const changeWebhook = (db: Db, projectId: string, id: string, change: Updateable<WebhooksTable>) =>
  db
    .updateTable('webhooks')
    .set(change)
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

export async function removeWebhook(db: Db, projectId: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('webhooks')
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(gone.numDeletedRows) === 1
}

export interface WebhookFilter {
  phone_number_id?: string | undefined
  url_contains?: string | undefined
  kind?: 'kapso' | 'meta' | undefined
  active?: boolean | undefined
  created_after?: string | undefined
  created_before?: string | undefined
}

export async function listWebhooks(db: Db, projectId: string, filter: WebhookFilter, page: Page) {
  const rows = db.selectFrom('webhooks').selectAll().where('project_id', '=', projectId)
  let query = rows
  if (filter.phone_number_id !== undefined) query = query.where('phone_number_id', '=', filter.phone_number_id)
  if (filter.created_after) query = query.where('created_at', '>', filter.created_after)
  if (filter.created_before) query = query.where('created_at', '<', filter.created_before)
  if (filter.url_contains) ({ query } = await searchText(query, 'url', filter.url_contains))
  else if (filter.kind || filter.active !== undefined) await fewEnough(query, 'kind or active')
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.active !== undefined) query = query.where('active', '=', filter.active ? 1 : 0)
  const { phone_number_id, url_contains, kind, active, created_after, created_before } = filter
  const narrowed = [phone_number_id, url_contains, kind, active].some((one) => one !== undefined)
  const kept: Kept | undefined = narrowed
    ? undefined
    : { db, list: 'webhooks', owner: projectId, created_after, created_before, rows }
  return pageOf(query, page, { kept })
}

/** Where the project's first webhook goes, for the dialect that shows one address per project. */
export async function firstWebhookUrl(db: Db, projectId: string): Promise<string | null> {
  const webhook = await db
    .selectFrom('webhooks')
    .select('url')
    .where('project_id', '=', projectId)
    .where('phone_number_id', 'is', null)
    .where('active', '=', 1)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return webhook?.url ?? null
}

export const findAdminWebhook = (db: Db, projectId: string, number: number) =>
  db
    .selectFrom('webhooks')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('dialect', '=', 'admin')
    .where('number', '=', number)
    .executeTakeFirst()

export function listAdminWebhooks(db: Db, projectId: string, page: Page) {
  const rows = db.selectFrom('webhooks').selectAll().where('project_id', '=', projectId).where('dialect', '=', 'admin')
  return pageOf(rows, page, { kept: { db, list: 'webhooks', owner: projectId, part: 'admin', rows } })
}
