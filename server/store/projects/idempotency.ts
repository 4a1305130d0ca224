import type { Selectable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { IdempotencyKeysTable } from './tables.ts'

export type Remembered = Selectable<IdempotencyKeysTable>

/** Records that a request with this key begins. If the key exists already, its row is returned and nothing is changed. */
export async function beginOnce(
  db: Db,
  fresh: Pick<Remembered, 'project_id' | 'key' | 'request' | 'created_at'>,
): Promise<'begun' | Remembered | undefined> {
  const begun = await db
    .insertInto('idempotency_keys')
    .values({ ...fresh, status: null, answer: null })
    .onConflict((on) => on.columns(['project_id', 'key']).doNothing())
    .executeTakeFirst()
  if (Number(begun.numInsertedOrUpdatedRows) === 1) return 'begun'
  return db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('project_id', '=', fresh.project_id)
    .where('key', '=', fresh.key)
    .executeTakeFirst()
}

/** Takes over the key of `known`, whose time has passed; false when another process did. */
export async function takeOver(
  db: Db,
  known: Remembered,
  fresh: Pick<Remembered, 'request' | 'created_at'>,
): Promise<boolean> {
  const taken = await db
    .updateTable('idempotency_keys')
    .set({ ...fresh, status: null, answer: null })
    .where('project_id', '=', known.project_id)
    .where('key', '=', known.key)
    .where('created_at', '=', known.created_at)
    .executeTakeFirst()
  return Number(taken.numUpdatedRows) === 1
}

export const keepAnswer = (db: Db, projectId: string, key: string, begun: string, status: number, answer: string) =>
  db
    .updateTable('idempotency_keys')
    .set({ status, answer })
    .where('project_id', '=', projectId)
    .where('key', '=', key)
    .where('created_at', '=', begun)
    .execute()

/** Deletes the key, so that it can be used again. */
export const forgetAnswer = (db: Db, projectId: string, key: string, begun: string) =>
  db
    .deleteFrom('idempotency_keys')
    .where('project_id', '=', projectId)
    .where('key', '=', key)
    .where('created_at', '=', begun)
    .execute()

export const forgetAnswers = (db: Db, before: string) =>
  db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
