import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { answerFault, normalizeBody } from '../errors.ts'
import { idempotent } from '../idempotency.ts'
import { apiKeys } from './api-keys.ts'
import { auditLog } from './audit-log.ts'
import { customers } from './customers.ts'
import { displayNames } from './display-names.ts'
import { numberPools } from './number-pools.ts'
import { numbersCsv } from './numbers-csv.ts'
import { phoneNumbers } from './phone-numbers.ts'
import { project } from './project.ts'
import { setupLinks } from './setup-links.ts'
import { telephony } from './telephony.ts'
import { webhookDeliveries } from './webhook-deliveries.ts'
import { webhooks } from './webhooks.ts'

/** `/platform/v1`: for backends, in Kapso's dialect. Every route knows its project from the key: `res.locals.projectId`. */
export const platform = (deps: Deps, access: RequestHandler[]) =>
  Router()
    .use(access)
    .use((_req, res, next) => {
      res.locals.publicUrl = deps.publicUrl
      next()
    })
    .use('/number_pools/:pool_id/numbers', numbersCsv)
    .use(express.json({ limit: '100kb', type: () => true }), normalizeBody, idempotent(deps))
    .use(customers(deps), setupLinks(deps), phoneNumbers(deps), project(deps), apiKeys(deps), auditLog(deps))
    .use(displayNames(deps), webhooks(deps), webhookDeliveries(deps), numberPools(deps), telephony(deps))
    .use(() => {
      throw new Fault('not_found', 'Resource not found')
    })
    .use(((error, req, res, _next) => {
      const fault = answerFault(deps.log, error, req, res)
      if (fault) res.json({ error: fault.message })
    }) satisfies ErrorRequestHandler)
