import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { AuditAction } from '../../../contract/index.ts'
import { currentActor } from '../../runtime/actor.ts'
import { toIso } from '../../time.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
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
  let query = db.selectFrom('audit_log').selectAll().where('project_id', '=', projectId)
  if (filter.actor) query = query.where('actor', '=', filter.actor)
  if (filter.action) query = query.where('action', '=', filter.action)
  if (filter.subject) query = query.where('subject', '=', filter.subject)
  if (filter.created_after) query = query.where('created_at', '>', filter.created_after)
  if (filter.created_before) query = query.where('created_at', '<', filter.created_before)
  return pageOf(query, page)
}
