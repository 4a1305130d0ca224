/** The parameters of a caller, however they were sent. The object inherits nothing, because a parameter may have any name. */
export type Params = Record<string, unknown>

/** A body that cannot be read: too long, or different from its content type. */
export class UnreadableBody extends Error {}

/** A name that comes twice is a list, and `text[body]` is a field of `text`, as Graph reads queries and forms. */
export function readPairs(pairs: URLSearchParams): Params {
  const params: Params = Object.create(null)
  for (const [name, value] of pairs) {
    const [, outer, inner] = /^([^[\]]+)\[([^[\]]*)\]$/.exec(name) ?? []
    if (outer === undefined) add(params, name, value)
    else if (inner) add(structureAt(params, outer), inner, value)
    else params[outer] = [params[outer] ?? []].flat().concat(value)
  }
  return params
}

/**
 * The parameters in a JSON or form body; none for a body of another type, or none at all. Only a form in parts may be longer than
 * the limit: it holds files.
 *
 * @throws {UnreadableBody}
 */
export async function readBody(request: Request, limit: number): Promise<Params> {
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'multipart/form-data') return readParts(request)
  if (type !== 'application/json' && type !== 'application/x-www-form-urlencoded') return {}
  const text = await request.text()
  if (text.length > limit) throw new UnreadableBody('The body is too long.')
  if (type !== 'application/json') return readPairs(new URLSearchParams(text))
  if (text.trim() === '') return {}
  const body = parse(text)
  if (typeof body !== 'object' || body === null) throw new UnreadableBody('The body is not a JSON object.')
  return body as Params
}

async function readParts(request: Request): Promise<Params> {
  const form = await request.formData().catch(() => {
    throw new UnreadableBody('The body is not a form in parts.')
  })
  const params: Params = Object.create(null)
  for (const [name, value] of form) params[name] = value
  return params
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableBody('The body is not JSON.')
  }
}

function add(params: Params, name: string, value: string): void {
  params[name] = name in params ? [params[name]].flat().concat(value) : value
}

function structureAt(params: Params, name: string): Params {
  const known = params[name]
  if (typeof known === 'object' && known !== null && !Array.isArray(known)) return known as Params
  const made: Params = Object.create(null)
  params[name] = made
  return made
}
