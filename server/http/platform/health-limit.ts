import type { RequestHandler } from 'express'
import type { Deps } from '../../deps.ts'

const windows = [
  { name: 'Second', limit: 'health_second', milliseconds: 1_000 },
  { name: 'Minute', limit: 'health_minute', milliseconds: 60_000 },
] as const

/**
 * Health checks cost calls at Meta: 5 a second and 60 a minute for a project, counted from the beginning of each, with the
 * headers and the refusal that Kapso's clients know.
 */
export function healthLimit({ limits, now }: Pick<Deps, 'limits' | 'now'>): RequestHandler {
  return async (_req, res, next) => {
    const time = now().getTime()
    const waits = await Promise.all(
      windows.map(async ({ name, limit, milliseconds }) => {
        const window = Math.floor(time / milliseconds)
        const taken = await limits.take(limit, `${res.locals.projectId} ${window}`)
        res.set({
          [`X-Health-RateLimit-${name}-Limit`]: `${taken.limit}`,
          [`X-Health-RateLimit-${name}-Remaining`]: `${taken.remaining}`,
        })
        return taken.over ? (window + 1) * milliseconds - time : 0
      }),
    )
    const wait = Math.max(...waits)
    if (!wait) return next()
    res.set('Retry-After', `${Math.max(1, Math.ceil(wait / 1_000))}`)
    res.status(429).json({
      error: 'Rate limit exceeded',
      message: 'WhatsApp health checks are limited to 5 requests per second and 60 requests per minute per project.',
    })
  }
}
