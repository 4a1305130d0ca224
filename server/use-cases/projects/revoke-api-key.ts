import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { readLeasesEnd } from '../../runtime/read-leases.ts'
import { changeKey, findKey } from '../../store/projects/api-keys.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { toIso } from '../../time.ts'

/** Revokes a key at once and for good; repeating it is harmless. @throws {Fault} `not_found` */
export async function revokeApiKey({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string, id: string) {
  await db.transaction().execute(async (tx) => {
    if (!(await findKey(tx, projectId, id))) throw new Fault('not_found', 'API key not found')
    if (!(await changeKey(tx, id, { revoked_at: toIso(now()) }))) return
    await audit(tx, now(), { projectId, action: 'api_key.revoked', subject: id })
  })
  await readLeasesEnd()
}
