import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { readLeasesEnd } from '../../runtime/read-leases.ts'
import { changeAccountKey, findAccountKey } from '../../store/messaging/account-keys.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { addMs, hour, toIso } from '../../time.ts'
import { makeAccountKey, type NewAccountKey } from './create-account-key.ts'

/**
 * Creates the key that replaces another one of the same account. The old one stays valid for `overlapHours`. The new key has the
 * scopes, the limits and the lifetime of the old one.
 *
 * @throws {Fault} `not_found`, or `invalid_request` for a key that is no longer valid
 */
export async function rotateAccountKey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  wabaId: string,
  id: string,
  overlapHours: number,
): Promise<NewAccountKey> {
  const made = await db.transaction().execute(async (tx) => {
    const at = now()
    const old = await findAccountKey(tx, projectId, wabaId, id)
    if (!old) throw new Fault('not_found', 'Account key not found')
    if (old.revoked_at || (old.expires_at && old.expires_at <= toIso(at)))
      throw new Fault('invalid_request', 'The account key works no more: make another one instead')
    const end = toIso(addMs(at, overlapHours * hour))
    await changeAccountKey(tx, id, { expires_at: old.expires_at && old.expires_at < end ? old.expires_at : end })
    const lifetime = old.expires_at && Date.parse(old.expires_at) - Date.parse(old.created_at)
    const made = await makeAccountKey(tx, at, {
      project_id: projectId,
      business_account_id: wabaId,
      name: old.name,
      scopes: JSON.parse(old.scopes),
      budget_id: old.budget_id ?? old.id,
      expires_at: lifetime ? toIso(addMs(at, lifetime)) : null,
    })
    const detail = { account_key_id: made.row.id, overlap_hours: overlapHours }
    await audit(tx, at, { projectId, action: 'account_key.rotated', subject: id, detail })
    return made
  })
  if (overlapHours === 0) await readLeasesEnd()
  return made
}
