import { Router } from 'express'
import * as z from 'zod/mini'
import { AuditAction, AuditEntry } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { type AuditRow, listAudit } from '../../store/projects/audit-log.ts'
import { parse } from '../parse.ts'
import { Between, PageQuery, sendPage } from './lists.ts'

export const AuditQuery = z.object({
  ...PageQuery.shape,
  ...Between,
  actor: z.optional(z.string()),
  action: z.optional(AuditAction),
  subject: z.optional(z.string()),
})

const viewEntry = (row: AuditRow) => AuditEntry.parse({ ...row, detail: JSON.parse(row.detail) })

export const auditLog = (deps: Deps) =>
  Router().get('/audit_log', async (req, res) => {
    const query = parse(AuditQuery, req.query)
    const { rows, total } = await listAudit(deps.db, res.locals.projectId, query, query)
    sendPage(req, res, rows.map(viewEntry), total, query)
  })
