/** What Graph answers when it refuses (https://developers.facebook.com/docs/graph-api/guides/error-handling). */
export interface GraphErrorBody {
  message: string
  type?: string | undefined
  code?: number | undefined
  error_subcode?: number | undefined
  is_transient?: boolean | undefined
  fbtrace_id?: string | undefined
  error_data?: { details?: string | undefined } | undefined
}

/**
 * Reads a refusal field by field: `code` and `error_subcode` count whatever the rest looks like. Proxies and older parts of Graph
 * write numbers as text, null for what is missing, and `error_data` as text.
 *
 * @returns undefined when the answer holds no error
 */
export function readRefusal(answer: unknown): GraphErrorBody | undefined {
  const error = field(answer, 'error')
  if (typeof error === 'string') return { message: text(field(answer, 'error_description')) ?? error }
  if (typeof error !== 'object' || error === null) return undefined
  const details = detailsOf(field(error, 'error_data'))
  return {
    message: text(field(error, 'message')) ?? '',
    type: text(field(error, 'type')),
    code: whole(field(error, 'code')),
    error_subcode: whole(field(error, 'error_subcode')),
    is_transient: [true, 'true', 1].includes(field(error, 'is_transient') as boolean),
    fbtrace_id: text(field(error, 'fbtrace_id')),
    ...(details === undefined ? {} : { error_data: { details } }),
  }
}

/** `error_data` is an object, the same as JSON text, or a sentence. */
function detailsOf(data: unknown): string | undefined {
  if (typeof data !== 'string') return text(field(data, 'details'))
  try {
    return text(field(JSON.parse(data), 'details'))
  } catch {
    return text(data)
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

/** Meta's words are searched and logged: more of them than anybody reads would cost more than they tell. */
const mostWords = 1_000

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, mostWords) : undefined

function whole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s{0,9}\d{1,9}\s{0,9}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}
