/** Ids, secrets and moments, by their shapes: what differs between two plays of the same history and means nothing. */
const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|%3A|\+\d\d:\d\d)?/g
const ids = [
  /[\w-]{20,}\.[\w-]{20,}(\.[\w-]{20,})?/, // a link's token, a signed result
  /\beyJ[\w-]{30,}/, // a cursor
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  /\bpb_[\w-]+/,
  /(?<=127\.0\.0\.1:\d+\/)[AB]\d+/, // a receiver of one play
  /(?<![\w+])\d{9,}(?!\w)/, // Meta's ids, and the integer ids of the admin dialect
]
const id = new RegExp(ids.map(({ source }) => source).join('|'), 'g')

/** A value as text, each id by the order in which it first appears, each moment as the same word. */
export function plain(value: unknown): string {
  const known = new Map<string, string>()
  const named = (found: string) => {
    const name = known.get(found) ?? `#${known.size}`
    known.set(found, name)
    return name
  }
  return JSON.stringify(value, null, 1).replace(moment, 'T').replace(id, named)
}

/** A value as text, whoever it is about and whenever it was. */
export const shape = (value: unknown): string => JSON.stringify(value).replace(moment, 'T').replace(id, '#')
