import { badParameter, GraphError } from './graph-error.ts'

/** `phone_numbers.limit(5){id,status}` once read. */
export type Field = { name: string; args: Record<string, string>; fields: Field[] | null }

/** Every field of a node; one without a value returns undefined and is left out, as in Graph. */
export type Resolvers = Record<string, (field: Field) => unknown>

/**
 * Reads a `fields` parameter: names, nested braces, arguments such as `.limit(5)`.
 *
 * @throws {GraphError} 2500 where the text is incomplete or invalid.
 */
export function parseFields(source: string): Field[] {
  let at = 0
  const fail = () => new GraphError(400, 2500, `Syntax error "Expected name." at character ${at}: ${source}`)
  const name = () => {
    const found = /^\s*([A-Za-z_]\w*)\s*/.exec(source.slice(at))
    if (!found) throw fail()
    at += found[0].length
    return found[1] as string
  }
  const list = (): Field[] => {
    const fields = [one()]
    while (source[at] === ',') {
      at += 1
      fields.push(one())
    }
    return fields
  }
  const one = (): Field => {
    const field: Field = { name: name(), args: {}, fields: null }
    for (let found = argument(); found; found = argument()) {
      field.args[found[1] as string] = found[2] as string
      at += found[0].length
    }
    if (source[at] === '{') {
      at += 1
      field.fields = list()
      if (source[at] !== '}') throw fail()
      at += 1
    }
    return field
  }
  const argument = () => /^\.(\w+)\(([^)]*)\)\s*/.exec(source.slice(at))
  const fields = list()
  if (at !== source.length) throw fail()
  return fields
}

/** The answer for a node: the requested fields, else its defaults; `id` is always included. */
export function select(type: string, resolvers: Resolvers, defaults: string[], asked: Field[] | null) {
  const fields = asked ?? defaults.map((name): Field => ({ name, args: {}, fields: null }))
  const answer: Record<string, unknown> = {}
  for (const field of fields) {
    if (!Object.hasOwn(resolvers, field.name))
      throw badParameter(`Tried accessing nonexisting field (${field.name}) on node type (${type})`)
    const value = resolvers[field.name]?.(field)
    if (value !== undefined) answer[field.name] = value
  }
  const { id: _, ...rest } = answer
  return { ...rest, id: resolvers.id?.({ name: 'id', args: {}, fields: null }) }
}
