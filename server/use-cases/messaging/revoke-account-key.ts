import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { readLeasesEnd } from '../../runtime/read-leases.ts'
import { changeAccountKey, findAccountKey } from '../../store/messaging/account-keys.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { toIso } from '../../time.ts'

/** Revokes a key of an account at once and for good; repeating it is harmless. @throws {Fault} `not_found` */
export async function revokeAccountKey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  wabaId: string,
  id: string,
) {
  await db.transaction().execute(async (tx) => {
    if (!(await findAccountKey(tx, projectId, wabaId, id))) throw new Fault('not_found', 'Account key not found')
    if (!(await changeAccountKey(tx, id, { revoked_at: toIso(now()) }))) return
    await audit(tx, now(), { projectId, action: 'account_key.revoked', subject: id })
  })
  await readLeasesEnd()
}
