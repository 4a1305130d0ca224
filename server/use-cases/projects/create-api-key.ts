import type { ApiKeyCreate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { hashApiKey, newApiKey } from '../../security/api-key.ts'
import type { Db } from '../../store/database/tables.ts'
import { type ApiKeyRow, addKey, budgetOf, findKey } from '../../store/projects/api-keys.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { toIso } from '../../time.ts'

/** A new key, on the only occasion that it can be shown: only its hash is stored. */
export interface NewKey {
  key: string
  row: ApiKeyRow
}

/**
 * @param makerId the key that makes this request: both keys share the same limits from then on
 * @throws {Fault} `invalid_request` for an end that has passed
 */
export async function createApiKey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  { name, role = 'act', expires_at }: ApiKeyCreate,
  makerId?: string,
): Promise<NewKey> {
  const end = expires_at ? toIso(new Date(expires_at)) : null
  if (end && end <= toIso(now())) throw new Fault('invalid_request', 'api_key.expires_at must be in the future')
  return db.transaction().execute(async (tx) => {
    const maker = makerId === undefined ? undefined : await findKey(tx, projectId, makerId)
    const budget_id = maker ? budgetOf(maker) : null
    const made = await makeKey(tx, now(), { project_id: projectId, name, role, expires_at: end, budget_id })
    await audit(tx, now(), { projectId, action: 'api_key.created', subject: made.row.id, detail: { name, role } })
    return made
  })
}

export async function makeKey(
  tx: Db,
  now: Date,
  about: Pick<ApiKeyRow, 'project_id' | 'name' | 'role' | 'expires_at' | 'budget_id'>,
): Promise<NewKey> {
  const key = newApiKey()
  const row = await addKey(tx, { ...about, hash: hashApiKey(key), prefix: key.slice(0, 8), created_at: toIso(now) })
  return { key, row }
}
