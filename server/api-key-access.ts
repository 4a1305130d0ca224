import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Deps } from './deps.ts'
import { Fault } from './fault.ts'
import { hashApiKey } from './security/api-key.ts'
import { projectOfKey } from './store/api-keys.ts'

/**
 * What every surface for backends begins with: the rate of a key, counted over all of them, and its project,
 * which the routes read from `res.locals.projectId`.
 */
export function apiKeyAccess({ db }: Pick<Deps, 'db'>, perMinute: number | 'off'): RequestHandler[] {
  const access: RequestHandler = async (req, res, next) => {
    const key = req.get('X-API-Key')
    const projectId = key && (await projectOfKey(db, hashApiKey(key)))
    if (!projectId) throw new Fault('unauthorized', 'Missing or invalid API key')
    res.locals.projectId = projectId
    next()
  }
  if (perMinute === 'off') return [access]
  const rate = rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    legacyHeaders: true,
    standardHeaders: false,
    keyGenerator: (req) => hashApiKey(req.get('X-API-Key') ?? ''),
    handler: (_req, _res, next) => next(new Fault('rate_limited', 'Rate limit exceeded')),
  })
  return [rate, access]
}
