import type { PassedOn } from './passed-on.ts'

/** An operation that a request asks for, and the ids in its path by their names. */
export interface Wanted {
  operation: PassedOn
  version: string
  ids: Record<string, string>
  /** The path below the version, as it came. */
  path: string
}

/** A path of two parts at least: the version, an id or a word, an edge, and one more id. */
const parts = /^\/(v[\d.]+)\/([^/?]+)(?:\/([^/?]+))?(?:\/([^/?]+))?(?:\?|$)/

/** What is the same for all requests of one operation: `get /:a/messages/:b` is `get id messages id`. */
const keyOf = (method: string, words: (string | undefined)[]) => `${method} ${words.filter(Boolean).join('/')}`

/**
 * Finds the operation of a request by one look into a table. Express would try each route in turn, which costs a fifth of a call.
 * The path is one that {@link checkAddress} let pass.
 */
export function operationFinder(operations: readonly PassedOn[]) {
  const known = new Map<string, { operation: PassedOn; names: string[] }>()
  for (const operation of operations) {
    const [first, edge, last] = operation.path.slice(1).split('/') as [string, string?, string?]
    const own = first.startsWith(':') ? [':', edge, last && ':'] : [first, edge && ':']
    const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
    known.set(keyOf(operation.method, own), { operation, names })
  }

  return (method: string, url: string): Wanted | undefined => {
    const [, version = '', first = '', edge, last] = parts.exec(url) ?? []
    const named = /^\d/.test(first)
    const asked = method === 'HEAD' ? 'get' : method.toLowerCase()
    const found = known.get(keyOf(asked, named ? [':', edge, last && ':'] : [first, edge && ':']))
    if (!found) return undefined
    const given = named ? [first, last] : [edge]
    const ids = Object.fromEntries(found.names.map((name, nth) => [name, given[nth] as string]))
    return { operation: found.operation, version, ids, path: [first, edge, last].filter(Boolean).join('/') }
  }
}
