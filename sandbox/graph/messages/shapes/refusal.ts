import type * as z from 'zod/mini'
import { badParameter, cloudError, type GraphError } from '../../graph-error.ts'

type Issue = z.core.$ZodIssue

/**
 * A shape that Graph would refuse, in Graph's words: an unknown key, something missing or of the wrong type is error 100, and a
 * value out of bounds is 131009.
 */
export function shapeRefusal(given: unknown, { issues }: z.core.$ZodError): GraphError {
  const issue = issues[0] as Issue
  const path = [...issue.path]
  const param = paramName(path)
  if (issue.code === 'unrecognized_keys')
    return badParameter(
      path.length ? `Unexpected key "${issue.keys[0]}" on param "${param}".` : `Unexpected key "${issue.keys[0]}".`,
    )
  if (valueAt(given, path) === undefined) return badParameter(`The parameter ${param} is required.`)
  if (issue.code === 'invalid_type') return badParameter(`Param ${param} must be ${article(issue.expected)}.`)
  if (issue.code === 'invalid_value')
    return badParameter(`Param ${param} must be one of {${issue.values.map(String).join(', ').toUpperCase()}}`)
  return badValue(`${param}: ${details(issue)}`)
}

/** A value that has the right type and cannot be used. */
export const badValue = (why: string): GraphError => cloudError(400, 131009, 'Parameter value is not valid', why)

function details(issue: Issue): string {
  if (issue.code === 'too_big')
    return `at most ${issue.maximum} ${issue.origin === 'array' ? 'items' : 'characters'} are allowed`
  if (issue.code === 'too_small')
    return `at least ${issue.minimum} ${issue.origin === 'array' ? 'items' : 'characters'} are needed`
  if (issue.code === 'invalid_format') return `not a valid ${issue.format}`
  return issue.message
}

/** `text['body']`, as Graph names what stands inside a parameter. */
const paramName = ([first, ...rest]: PropertyKey[]): string =>
  [String(first), ...rest.map((part) => (typeof part === 'number' ? `[${part}]` : `['${String(part)}']`))].join('')

const valueAt = (given: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], given)

const article = (type: string): string =>
  type === 'object' || type === 'record' ? 'a JSON object' : type === 'array' ? 'an array' : `a ${type}`
