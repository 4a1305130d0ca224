import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Page, pageOf } from '../database/paging.ts'
import { prepared } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { ApiKeysTable } from './tables.ts'

export type ApiKeyRow = Selectable<ApiKeysTable>

const bare = { name: null, expires_at: null, last_used_at: null, revoked_at: null }

/** The key with this hash, if it is valid at `now`. */
export const findWorkingKey = prepared((db, hash: string, now: string) =>
  db
    .selectFrom('api_keys')
    .select(['id', 'project_id', 'role', 'last_used_at', 'budget_id'])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where((of) => of.or([of('expires_at', 'is', null), of('expires_at', '>', now)])),
)

export const noteUse = (db: Db, id: string, now: string) =>
  db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute()

export const addKey = (
  db: Db,
  key: Pick<ApiKeyRow, 'project_id' | 'hash' | 'prefix' | 'name' | 'role' | 'expires_at' | 'created_at' | 'budget_id'>,
): Promise<ApiKeyRow> =>
  db
    .insertInto('api_keys')
    .values({ ...bare, ...key, id: uuid() })
    .returningAll()
    .executeTakeFirstOrThrow()

export const findKey = (db: Db, projectId: string, id: string) =>
  db.selectFrom('api_keys').selectAll().where('project_id', '=', projectId).where('id', '=', id).executeTakeFirst()

export const findKeyByHash = (db: Db, hash: string) =>
  db.selectFrom('api_keys').selectAll().where('hash', '=', hash).executeTakeFirst()

export const worksAt = ({ revoked_at, expires_at }: Pick<ApiKeyRow, 'revoked_at' | 'expires_at'>, now: string) =>
  revoked_at === null && (expires_at === null || expires_at > now)

/** The keys of a project that are valid at `now`. */
export const workingKeys = (db: Db, projectId: string, now: string): Promise<ApiKeyRow[]> =>
  db
    .selectFrom('api_keys')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('revoked_at', 'is', null)
    .where((of) => of.or([of('expires_at', 'is', null), of('expires_at', '>', now)]))
    .orderBy('id')
    .execute()

/** The key whose limits a key counts towards: all keys made by one key, or in its place, share its limits. */
export const budgetOf = ({ id, budget_id }: Pick<ApiKeyRow, 'id' | 'budget_id'>) => budget_id ?? id

export const changeKey = (db: Db, id: string, change: { expires_at: string } | { revoked_at: string }) =>
  db
    .updateTable('api_keys')
    .set(change)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst()

export const listKeys = (db: Db, projectId: string, page: Page) =>
  pageOf(db.selectFrom('api_keys').selectAll().where('project_id', '=', projectId), page)

/** How many keys of all projects are not revoked. */
export async function countValidKeys(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('api_keys')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
