import * as z from 'zod/mini'
import { AuditAction, AuditEntry } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { type AuditRow, listAudit } from '../../store/projects/audit-log.ts'
import type { Resource } from '../surface.ts'
import { Between, PageQuery } from './lists.ts'
import { get, page } from './operation.ts'

const Query = z.object({
  ...PageQuery.shape,
  ...Between,
  actor: z.optional(z.string()),
  action: z.optional(AuditAction),
  subject: z.optional(z.string()),
})

const view = (row: AuditRow): AuditEntry => ({
  ...row,
  action: row.action as AuditEntry['action'],
  detail: JSON.parse(row.detail),
})

export const auditLog: Resource<Deps> = {
  tag: 'Project',
  operations: [
    get('/audit_log', {
      id: 'listAuditLog',
      summary: 'Who changed what',
      query: Query,
      exampleQuery: { action: 'setup_link.created' },
      answer: page(AuditEntry),
      async handle({ deps, caller, query }) {
        const { rows, ...counts } = await listAudit(deps.db, caller.projectId, query, query)
        return { rows: rows.map(view), ...counts }
      },
    }),
  ],
}
