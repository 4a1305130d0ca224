import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { readLeasesEnd } from '../../runtime/read-leases.ts'
import { budgetOf, changeKey, findKey } from '../../store/projects/api-keys.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { addMs, hour, toIso } from '../../time.ts'
import { makeKey, type NewKey } from './create-api-key.ts'

/**
 * Creates the key that replaces another. The old one stays valid for `overlapHours`, so that every process that uses it can get
 * the new one first. The new key has the lifetime that the old one was created with.
 *
 * @throws {Fault} `not_found`, or `invalid_request` for a key that is no longer valid
 */
export async function rotateApiKey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  id: string,
  overlapHours: number,
): Promise<NewKey> {
  const made = await db.transaction().execute(async (tx) => {
    const at = now()
    const old = await findKey(tx, projectId, id)
    if (!old) throw new Fault('not_found', 'API key not found')
    if (old.revoked_at || (old.expires_at && old.expires_at <= toIso(at)))
      throw new Fault('invalid_request', 'The API key works no more: make another one instead')
    const end = toIso(addMs(at, overlapHours * hour))
    await changeKey(tx, id, { expires_at: old.expires_at && old.expires_at < end ? old.expires_at : end })
    const lifetime = old.expires_at && Date.parse(old.expires_at) - Date.parse(old.created_at)
    const made = await makeKey(tx, at, {
      project_id: projectId,
      name: old.name ?? 'rotated',
      role: old.role,
      budget_id: budgetOf(old),
      expires_at: lifetime ? toIso(addMs(at, lifetime)) : null,
    })
    const detail = { api_key_id: made.row.id, overlap_hours: overlapHours }
    await audit(tx, at, { projectId, action: 'api_key.rotated', subject: id, detail })
    return made
  })
  if (overlapHours === 0) await readLeasesEnd()
  return made
}
