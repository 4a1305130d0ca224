import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { AuditAction } from '../../../contract/index.ts'
import { currentActor } from '../../runtime/actor.ts'
import { toIso } from '../../time.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { Kept } from '../totals/total.ts'
import type { AuditLogTable } from './tables.ts'

interface Change {
  projectId: string
  action: AuditAction
  /** The id of what was changed: our own, or Meta's for a phone number. */
  subject: string
  /** The names of the fields that changed; no secrets, and nothing personal but ids. */
  detail?: Record<string, unknown>
  /** The actor, when it is not the current one (`acting.ts`): a worker may finish what a customer started. */
  by?: string
}

/** Records who changed what. Call it in the transaction of the change: no change without its entry. */
export const audit = (tx: Db, now: Date, { projectId, action, subject, detail = {}, by = currentActor() }: Change) =>
  tx
    .insertInto('audit_log')
    .values({
      id: uuid(),
      project_id: projectId,
      actor: by,
      action,
      subject,
      detail: JSON.stringify(detail),
      created_at: toIso(now),
    })
    .execute()

export interface AuditFilter {
  actor?: string | undefined
  action?: string | undefined
  subject?: string | undefined
  created_after?: string | undefined
  created_before?: string | undefined
}

export type AuditRow = Selectable<AuditLogTable>

export function listAudit(db: Db, projectId: string, filter: AuditFilter, page: Page) {
  const { actor, action, subject, created_after, created_before } = filter
  let rows = db.selectFrom('audit_log').selectAll().where('project_id', '=', projectId)
  if (actor) rows = rows.where('actor', '=', actor)
  if (action) rows = rows.where('action', '=', action)
  if (subject) rows = rows.where('subject', '=', subject)
  const list = actor ? 'audit_log_by_actor' : 'audit_log'
  const kept: Kept | undefined =
    subject || (actor && action)
      ? undefined
      : { db, list, owner: projectId, part: actor || action || undefined, created_after, created_before, rows }
  let query = rows
  if (created_after) query = query.where('created_at', '>', created_after)
  if (created_before) query = query.where('created_at', '<', created_before)
  return pageOf(query, page, { kept })
}
