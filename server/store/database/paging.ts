import type { ReferenceExpression, SelectQueryBuilder, StringReference } from 'kysely'
import { hourAt, type Kept, totalOf } from '../totals/total.ts'
import { isPostgres } from './dialect.ts'
import type { Db, Tables } from './tables.ts'

export interface Page {
  page: number
  per_page: number
}

type Listed =
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
  | 'provided_numbers'

type Rows<Table extends Listed, Row> = SelectQueryBuilder<Tables, Table, Row>

/** A page farther than this from both ends of a long list begins at the hour of its rows. */
const far = 1_000

/**
 * One page of `query`, most recent first by default, and the total number of rows. `kept` says which kept total is that of the
 * query; without it the rows are counted, which is for lists that stay short.
 */
export async function pageOf<Table extends Listed, Row>(
  query: Rows<Table, Row>,
  { page, per_page }: Page,
  { order = 'desc', kept }: { order?: 'asc' | 'desc'; kept?: Kept | undefined } = {},
): Promise<{ rows: Row[]; total: number }> {
  const { total, older, counted } = kept ? await totalOf(kept) : { total: await count(query), older: 0, counted: true }
  const [first, end] = [(page - 1) * per_page, Math.min(page * per_page, total)]
  if (first >= total) return { rows: [], total }
  // The rows before a page have to be skipped one by one, so we count from the nearer end.
  const fromEnd = total - end < first
  if (kept && !counted && Math.min(first, total - end) > far) {
    const rank = order === 'desc' ? total - end : first
    const at = await hourAt(kept, older + rank)
    if (at) {
      const rows = await slice(kept.db, query, { hour: at.hour, offset: older + rank - at.older, limit: end - first })
      return { rows: order === 'desc' ? rows.reverse() : rows, total }
    }
  }
  const way = fromEnd === (order === 'asc') ? 'desc' : 'asc'
  const rows = await ordered(query, way)
    .limit(end - first)
    .offset(fromEnd ? total - end : first)
    .execute()
  return { rows: (fromEnd ? rows.reverse() : rows) as Row[], total }
}

async function count<Table extends Listed, Row>(query: Rows<Table, Row>): Promise<number> {
  const { total } = await query
    .clearSelect()
    .select((of) => of.fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

const column = <Table extends Listed>(name: 'created_at' | 'id') =>
  name as ReferenceExpression<Tables, Table> & StringReference<Tables, Table>

const ordered = <Table extends Listed, Row>(query: Rows<Table, Row>, way: 'asc' | 'desc') =>
  query.orderBy(column<Table>('created_at'), way).orderBy(column<Table>('id'), way)

/** Rows from an hour on, the oldest first. */
async function slice<Table extends Listed, Row>(
  db: Db,
  query: Rows<Table, Row>,
  { hour, offset, limit }: { hour: string; offset: number; limit: number },
): Promise<Row[]> {
  const since = query.where(column<Table>('created_at'), '>=', hour as never)
  // SQLite reads a skipped row in the index alone. PostgreSQL does so only where nothing but the index is asked for.
  if (!isPostgres(db)) return (await ordered(since, 'asc').limit(limit).offset(offset).execute()) as Row[]
  const ids = ordered(since.clearSelect().select(column<Table>('id')), 'asc')
    .limit(limit)
    .offset(offset)
  return (await ordered(query.where(column<Table>('id'), 'in', ids as never), 'asc').execute()) as Row[]
}
