import express, { type Request, type RequestHandler } from 'express'
import type { Deps } from '../../deps.ts'
import { checkDepth } from '../bounds.ts'
import { checkNames } from './bad-requests.ts'
import { badParameter } from './graph-fault.ts'
import { isMultipart } from './multipart.ts'

/** The largest body of a call that uploads no file. */
const limit = '1mb'

/**
 * Reads a body that is no upload, as JSON or as a form, into `req.body`. It is written anew before it is passed on, so that Meta
 * reads the same names and values that were checked here.
 */
export const readBody = (deps: Pick<Deps, 'bodies'>, upload: boolean): RequestHandler[] =>
  [deps.bodies('backends'), express.raw({ type: () => true, limit }), checked].map(
    (handler): RequestHandler =>
      (req, res, next) =>
        upload && isMultipart(req) ? next() : handler(req, res, next),
  )

const checked: RequestHandler = (req, _res, next) => {
  req.body = parsed(req)
  checkDepth(req.body)
  checkNames(req.body)
  next()
}

function parsed(req: Request): Record<string, unknown> {
  const given: unknown = req.body
  // A body parser of the host app may have run before this router.
  if (isObject(given)) return given
  const text = Buffer.isBuffer(given) ? given.toString('utf8') : typeof given === 'string' ? given : ''
  if (!text.trim()) return {}
  if (/^application\/x-www-form-urlencoded/i.test(req.get('Content-Type') ?? '')) return form(text)
  const value = json(text)
  if (!isObject(value)) throw badParameter('The body must be a JSON object')
  return value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value)

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badParameter('The body is not valid JSON')
  }
}

function form(text: string): Record<string, unknown> {
  const pairs = [...new URLSearchParams(text)]
  const names = new Set(pairs.map(([name]) => name))
  if (names.size < pairs.length) throw badParameter('The form holds a name twice')
  return Object.fromEntries(pairs)
}
