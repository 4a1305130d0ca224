import { type RequestHandler, Router } from 'express'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findProject } from '../../store/projects/projects.ts'
import { firstWebhookUrl } from '../../store/webhooks/webhooks.ts'
import { viewTenant } from './views.ts'

/** A project is a tenant here; `res.locals.tenant` is the row of the key's own. */
export const theTenant =
  ({ db }: Pick<Deps, 'db'>): RequestHandler =>
  async (_req, res, next) => {
    res.locals.tenant = await findProject(db, res.locals.projectId)
    next()
  }

/** A tenant that a path names is the key's own, or there is none. */
export const tenants = (deps: Deps) =>
  Router()
    .use('/tenants/:tenantId', (req, res, next) => {
      if (req.params.tenantId !== String(res.locals.tenant.number)) throw new Fault('not_found', 'Tenant not found')
      next()
    })
    .get('/tenants/:tenantId', async (_req, res) => {
      res.json(viewTenant(res.locals.tenant, await firstWebhookUrl(deps.db, res.locals.projectId)))
    })

export const me = (deps: Deps) =>
  Router().get('/me', async (_req, res) => {
    res.json(viewTenant(res.locals.tenant, await firstWebhookUrl(deps.db, res.locals.projectId)))
  })
