import type { RequestHandler } from 'express'
import { AdminTenant } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findProject } from '../../store/projects/projects.ts'
import { firstWebhookUrl } from '../../store/webhooks/webhooks.ts'
import type { Resource } from '../surface.ts'
import { get, one, tag } from './operation.ts'
import { viewTenant } from './views.ts'

/** A project is a tenant here; `res.locals.tenant` is the row of the key's own. */
export const theTenant =
  ({ db }: Pick<Deps, 'db'>): RequestHandler =>
  async (_req, res, next) => {
    res.locals.tenant = await findProject(db, res.locals.projectId)
    next()
  }

/** A tenant that a path names is the key's own, or there is none. */
const ownTenant: RequestHandler<{ tenantId: string }> = (req, res, next) => {
  if (req.params.tenantId !== String(res.locals.tenant.number)) throw new Fault('not_found', 'Tenant not found')
  next()
}

export const tenants: Resource<Deps> = {
  tag,
  before: (router) => router.use('/tenants/:tenantId', ownTenant),
  operations: [
    get('/tenants/:tenantId', {
      id: 'adminGetTenant',
      summary: 'The tenant of your key, by its id',
      answer: one(AdminTenant),
      handle: async ({ deps, caller }) => viewTenant(caller.tenant, await firstWebhookUrl(deps.db, caller.projectId)),
    }),
  ],
}

export const me: Resource<Deps> = {
  tag,
  operations: [
    get('/me', {
      id: 'adminGetMe',
      summary: 'The tenant of your key',
      answer: one(AdminTenant),
      handle: async ({ deps, caller }) => viewTenant(caller.tenant, await firstWebhookUrl(deps.db, caller.projectId)),
    }),
  ],
}
