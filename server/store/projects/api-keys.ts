import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Page, pageOf } from '../database/paging.ts'
import { prepared } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import { audit } from './audit-log.ts'
import { defaultProjectId } from './projects.ts'
import type { ApiKeysTable } from './tables.ts'

export type ApiKeyRow = Selectable<ApiKeysTable>

const bare = { name: null, expires_at: null, last_used_at: null, revoked_at: null }

/** The key with this hash, if it works at `now`. */
export const findWorkingKey = prepared((db, hash: string, now: string) =>
  db
    .selectFrom('api_keys')
    .select(['id', 'project_id', 'last_used_at'])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where((of) => of.or([of('expires_at', 'is', null), of('expires_at', '>', now)])),
)

export const noteUse = (db: Db, id: string, now: string) =>
  db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute()

export const addKey = (
  db: Db,
  key: Pick<ApiKeyRow, 'project_id' | 'hash' | 'prefix' | 'name' | 'expires_at' | 'created_at'>,
): Promise<ApiKeyRow> =>
  db
    .insertInto('api_keys')
    .values({ ...bare, ...key, id: uuid() })
    .returningAll()
    .executeTakeFirstOrThrow()

export const findKey = (db: Db, projectId: string, id: string) =>
  db.selectFrom('api_keys').selectAll().where('project_id', '=', projectId).where('id', '=', id).executeTakeFirst()

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

/**
 * Makes `hash` the default project's key: the one it had from its settings or from its first start is revoked, this one
 * is (again) valid. Keys that people made and named are theirs to revoke.
 *
 * @throws {Error} when the key is another project's
 */
export async function setDefaultKey(db: Db, hash: string, now: string) {
  await db.transaction().execute(async (tx) => {
    const replaced = await tx
      .updateTable('api_keys')
      .set({ revoked_at: now })
      .where('project_id', '=', defaultProjectId)
      .where('name', 'is', null)
      .where('hash', '!=', hash)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute()
    const key = await tx
      .insertInto('api_keys')
      .values({ id: uuid(), project_id: defaultProjectId, hash, prefix: '', ...bare, created_at: now })
      .onConflict((on) =>
        on
          .column('hash')
          .doUpdateSet({ revoked_at: null, expires_at: null })
          .where('api_keys.project_id', '=', defaultProjectId),
      )
      .returning('id')
      .executeTakeFirst()
    if (!key) throw new Error('PATCHBAY_API_KEY is a key of another project: set it to a key of its own')
    const detail = { replaced_by: key.id, in: 'the settings' }
    for (const { id } of replaced)
      await audit(tx, new Date(now), { projectId: defaultProjectId, action: 'api_key.revoked', subject: id, detail })
  })
}

/** Adds the first key of the default project; false when it has a key already, made by whoever started first. */
export async function addFirstKey(db: Db, key: { hash: string; prefix: string }, now: string): Promise<boolean> {
  const any = await db
    .selectFrom('api_keys')
    .select('id')
    .where('project_id', '=', defaultProjectId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (any) return false
  const added = await db
    .insertInto('api_keys')
    .values({ id: 'first', project_id: defaultProjectId, ...bare, created_at: now, ...key })
    .onConflict((on) =>
      on
        .column('id')
        .doUpdateSet({ ...key, revoked_at: null, expires_at: null })
        .where('api_keys.revoked_at', 'is not', null),
    )
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows) === 1
}
