import { type Selectable, sql } from 'kysely'
import { isPostgres } from '../database/dialect.ts'
import type { Db } from '../database/tables.ts'
import type { LinkEventsTable } from '../links/tables.ts'

export type CountedEvent = Pick<
  Selectable<LinkEventsTable>,
  'id' | 'project_id' | 'setup_link_id' | 'name' | 'detail' | 'created_at'
>

/** Written out, as the index has it: a parameter could be any number. */
const isUncounted = sql<boolean>`uncounted = 1`

export const hasUncounted = async (db: Db): Promise<boolean> =>
  !!(await db.selectFrom('link_events').select('id').where(isUncounted).limit(1).executeTakeFirst())

/**
 * The oldest events that are not counted, which counts them. Rows that somebody deletes at this moment are left out: to wait for them
 * with others in hand could end in a deadlock.
 */
export async function takeUncounted(tx: Db, most: number): Promise<CountedEvent[]> {
  const some = tx.selectFrom('link_events').select('id').where(isUncounted).orderBy('id').limit(most)
  const rows = await tx
    .updateTable('link_events')
    .set({ uncounted: null })
    .where('id', 'in', isPostgres(tx) ? some.forUpdate().skipLocked() : some)
    .returning(['id', 'project_id', 'setup_link_id', 'name', 'detail', 'created_at'])
    .execute()
  return inOrder(rows)
}

/** Every event of some links that is still there, which counts them. */
export async function takeAllOf(tx: Db, linkIds: string[]): Promise<CountedEvent[]> {
  await tx
    .updateTable('link_events')
    .set({ uncounted: null })
    .where('setup_link_id', 'in', linkIds)
    .where('uncounted', '=', 1)
    .execute()
  const rows = await tx
    .selectFrom('link_events')
    .select(['id', 'project_id', 'setup_link_id', 'name', 'detail', 'created_at'])
    .where('setup_link_id', 'in', linkIds)
    .execute()
  return inOrder(rows)
}

/** As they were written: the widget's come later than they happened. */
const inOrder = (rows: CountedEvent[]) => rows.sort((one, other) => (one.id < other.id ? -1 : 1))
