import type { ReferenceExpression, SelectQueryBuilder, StringReference } from 'kysely'
import type { Tables } from './tables.ts'

export interface Page {
  page: number
  per_page: number
}

/** One page of `query`, most recent first, with how many rows there are in all. */
export async function pageOf<
  Table extends
    | 'accounts'
    | 'customers'
    | 'deliveries'
    | 'setup_links'
    | 'phone_numbers'
    | 'webhooks'
    | 'api_keys'
    | 'audit_log',
  Row,
>(query: SelectQueryBuilder<Tables, Table, Row>, { page, per_page }: Page): Promise<{ rows: Row[]; total: number }> {
  const count = await query
    .clearSelect()
    .select((of) => of.fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .orderBy('created_at' as ReferenceExpression<Tables, Table> & StringReference<Tables, Table>, 'desc')
    .orderBy('id' as ReferenceExpression<Tables, Table> & StringReference<Tables, Table>, 'desc')
    .limit(per_page)
    .offset((page - 1) * per_page)
    .execute()
  return { rows: rows as Row[], total: Number(count.total) }
}
