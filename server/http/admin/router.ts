import express, { type Router } from 'express'
import { AdminError } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { apiKeyAccess } from '../access.ts'
import { normalizeBody, unknownPath } from '../errors.ts'
import { idempotent } from '../idempotency.ts'
import type { Surface } from '../surface.ts'
import { customers } from './customers.ts'
import { deliveries } from './deliveries.ts'
import { adminErrors } from './errors.ts'
import { messages, notHere } from './messages.ts'
import { phoneNumbers } from './phone-numbers.ts'
import { setupLinks } from './setup-links.ts'
import { me, tenants, theTenant } from './tenants.ts'
import { wabas } from './wabas.ts'
import { webhooks } from './webhooks.ts'

const common = {
  needs: 'key',
  errors: AdminError,
  before: (router: Router, deps: Deps) =>
    router
      .use(apiKeyAccess(deps))
      .use(express.json({ limit: '100kb', type: () => true }), normalizeBody, theTenant(deps), idempotent(deps)),
  after: (deps: Deps) => [unknownPath, adminErrors(deps)],
} as const

/** `/admin`: customers and their links, for backends, in GoSendAPI's dialect. */
export const admin: Surface<Deps> = { ...common, base: '/admin', resources: [tenants, customers, setupLinks] }

/** `/v1`: what the links bring, in the same dialect. */
export const adminV1: Surface<Deps> = {
  ...common,
  base: '/v1',
  resources: [me, wabas, phoneNumbers, messages, webhooks, deliveries],
  after: (deps) => [notHere, ...common.after(deps)],
}
