import type * as z from 'zod/mini'
import { Fault } from './fault.ts'

/**
 * What came in, as `schema` has it.
 *
 * @throws {Fault} `invalid_request` with one sentence for each field that is wrong, saying what would be right;
 *   its cause is zod's error, for a surface that names the fields apart from the sentences.
 */
export function parse<T extends z.ZodMiniType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data as z.output<T>
  throw new Fault('invalid_request', sentences(parsed.error.issues), { cause: parsed.error })
}

type Issue = z.core.$ZodIssue

/** `setup_link.theme_config.primary_color must be a colour written as #RRGGBB, for example #22c55e` */
export const sentences = (issues: readonly Issue[]) =>
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
    case 'invalid_union':
      return issue.errors.map((branch) => sentences(branch)).join(', or ')
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
