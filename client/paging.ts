import type { Transport } from './transport.ts'

export interface PageOptions {
  page?: number
  /** 20 unless said, 500 at the most. */
  per_page?: number
  /** `next_cursor` of the page before, which stays right while rows come and go; then `page` counts for nothing. */
  cursor?: string
  created_after?: string
  created_before?: string
}

export interface PageOf<Item> {
  data: Item[]
  meta: { page: number; per_page: number; total_pages: number; total_count: number; next_cursor: string | null }
}

/** A list, a page at a time or all of it: `for await (const one of client.customers.all())`. */
export interface Listed<Item, Query extends object> {
  list(query?: Query): Promise<PageOf<Item>>
  /** Page after page as they are needed, each row once, whatever comes and goes meanwhile. */
  all(query?: Omit<Query, 'page' | 'cursor'>): AsyncGenerator<Item, void, undefined>
}

export const listed = <Item, Query extends object = PageOptions>(
  send: Transport,
  path: string,
): Listed<Item, Query> => ({
  list: (query) => send('GET', path, { query }),
  async *all(query) {
    for (let next: PageOptions = {}; ; ) {
      const { data, meta } = await send<PageOf<Item>>('GET', path, { query: { per_page: 100, ...query, ...next } })
      yield* data
      // A server of the version before has no cursors.
      const { next_cursor = meta.page < meta.total_pages ? undefined : null } = meta
      if (next_cursor === null) return
      next = next_cursor === undefined ? { page: meta.page + 1 } : { cursor: next_cursor }
    }
  },
})
