import type { ErrorRequestHandler, RequestHandler } from 'express'
import { Fault } from '../fault.ts'
import type { Log } from '../runtime/log-context.ts'
import { isMissingTable, whereMoved } from '../store/database/fence.ts'
import { isUnavailable } from '../store/database/unavailable.ts'
import { checkDepth } from './bounds.ts'
import type { PlainRequest, PlainResponse } from './plain.ts'

/**
 * A missing body counts as an empty object: then the schema names the missing field, not the body. The host app may have run
 * `express.raw()` or `express.text()` before; their result is read as JSON. An address that contains a NUL character is not
 * found, because PostgreSQL cannot even search for one.
 */
export const normalizeBody: RequestHandler = (req, _res, next) => {
  if (Buffer.isBuffer(req.body) || typeof req.body === 'string') req.body = readJson(req.body.toString())
  req.body ??= {}
  checkDepth(req.body)
  if (/%00/.test(req.path)) throw new Fault('not_found', 'Resource not found')
  next()
}

/** Stands behind the routes of a surface. @throws {Fault} `not_found` */
export const unknownPath: RequestHandler = () => {
  throw new Fault('not_found', 'Resource not found')
}

function readJson(text: string): unknown {
  try {
    return text.trim() ? JSON.parse(text) : undefined
  } catch (cause) {
    throw Object.assign(new Error('not JSON', { cause }), { type: 'entity.parse.failed' })
  }
}

/**
 * Turns any error into a fault and sets its status on the answer; the surface adds the body in its own dialect. Undefined when
 * the answer has already begun; then it is cut off.
 */
export function answerFault(log: Log, error: unknown, req: PlainRequest, res: PlainResponse): Fault | undefined {
  const fault = asFault(error)
  if (fault.code === 'internal') log.error({ err: error, method: req.method, route: req.baseUrl }, 'a request failed')
  if (fault.code === 'server_unreachable') log.warn({ err: error }, whereMoved(error) ?? 'the database does not answer')
  if (res.headersSent) {
    res.destroy()
    return undefined
  }
  res.statusCode = fault.status
  res.locals.fault = fault.code // `requests.ts` writes it down.
  if (fault.code === 'server_unreachable') res.setHeader('Retry-After', '5')
  return fault
}

/** For pages that have no error format of their own: one line of text. A host app's own handler might show a stack trace. */
export const finalErrorHandler =
  (log: Log): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const fault = answerFault(log, error, req, res)
    if (fault) res.type('text/plain').send(`${fault.message}\n`)
  }

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  const { type, status, code } = error as { type?: string; status?: number; code?: string }
  if (code === unstorable) return new Fault('invalid_request', 'text must not hold the character U+0000')
  if (isUnavailable(error) || isMissingTable(error))
    return new Fault('server_unreachable', whereMoved(error) ?? 'The database does not answer: try again soon', {
      cause: error,
    })
  if (type === 'entity.too.large') return new Fault('invalid_request', 'the body is larger than 100 kB')
  if (type === 'entity.parse.failed') return new Fault('invalid_request', 'the body is not valid JSON')
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Fault('invalid_request', 'the request could not be read')
  return new Fault('internal', 'Something went wrong on our side', { cause: error })
}

/** PostgreSQL's error for text that it cannot store, which is text with a NUL character (SQLite accepts it). */
const unstorable = '22021'
