import type { ReferenceExpression, SelectQueryBuilder, StringReference } from 'kysely'
import type { Tables } from './tables.ts'

export interface Page {
  page: number
  per_page: number
}

/** One page of `query`, most recent first by default, and the total number of rows. */
export async function pageOf<
  Table extends
    | 'accounts'
    | 'account_keys'
    | 'customers'
    | 'deliveries'
    | 'display_name_requests'
    | 'link_events'
    | 'setup_links'
    | 'phone_numbers'
    | 'webhooks'
    | 'api_keys'
    | 'audit_log'
    | 'number_pools'
    | 'provided_numbers',
  Row,
>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  { page, per_page }: Page,
  order: 'asc' | 'desc' = 'desc',
): Promise<{ rows: Row[]; total: number }> {
  const count = await query
    .clearSelect()
    .select((of) => of.fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  const total = Number(count.total)
  const [first, end] = [(page - 1) * per_page, Math.min(page * per_page, total)]
  if (first >= total) return { rows: [], total }
  // The rows before a page have to be skipped one by one, so we count from the nearer end.
  const fromEnd = total - end < first
  const way = fromEnd === (order === 'asc') ? 'desc' : 'asc'
  const rows = (await query
    .orderBy('created_at' as ReferenceExpression<Tables, Table> & StringReference<Tables, Table>, way)
    .orderBy('id' as ReferenceExpression<Tables, Table> & StringReference<Tables, Table>, way)
    .limit(end - first)
    .offset(fromEnd ? total - end : first)
    .execute()) as Row[]
  return { rows: fromEnd ? rows.reverse() : rows, total }
}
