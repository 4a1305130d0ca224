import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tables } from '../database/tables.ts'
import { beyond, mostSifted, type Place, upTo } from '../totals/place.ts'
import { type LinkFilter, showsStatus } from './setup-links.ts'
import type { SetupLinkRow } from './tables.ts'

/** A link with what people know its customer by. */
export type ProjectLinkRow = SetupLinkRow & { customer_name: string; external_customer_id: string | null }

const all = (db: Db) =>
  db
    .selectFrom('setup_links')
    .innerJoin('customers', 'customers.id', 'setup_links.customer_id')
    .selectAll('setup_links')
    .select(['customers.name as customer_name', 'customers.external_customer_id'])

export const findProjectLinkWithCustomer = (db: Db, projectId: string, id: string) =>
  all(db).where('setup_links.project_id', '=', projectId).where('setup_links.id', '=', id).executeTakeFirst()

export interface ProjectLinkFilter extends LinkFilter {
  setup_status?: SetupLinkRow['setup_status'] | undefined
}

/**
 * A number of a project's links behind a place, the newest first, and the place behind which more follow. With a filter so many links
 * are looked through at most: then there may be fewer than asked for, or none, and more behind all the same.
 */
export async function linksBehind(
  db: Db,
  projectId: string,
  filter: ProjectLinkFilter,
  { limit, older, now }: { limit: number; older: Place | undefined; now: string },
): Promise<{ rows: ProjectLinkRow[]; more: Place | undefined }> {
  const { created_after, created_before } = filter
  const led = <Row>(query: SelectQueryBuilder<Tables, 'setup_links', Row>) => {
    let one = query.where('setup_links.project_id', '=', projectId)
    if (created_after) one = one.where('setup_links.created_at', '>', created_after)
    if (created_before) one = one.where('setup_links.created_at', '<', created_before)
    if (older) one = one.where(beyond(older, '<', 'setup_links'))
    return one.orderBy('setup_links.created_at', 'desc').orderBy('setup_links.id', 'desc')
  }
  const conditions = sifted(filter, now)
  const end = conditions.length
    ? await led(db.selectFrom('setup_links').select(['setup_links.created_at', 'setup_links.id']))
        .offset(mostSifted - 1)
        .limit(1)
        .executeTakeFirst()
    : undefined
  let query = led(all(db) as unknown as SelectQueryBuilder<Tables, 'setup_links', ProjectLinkRow>)
  for (const condition of conditions) query = query.where(condition)
  if (end) query = query.where(beyond(end, '>=', 'setup_links'))
  return upTo(await query.limit(limit + 1).execute(), limit, end)
}

/** The conditions that are looked for link by link. */
const sifted = ({ status, setup_status }: ProjectLinkFilter, now: string): Expression<SqlBool>[] => [
  ...(status ? [showsStatus(status, now)] : []),
  ...(setup_status ? [sql<SqlBool>`setup_links.setup_status = ${setup_status}`] : []),
]
