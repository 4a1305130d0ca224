import express, { type ErrorRequestHandler, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Deps } from '../deps.ts'
import { Fault } from '../fault.ts'
import { answerFault, emptyBody } from '../http.ts'
import { hashApiKey } from '../security/api-key.ts'
import { projectOfKey } from '../store/api-keys.ts'
import { customers } from './customers.ts'
import { phoneNumbers } from './phone-numbers.ts'
import { setupLinks } from './setup-links.ts'

/** `/platform/v1`: for backends, in Kapso's dialect. Every route knows its project from the key: `res.locals.projectId`. */
export function platform(deps: Deps, perMinute: number | 'off') {
  const router = Router()
  if (perMinute !== 'off')
    router.use(
      rateLimit({
        windowMs: 60_000,
        limit: perMinute,
        legacyHeaders: true,
        standardHeaders: false,
        keyGenerator: (req) => hashApiKey(req.get('X-API-Key') ?? ''),
        handler: (_req, _res, next) => next(new Fault('rate_limited', 'Rate limit exceeded')),
      }),
    )
  return router
    .use(async (req, res, next) => {
      const key = req.get('X-API-Key')
      const projectId = key && (await projectOfKey(deps.db, hashApiKey(key)))
      if (!projectId) throw new Fault('unauthorized', 'Missing or invalid API key')
      res.locals.projectId = projectId
      next()
    })
    .use(express.json({ limit: '100kb', type: () => true }), emptyBody)
    .use(customers(deps), setupLinks(deps), phoneNumbers(deps))
    .use(() => {
      throw new Fault('not_found', 'Resource not found')
    })
    .use(((error, req, res, _next) => {
      const fault = answerFault(deps.log, error, req, res)
      if (fault) res.json({ error: fault.message })
    }) satisfies ErrorRequestHandler)
}
