import { v7 as uuid } from 'uuid'
import { defaultProjectId } from './projects.ts'
import type { Db } from './tables.ts'

const bare = { name: null, expires_at: null, last_used_at: null }

export async function projectOfKey(db: Db, hash: string): Promise<string | undefined> {
  const key = await db
    .selectFrom('api_keys')
    .select('project_id')
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return key?.project_id
}

/** Makes `hash` the one key of the default project: any other is revoked, this one is (again) valid. */
export async function setDefaultKey(db: Db, hash: string, now: string) {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('api_keys')
      .set({ revoked_at: now })
      .where('project_id', '=', defaultProjectId)
      .where('hash', '!=', hash)
      .where('revoked_at', 'is', null)
      .execute()
    await tx
      .insertInto('api_keys')
      .values({
        id: uuid(),
        project_id: defaultProjectId,
        hash,
        prefix: '',
        ...bare,
        created_at: now,
        revoked_at: null,
      })
      .onConflict((on) => on.column('hash').doUpdateSet({ revoked_at: null }))
      .execute()
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
    .values({ id: 'first', project_id: defaultProjectId, ...bare, created_at: now, revoked_at: null, ...key })
    .onConflict((on) =>
      on
        .column('id')
        .doUpdateSet({ ...key, revoked_at: null })
        .where('api_keys.revoked_at', 'is not', null),
    )
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows) === 1
}
