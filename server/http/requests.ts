import { randomUUID } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { withLogContext } from '../runtime/log-context.ts'
import { toIso } from '../time.ts'
import type { PlainHandler, PlainRequest, PlainResponse } from './plain.ts'

/** An id from a proxy in front is kept, so that its log lines and ours can be matched. */
const sane = /^[\w.:-]{8,64}$/

/** Machines and waiting widgets request these every few seconds, so their lines have the level `debug`. */
const frequent = new Set(['/healthz', '/readyz', '/metrics', '/connect/v1/attempts/:id'])

/**
 * Gives each request an id, which its answer carries as `X-Request-Id` and its log lines contain, and writes one line and one
 * measurement when it ends. The line contains the route's pattern, never the address, which may hold a secret.
 */
export const requests =
  ({ apiLog, log, metrics, now }: Pick<Deps, 'apiLog' | 'log' | 'metrics' | 'now'>): PlainHandler =>
  (req, res, next) => {
    const given = req.headers['x-request-id']
    const id = typeof given === 'string' && sane.test(given) ? given : randomUUID()
    const [began, mount] = [performance.now(), req.baseUrl]
    res.setHeader('X-Request-Id', id)
    res.once('close', () => {
      const milliseconds = performance.now() - began
      const [route, status] = [routeOf(req, mount), res.writableFinished ? res.statusCode : 499]
      const [method, ms] = [methodOf(req), Math.round(milliseconds)]
      metrics.requests.observe({ route, method, status }, milliseconds / 1_000)
      if (isLogged(req, res)) {
        const asked = { request_id: id, method, path: route, status, duration_ms: ms }
        apiLog.note({ ...asked, ...keyOf(res), created_at: toIso(now()) })
      }
      const level = req.method === 'GET' && frequent.has(route) ? 'debug' : 'info'
      log[level]({ request: id, ...whose(res), method: req.method, route, status, ms }, 'request')
    })
    withLogContext({ request: id }, next)
  }

/** `/connect/v1/attempts/:id`, without the host's mount path; a fixed word for a request that matches no route. */
function routeOf(req: PlainRequest, mount: string): string {
  const path: unknown = req.route?.path
  return typeof path === 'string' ? `${req.baseUrl.slice(mount.length)}${path}`.replace(/(.)\/$/, '$1') : 'none'
}

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
const methodOf = ({ method = '' }: PlainRequest) => (methods.has(method) ? method : 'other')

/** Requests of keys. A page of the console asks the same every two seconds, so of its requests only acts are kept. */
const isLogged = ({ method }: PlainRequest, { locals }: PlainResponse) =>
  Boolean(locals.apiKeyId) && !(locals.sessionId && (method === 'GET' || method === 'HEAD'))

const keyOf = ({ locals }: PlainResponse) => ({
  project_id: locals.projectId as string,
  api_key_id: locals.apiKeyId as string,
  fault: (locals.fault ?? null) as string | null,
})

/** Whose request it was, as far as that was determined: ids, no names. */
function whose({ locals }: PlainResponse) {
  return {
    ...(locals.projectId ? { project: locals.projectId } : {}),
    ...(locals.link ? { link: locals.link.id } : {}),
    ...(locals.attempt ? { attempt: locals.attempt } : {}),
  }
}
