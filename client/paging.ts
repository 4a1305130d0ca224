import type { Transport } from './transport.ts'

export interface PageOptions {
  page?: number
  /** 20 unless said, 500 at the most. */
  per_page?: number
  created_after?: string
  created_before?: string
}

export interface PageOf<Item> {
  data: Item[]
  meta: { page: number; per_page: number; total_pages: number; total_count: number }
}

/** A list, a page at a time or all of it: `for await (const one of client.customers.all())`. */
export interface Listed<Item, Query extends object> {
  list(query?: Query): Promise<PageOf<Item>>
  /** Most recent first, page after page as they are needed. */
  all(query?: Omit<Query, 'page'>): AsyncGenerator<Item, void, undefined>
}

export const listed = <Item, Query extends object = PageOptions>(
  send: Transport,
  path: string,
): Listed<Item, Query> => ({
  list: (query) => send('GET', path, { query }),
  async *all(query) {
    for (let page = 1; ; page++) {
      const { data, meta } = await send<PageOf<Item>>('GET', path, { query: { per_page: 100, ...query, page } })
      yield* data
      if (page >= meta.total_pages) return
    }
  },
})
