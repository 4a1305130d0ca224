import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Deps } from '../deps.ts'
import { withLogContext } from '../runtime/log-context.ts'

/** An id that a proxy in front gave is kept, so that its lines and ours are found together. */
const sane = /^[\w.:-]{8,64}$/

/** Asked every few seconds by machines and by waiting widgets: lines about these are for those who look for them. */
const frequent = new Set(['/healthz', '/readyz', '/metrics', '/connect/v1/attempts/:id'])

/**
 * Gives each request an id, which its answer carries as `X-Request-Id` and each line that is logged for it, and writes one
 * line and one measurement when it is over. The route stands there as it is written, never the address: that may be a secret.
 */
export const requests =
  ({ log, metrics }: Pick<Deps, 'log' | 'metrics'>): RequestHandler =>
  (req, res, next) => {
    const given = req.get('X-Request-Id')
    const id = given && sane.test(given) ? given : randomUUID()
    const [began, mount] = [performance.now(), req.baseUrl]
    res.set('X-Request-Id', id)
    res.once('close', () => {
      const milliseconds = performance.now() - began
      const [route, status] = [routeOf(req, mount), res.writableFinished ? res.statusCode : 499]
      metrics.requests.observe({ route, method: methodOf(req), status }, milliseconds / 1_000)
      const level = req.method === 'GET' && frequent.has(route) ? 'debug' : 'info'
      log[level](
        { request: id, ...whose(res), method: req.method, route, status, ms: Math.round(milliseconds) },
        'request',
      )
    })
    withLogContext({ request: id }, next)
  }

/** `/connect/v1/attempts/:id`, without what the host mounted us under; a word for what fits no route. */
function routeOf(req: Request, mount: string): string {
  const path: unknown = req.route?.path
  return typeof path === 'string' ? `${req.baseUrl.slice(mount.length)}${path}`.replace(/(.)\/$/, '$1') : 'none'
}

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
const methodOf = ({ method }: Request) => (methods.has(method) ? method : 'other')

/** Whose request it was, as far as it came: ids, no names. */
function whose({ locals }: Response) {
  return {
    ...(locals.projectId ? { project: locals.projectId } : {}),
    ...(locals.link ? { link: locals.link.id } : {}),
    ...(locals.attempt ? { attempt: locals.attempt } : {}),
  }
}
