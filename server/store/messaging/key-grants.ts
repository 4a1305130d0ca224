import type { Selectable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { KeyGrantsTable } from './tables.ts'

/** Notes the key that a finished signup owes; nothing when it was noted before. */
export const addKeyGrant = (tx: Db, grant: Omit<KeyGrantsTable, 'told_at'>) =>
  tx
    .insertInto('key_grants')
    .values({ ...grant, told_at: null })
    .onConflict((on) => on.column('setup_link_id').doNothing())
    .execute()

/** Takes the key that a signup owes. Undefined when it owes none, or it was told before. */
export const takeKeyGrant = (
  tx: Db,
  projectId: string,
  setupLinkId: string,
  now: string,
): Promise<Selectable<KeyGrantsTable> | undefined> =>
  tx
    .updateTable('key_grants')
    .set({ told_at: now })
    .where('setup_link_id', '=', setupLinkId)
    .where('project_id', '=', projectId)
    .where('told_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
