import type { RequestHandler } from 'express'

const limits = [
  { name: 'Second', most: 5, milliseconds: 1_000 },
  { name: 'Minute', most: 60, milliseconds: 60_000 },
] as const

/**
 * Health checks cost calls at Meta: 5 a second and 60 a minute for a project (counted in this process), with the headers
 * and the refusal that Kapso's clients know.
 */
export function healthLimit(now: () => Date): RequestHandler<{ phone_number_id: string }> {
  const counted = new Map<string, { window: number; count: number }>()
  return (_req, res, next) => {
    const time = now().getTime()
    const taken = limits.map((limit) => {
      const key = `${limit.name} ${res.locals.projectId}`
      const window = Math.floor(time / limit.milliseconds)
      const before = counted.get(key)
      const count = (before?.window === window ? before.count : 0) + 1
      counted.set(key, { window, count })
      const remaining = Math.max(0, limit.most - count)
      res.set({
        [`X-Health-RateLimit-${limit.name}-Limit`]: `${limit.most}`,
        [`X-Health-RateLimit-${limit.name}-Remaining`]: `${remaining}`,
      })
      return { over: count > limit.most, wait: (window + 1) * limit.milliseconds - time }
    })
    const over = taken.filter((one) => one.over)
    if (!over.length) return next()
    res.set('Retry-After', `${Math.max(1, Math.ceil(Math.max(...over.map(({ wait }) => wait)) / 1_000))}`)
    res.status(429).json({
      error: 'Rate limit exceeded',
      message: 'WhatsApp health checks are limited to 5 requests per second and 60 requests per minute per project.',
    })
  }
}
