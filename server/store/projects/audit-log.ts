import { type Insertable, type Selectable, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { AuditAction } from '../../../contract/index.ts'
import { currentActor } from '../../runtime/actor.ts'
import { toIso } from '../../time.ts'
import { fewEnough } from '../database/contains.ts'
import { type Page, type PageOf, pageOf } from '../database/paging.ts'
import { preparedInsert } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { KeptList } from '../totals/lists.ts'
import { type Kept, totalOf } from '../totals/total.ts'
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

const insertEntry = preparedInsert((db, row: Insertable<AuditLogTable>) => db.insertInto('audit_log').values(row))

/** Records who changed what. Call it in the transaction of the change: no change without its entry. */
export const audit = (tx: Db, now: Date, { projectId, action, subject, detail = {}, by = currentActor() }: Change) =>
  insertEntry(tx, {
    id: uuid(),
    project_id: projectId,
    actor: by,
    action,
    subject,
    detail: JSON.stringify(detail),
    created_at: toIso(now),
  })

export interface AuditFilter {
  actor?: string | undefined
  action?: string | undefined
  subject?: string | undefined
  created_after?: string | undefined
  created_before?: string | undefined
}

export type AuditRow = Selectable<AuditLogTable>

export async function listAudit(db: Db, projectId: string, filter: AuditFilter, page: Page): Promise<PageOf<AuditRow>> {
  const { created_after, created_before, ...said } = filter
  const [first, ...others] = await rarestFirst(db, projectId, said)
  let rows = db.selectFrom('audit_log').selectAll().where('project_id', '=', projectId)
  if (first) rows = rows.where(first.column, '=', first.value)
  let query = rows
  if (created_after) query = query.where('created_at', '>', created_after)
  if (created_before) query = query.where('created_at', '<', created_before)
  if (others.length) await fewEnough(query, 'actor, action and subject together')
  // As an expression, so that the index of the first one leads.
  for (const { column, value } of others) query = query.where(sql`${sql.ref(column)} || ''`, '=', value)
  const list = first?.column === 'actor' ? 'audit_log_by_actor' : 'audit_log'
  const kept: Kept | undefined =
    first?.column === 'subject' || others.length
      ? undefined
      : { db, list, owner: projectId, part: first?.value, created_after, created_before, rows }
  return pageOf(query, page, { kept })
}

interface Said {
  column: 'subject' | 'actor' | 'action'
  value: string
}

/** What is asked for, by how few entries there are of it: a subject has few. */
async function rarestFirst(
  db: Db,
  projectId: string,
  { actor, action, subject }: Pick<AuditFilter, Said['column']>,
): Promise<Said[]> {
  const said = [
    { column: 'subject', value: subject },
    { column: 'actor', value: actor },
    { column: 'action', value: action },
  ].filter((one): one is Said => !!one.value)
  if (!actor || !action || subject) return said
  const rows = db.selectFrom('audit_log').selectAll().where('project_id', '=', projectId)
  const many = async (list: KeptList, part: string) => (await totalOf({ db, list, owner: projectId, part, rows })).total
  const ofActor = await many('audit_log_by_actor', actor)
  return ofActor <= (await many('audit_log', action)) ? said : said.reverse()
}
