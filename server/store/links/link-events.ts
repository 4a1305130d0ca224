import type { Insertable, Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { LinkEventName } from '../../../contract/index.ts'
import { toIso } from '../../time.ts'
import { type Page, pageOf } from '../database/paging.ts'
import { preparedInsert } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { LinkEventsTable, SetupLinkRow } from './tables.ts'

export type LinkEventRow = Selectable<LinkEventsTable>

const insertEvent = preparedInsert((db, row: Insertable<LinkEventsTable>) => db.insertInto('link_events').values(row))

export const add = (tx: Db, row: Omit<LinkEventRow, 'id' | 'detail' | 'uncounted'>, detail: object) =>
  insertEvent(tx, { id: uuid(), ...row, detail: JSON.stringify(detail), uncounted: 1 })

/** Writes down what happened to a link. Call it in the transaction of the change. */
export const addLinkEvent = (
  tx: Db,
  now: Date,
  { id, project_id }: Pick<SetupLinkRow, 'id' | 'project_id'>,
  name: LinkEventName,
  detail: object = {},
  attempt_id: string | null = null,
) => add(tx, { project_id, setup_link_id: id, attempt_id, name, created_at: toIso(now) }, detail)

export async function countLinkEvents(db: Db, linkId: string, name: LinkEventName): Promise<number> {
  const { count } = await db
    .selectFrom('link_events')
    .select((of) => of.fn.countAll().as('count'))
    .where('setup_link_id', '=', linkId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The journey of a link, from its beginning. */
export const listLinkEvents = (db: Db, linkId: string, page: Page) =>
  pageOf(db.selectFrom('link_events').selectAll().where('setup_link_id', '=', linkId), page, { order: 'asc' })
