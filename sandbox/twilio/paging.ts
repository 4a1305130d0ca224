import { accountPath, type TwilioCall, textOf } from './call.ts'
import { badRequest } from './twilio-error.ts'

type Paged = { start: number; size: number; page: number }

/**
 * One page of a list as Twilio returns it: the token in `next_page_uri` leads to the next page, the page number alone does not.
 *
 * @throws {TwilioError} for a page size, number or token that cannot be used.
 */
export function paged<Item extends { sid: string }>(
  call: TwilioCall,
  name: string,
  items: Item[],
  show: (item: Item) => unknown,
  filters: Record<string, string | null>,
) {
  const { start, size, page } = asked(call, items)
  const shown = items.slice(start, start + size)
  const last = shown.at(-1)
  const resource = `${accountPath(call)}/${call.path.join('/')}.json`
  const address = (number: number, token?: string) => {
    const query = new URLSearchParams()
    for (const [filter, value] of Object.entries(filters)) if (value !== null) query.set(filter, value)
    query.set('PageSize', String(size))
    query.set('Page', String(number))
    if (token) query.set('PageToken', token)
    return `${resource}?${query}`
  }
  const previous = start > 0 ? items[Math.max(0, start - size) - 1] : undefined
  return {
    [name]: shown.map(show),
    first_page_uri: address(0),
    next_page_uri: last && start + size < items.length ? address(page + 1, `PA${last.sid}`) : null,
    previous_page_uri: page === 0 ? null : address(page - 1, previous && `PA${previous.sid}`),
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(0, shown.length - 1),
    uri: address(page, textOf(call.query, 'PageToken') ?? undefined),
  }
}

function asked({ query }: TwilioCall, items: { sid: string }[]): Paged {
  const size = whole(textOf(query, 'PageSize'), 'PageSize', 50, 1)
  const page = whole(textOf(query, 'Page'), 'Page', 0, 0)
  const token = textOf(query, 'PageToken')
  if (size > 1000) throw badRequest('Page size must be at most 1000')
  if (!token) {
    if (page > 0) throw badRequest('Page numbers need the PageToken of the page before; follow next_page_uri')
    return { start: 0, size, page }
  }
  const at = items.findIndex(({ sid }) => `PA${sid}` === token)
  if (at < 0) throw badRequest('Invalid PageToken')
  return { start: at + 1, size, page }
}

function whole(given: string | null, name: string, standard: number, least: number): number {
  if (given === null) return standard
  if (!/^\d+$/.test(given) || Number(given) < least) throw badRequest(`Invalid parameter ${name}`)
  return Number(given)
}
