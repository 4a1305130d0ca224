import express, { type Request, type RequestHandler, type Response } from 'express'
import type { Deps } from '../../deps.ts'
import { checkDepth } from '../bounds.ts'
import type { PlainRequest, PlainResponse } from '../plain.ts'
import { checkNames } from './bad-requests.ts'
import { badParameter } from './graph-fault.ts'

/** The largest body of a call that uploads no file. */
const limit = 2 ** 20

/**
 * Reads a body that is no upload, as JSON or as a form. It is written anew before it is passed on, so that Meta reads the same names
 * and values that were checked here.
 */
export function bodyReader({ bodies }: Pick<Deps, 'bodies'>) {
  const [budget, unpack] = [bodies('backends'), express.raw({ type: () => true, limit })]
  return async (req: PlainRequest, res: PlainResponse): Promise<Record<string, unknown>> => {
    // A body parser of the host app may have run before.
    if (!req.readableEnded) {
      budget(req, res, () => {})
      if (req.headers['content-encoding'] === undefined) req.body = await readAll(req)
      else await run(unpack, req, res)
    }
    const body = parsed(req)
    checkDepth(body)
    checkNames(body)
    return body
  }
}

const run = (handler: RequestHandler, req: PlainRequest, res: PlainResponse) =>
  new Promise<void>((resolve, reject) => {
    handler(req as Request, res as Response, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
  })

/** @throws {GraphFault} 100, when it is too large; an error with the status 400, when it breaks off */
function readAll(req: PlainRequest): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else reject(badParameter('The body is larger than 1 MB'))
    })
    req.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    const broken = () => reject(Object.assign(new Error('the request broke off'), { status: 400 }))
    req.once('error', broken)
    req.once('close', () => req.readableEnded || broken())
  })
}

function parsed(req: PlainRequest): Record<string, unknown> {
  const given: unknown = req.body
  if (isObject(given)) return given
  const text = Buffer.isBuffer(given) ? given.toString('utf8') : typeof given === 'string' ? given : ''
  if (!text.trim()) return {}
  if (/^application\/x-www-form-urlencoded/i.test(req.headers['content-type'] ?? '')) return form(text)
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
