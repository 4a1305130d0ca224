import type { ErrorRequestHandler, Request } from 'express'
import * as z from 'zod/mini'
import { AdminError, type FaultCode } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { answerFault } from '../errors.ts'
import { inOwnWords } from './words.ts'

/** A fault that this dialect has its own word for, or that is about one field. */
export class AdminFault extends Fault {
  readonly word: string
  readonly field: string

  constructor(code: FaultCode, message: string, { word, field }: { word?: string; field: string }) {
    super(code, message)
    this.word = word ?? words[code] ?? code.toUpperCase()
    this.field = field
  }
}

const words: { [Code in FaultCode]?: string } = {
  unauthorized: 'INVALID_API_KEY',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  invalid_request: 'VALIDATION_ERROR',
  rate_limited: 'RATE_LIMIT_EXCEEDED',
  internal: 'INTERNAL_ERROR',
}

/** Words for a field of a message that is there and wrong (GoSendAPI's guide to handling errors). */
const wordsOfMessages: Record<string, string> = {
  phone_number_id: 'INVALID_PHONE_NUMBER_ID',
  to: 'INVALID_E164',
  type: 'INVALID_MESSAGE_TYPE',
}

/** Every error as `{statusCode, message, error, details?}`, naming the field that is wrong where there is one. */
export const adminErrors =
  ({ log }: Pick<Deps, 'log'>): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const fault = answerFault(log, error, req, res)
    if (!fault) return
    const unread = unreadable[(error as { type?: string }).type ?? '']
    if (unread) res.status(unread.status)
    const wait = Number(res.get('Retry-After'))
    res.json(
      AdminError.parse({
        statusCode: res.statusCode,
        message: fault.message,
        error: unread?.word ?? words[fault.code] ?? fault.code.toUpperCase(),
        ...(res.statusCode === 429 && wait > 0 ? { retry_after_seconds: wait } : {}),
        ...(unread ? {} : naming(fault, req)),
      } satisfies AdminError),
    )
  }

/** Bodies that were refused before a schema read them. */
const unreadable: Record<string, { status: number; word: string }> = {
  'entity.parse.failed': { status: 400, word: 'MALFORMED_JSON' },
  'entity.too.large': { status: 413, word: 'PAYLOAD_TOO_LARGE' },
}

/** The first field that is wrong, where a fault is about one, and the word for what is wrong with it. */
function naming(fault: Fault, req: Request): Pick<AdminError, 'details'> & { error?: string; message?: string } {
  if (fault instanceof AdminFault) return { error: fault.word, details: details(fault.field, req) }
  if (fault.code === 'invalid_request' && !(fault.cause instanceof z.core.$ZodError)) {
    const { message, field } = inOwnWords(fault.message)
    return { message, ...(field === undefined ? {} : { details: details(field, req) }) }
  }
  if (!(fault.cause instanceof z.core.$ZodError)) return {}
  const [issue] = fault.cause.issues
  if (!issue?.path.length) return {}
  const field = issue.path.join('.')
  const missing = given(req, field) === undefined
  const word = /\/messages\/?$/.test(req.path) ? wordsOfMessages[field] : undefined
  return {
    details: details(field, req),
    ...(word === undefined ? {} : { error: word }),
    ...(missing ? { error: 'MISSING_REQUIRED_FIELD', message: `${field} is required` } : {}),
  }
}

const details = (field: string, req: Request) => {
  const value = shown(field, given(req, field))
  return value === undefined ? { field } : { field, value }
}

function given(req: Request, field: string): unknown {
  let value: unknown = { ...req.query, ...(req.body as object) }
  for (const name of field.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return value
}

/**
 * A value as the client sent it, if it is short and plain; never one that may be a secret, or an address with a password in it.
 */
function shown(field: string, value: unknown): unknown {
  if (/secret|token|key|password/i.test(field)) return undefined
  if (typeof value !== 'string') return typeof value === 'object' && value !== null ? undefined : value
  return value.length > 200 || /:\/\/[^/]*@/.test(value) ? undefined : value
}
