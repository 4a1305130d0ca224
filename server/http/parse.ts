import * as z from 'zod/mini'
import { Fault } from '../fault.ts'

/**
 * Parses a request with `schema`.
 *
 * @throws {Fault} `invalid_request` with one sentence for each field that is wrong, saying what would be right;
 *   its cause is zod's error, for a surface that names the fields apart from the sentences.
 */
export function parse<T extends z.ZodMiniType>(schema: T, value: unknown): z.output<T> {
  const zero = findNul(value)
  if (zero) throw new Fault('invalid_request', toSentences([zero]), { cause: new z.core.$ZodError([zero]) })
  const parsed = schema.safeParse(value, plainMessages)
  if (parsed.success) return parsed.data as z.output<T>
  throw new Fault('invalid_request', toSentences(parsed.error.issues), { cause: parsed.error })
}

/** Text with a NUL character, if there is any: PostgreSQL cannot store it, so it is refused for both databases. */
function findNul(value: unknown): Issue | undefined {
  const rest: Spot[] = [{ value }]
  for (let spot = rest.pop(); spot; spot = rest.pop()) {
    const { value } = spot
    const inside = typeof value === 'object' && value !== null ? Object.entries(value) : []
    const here = typeof value === 'string' && value.includes('\0')
    if (here || inside.some(([name]) => name.includes('\0')))
      return { code: 'custom', path: pathOf(spot), message: 'must not hold the character U+0000', input: value }
    for (const [name, item] of inside) rest.push({ value: item, name, within: spot })
  }
  return undefined
}

interface Spot {
  value: unknown
  name?: string
  within?: Spot
}

function pathOf(spot: Spot): string[] {
  const path: string[] = []
  for (let at: Spot | undefined = spot; at?.name !== undefined; at = at.within) path.unshift(at.name)
  return path
}

type Issue = z.core.$ZodIssue

/** Passed to zod at each check: a host app may have set another language for all of zod. */
export const plainMessages = { error: () => 'Invalid input' }

/** `setup_link.theme_config.primary_color must be a colour written as #RRGGBB, for example #22c55e` */
export const toSentences = (issues: readonly Issue[]) =>
  issues.map((issue) => `${issue.path.join('.') || 'the body'} ${words(issue)}`).join('; ')

function words(issue: Issue): string {
  if (issue.message && issue.message !== 'Invalid input') return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${nouns[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
    case 'invalid_format':
      return `must be a valid ${issue.format}`
    case 'too_small':
      return `must be at least ${issue.minimum}`
    case 'too_big':
      return `must be at most ${issue.maximum}`
    case 'unrecognized_keys':
      return `must not hold ${issue.keys.join(', ')}`
    case 'invalid_union':
      return issue.errors.map((branch) => toSentences(branch)).join(', or ')
    default:
      return 'is not valid'
  }
}

const nouns: Record<string, string> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}
