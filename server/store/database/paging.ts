import type { ReferenceExpression, SelectQueryBuilder, StringReference } from 'kysely'
import { beyond, type Place } from '../totals/place.ts'
import { hourAt, type Kept, totalOf } from '../totals/total.ts'
import { isPostgres } from './dialect.ts'
import type { Db, Tables } from './tables.ts'

/** Which page of a list: by its number, or by the row before its first, wherever that page is by now. */
export interface Page {
  page: number
  per_page: number
  cursor?: Place | undefined
}

export interface PageOf<Row> {
  rows: Row[]
  /** How many there are in all. */
  total: number
  /** The last row of this page, when others follow. */
  next: Place | null
}

type Listed =
  | 'accounts'
  | 'account_keys'
  | 'customers'
  | 'deliveries'
  | 'domains'
  | 'display_name_requests'
  | 'link_events'
  | 'setup_links'
  | 'phone_numbers'
  | 'webhooks'
  | 'api_keys'
  | 'console_sessions'
  | 'audit_log'
  | 'number_pools'
  | 'project_themes'
  | 'provided_numbers'

type Rows<Table extends Listed, Row> = SelectQueryBuilder<Tables, Table, Row>

/** A page farther than this from both ends of a long list begins at the hour of its rows. */
const far = 1_000

/**
 * One page of `query`, most recent first by default, and the total number of rows. `kept` says which kept total is that of the
 * query; without it the rows are counted, which is for lists that stay short.
 */
export async function pageOf<Table extends Listed, Row extends Place>(
  query: Rows<Table, Row>,
  page: Page,
  { order = 'desc', kept }: { order?: Order; kept?: Kept | undefined } = {},
): Promise<PageOf<Row>> {
  const sum = kept ? await totalOf(kept) : { total: await count(query), older: 0, counted: true }
  const { rows, more } = page.cursor
    ? await pageBehind(query, page.cursor, page.per_page, order)
    : await pageAt(query, page, order, { ...sum, kept: sum.counted ? undefined : kept })
  const last = rows.at(-1)
  return { rows, total: sum.total, next: more && last ? { created_at: last.created_at, id: last.id } : null }
}

type Order = 'asc' | 'desc'

/** The page that follows a row. */
async function pageBehind<Table extends Listed, Row>(
  query: Rows<Table, Row>,
  cursor: Place,
  many: number,
  order: Order,
) {
  const rows = await ordered(query.where(beyond(cursor, order === 'desc' ? '<' : '>')), order)
    .limit(many + 1)
    .execute()
  return { rows: rows.slice(0, many) as Row[], more: rows.length > many }
}

/** The page with a number. */
async function pageAt<Table extends Listed, Row>(
  query: Rows<Table, Row>,
  { page, per_page }: Page,
  order: Order,
  { total, older, kept }: { total: number; older: number; kept: Kept | undefined },
): Promise<{ rows: Row[]; more: boolean }> {
  const [first, end] = [(page - 1) * per_page, Math.min(page * per_page, total)]
  if (first >= total) return { rows: [], more: false }
  const more = end < total
  // The rows before a page have to be skipped one by one, so we count from the nearer end.
  const fromEnd = total - end < first
  if (kept && Math.min(first, total - end) > far) {
    const rank = older + (order === 'desc' ? total - end : first)
    const at = await hourAt(kept, rank)
    if (at) {
      const rows = await slice(kept.db, query, { hour: at.hour, offset: rank - at.older, limit: end - first })
      return { rows: order === 'desc' ? rows.reverse() : rows, more }
    }
  }
  const way = fromEnd === (order === 'asc') ? 'desc' : 'asc'
  const rows = (await ordered(query, way)
    .limit(end - first)
    .offset(fromEnd ? total - end : first)
    .execute()) as Row[]
  return { rows: fromEnd ? rows.reverse() : rows, more }
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

const ordered = <Table extends Listed, Row>(query: Rows<Table, Row>, way: Order) =>
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
