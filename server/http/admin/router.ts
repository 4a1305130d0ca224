import express, { type RequestHandler, Router } from 'express'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { normalizeBody } from '../errors.ts'
import { idempotent } from '../idempotency.ts'
import { customers } from './customers.ts'
import { adminErrors } from './errors.ts'
import { phoneNumbers } from './phone-numbers.ts'
import { setupLinks } from './setup-links.ts'
import { me, tenants, theTenant } from './tenants.ts'
import { wabas } from './wabas.ts'
import { webhooks } from './webhooks.ts'

/** `/admin` and `/v1`: for backends, in GoSendAPI's dialect. Customers and links live under the one, what they bring under the other. */
export function admin(deps: Deps, access: RequestHandler[]) {
  const body = [express.json({ limit: '100kb', type: () => true }), normalizeBody]
  const begin = [...access, ...body, theTenant(deps), idempotent(deps)]
  const nothing: RequestHandler = () => {
    throw new Fault('not_found', 'Resource not found')
  }
  const errors = adminErrors(deps)
  return Router()
    .use('/admin', begin, tenants(deps), customers(deps), setupLinks(deps), nothing, errors)
    .use('/v1', begin, me(deps), wabas(deps), phoneNumbers(deps), webhooks(deps), nothing, errors)
}
