import { type GraphCall, text } from './call.ts'
import { badParameter } from './graph-error.ts'

/** What a list was asked for; `url` is the request's own, without its secrets, for the address of the next page. */
export type Asked = { limit?: string | null; after?: string | null; before?: string | null; url?: string }

export const asked = (call: GraphCall): Asked => ({
  limit: text(call, 'limit'),
  after: text(call, 'after'),
  before: text(call, 'before'),
  url: call.url,
})

/**
 * One page of a list, with Graph's cursors. An empty list has no paging.
 *
 * @throws {GraphError} 100 for a limit or a cursor that cannot be used.
 */
export function page<Item>(items: Item[], show: (item: Item) => unknown, asked: Asked) {
  const limit = asked.limit == null ? 25 : Number(asked.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw badParameter('Param limit must be from 1 to 100')
  const before = place(asked.before)
  const start = before === null ? (place(asked.after) ?? -1) + 1 : Math.max(0, before - limit)
  const shown = items.slice(start, before ?? start + limit).slice(0, limit)
  if (shown.length === 0) return { data: [] }
  const last = start + shown.length - 1
  return {
    data: shown.map(show),
    paging: {
      cursors: { before: cursor(start), after: cursor(last) },
      ...(asked.url && last < items.length - 1 ? { next: nextPage(asked.url, cursor(last)) } : {}),
    },
  }
}

const cursor = (index: number) => btoa(`QVFIU:${index}`)

function decoded(cursor: string): string {
  try {
    return atob(cursor)
  } catch {
    return ''
  }
}

function place(given: string | null | undefined): number | null {
  if (!given) return null
  const found = /^QVFIU:(\d+)$/.exec(decoded(given))
  if (!found) throw badParameter('Invalid cursors values')
  return Number(found[1])
}

function nextPage(current: string, after: string): string {
  const url = new URL(current)
  url.searchParams.delete('before')
  url.searchParams.set('after', after)
  return url.href
}
