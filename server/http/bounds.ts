import * as z from 'zod/mini'
import { Fault } from '../fault.ts'
import { toSentences } from './parse.ts'
import type { PlainHandler } from './plain.ts'

/** Levels of objects and lists in a body. Deeper ones could overflow the stack of recursive code such as `JSON.stringify`. */
const deepest = 32

/** Characters of a query, as an answer's `Link` header repeats it up to four times. */
const longestQuery = 2_000

/**
 * Refuses a body that is nested too deep, naming the field.
 *
 * @throws {Fault} `invalid_request`
 */
export function checkDepth(body: unknown) {
  if (typeof body !== 'object' || body === null) return
  for (const [name, value] of Object.entries(body))
    if (isDeeperThan(value, deepest - 1)) {
      const message = `must not be nested more than ${deepest} levels deep`
      const issue: z.core.$ZodIssue = { code: 'custom', path: [shorten(name)], message, input: undefined }
      throw new Fault('invalid_request', toSentences([issue]), { cause: new z.core.$ZodError([issue]) })
    }
}

/** Its own recursion ends at the last level. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  for (const one of Object.values(value)) if (levels === 0 || isDeeperThan(one, levels - 1)) return true
  return false
}

/**
 * Refuses a query that is too long, naming the longest parameter. The answer's `Link` header repeats the query and would not fit
 * into what clients accept (Node: 16 kB), so they would report a broken answer.
 *
 * @throws {Fault} `invalid_request`
 */
export const boundedQuery: PlainHandler = (req, _res, next) => {
  const query = req.originalUrl.split('?')[1] ?? ''
  if (query.length * 3 > longestQuery && new URLSearchParams(query).toString().length > longestQuery) {
    const [[name] = ['']] = [...new URLSearchParams(query)].sort((one, other) => sizeOf(other) - sizeOf(one))
    throw new Fault('invalid_request', `${shorten(name)} is too long: a query has at most ${longestQuery} characters`)
  }
  next()
}

const sizeOf = ([name, value]: [string, string]) => name.length + value.length
const shorten = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name || 'the query')
