import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { actAs } from './acting.ts'
import { type Deps, later, moment } from './deps.ts'
import { Fault } from './fault.ts'
import { hashApiKey } from './security/api-key.ts'
import { findWorkingKey, noteUse } from './store/api-keys.ts'

/** When a key was last used is known within ten minutes: most requests then write nothing. */
const useNoted = 10 * 60_000

/**
 * What every surface for backends begins with: the rate of a key, counted over all of them, and its project,
 * which the routes read from `res.locals.projectId`; `res.locals.apiKeyId` is the key itself.
 */
export function apiKeyAccess({ db, now }: Pick<Deps, 'db' | 'now'>, perMinute: number | 'off'): RequestHandler[] {
  const access: RequestHandler = async (req, res, next) => {
    const key = req.get('X-API-Key')
    const at = now()
    const known = key && (await findWorkingKey(db, hashApiKey(key), moment(at)))
    if (!known) throw new Fault('unauthorized', 'Missing or invalid API key')
    if (!known.last_used_at || known.last_used_at < moment(later(at, -useNoted)))
      await noteUse(db, known.id, moment(at))
    res.locals.projectId = known.project_id
    res.locals.apiKeyId = known.id
    actAs(`key:${known.id}`, next)
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
