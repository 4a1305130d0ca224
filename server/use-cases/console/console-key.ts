import type { ApiKeyRole } from '../../../contract/index.ts'
import { hashApiKey, newApiKey } from '../../security/api-key.ts'
import type { Db } from '../../store/database/tables.ts'
import { type ApiKeyRow, addKey, workingKeys } from '../../store/projects/api-keys.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { lockProject } from '../../store/projects/projects.ts'
import { toIso } from '../../time.ts'

/** The prefix of the keys that only sessions use: no key that anybody holds begins like this. */
const prefix = 'console'

/**
 * The key in whose name those act who came in without one, by `patchbay console` or the login of the host app: one for each role.
 * Nobody knows the key itself. To revoke it ends their sessions; the next of them makes another.
 */
export async function consoleKey(tx: Db, now: Date, projectId: string, role: ApiKeyRole): Promise<ApiKeyRow> {
  await lockProject(tx, projectId) // Two who come at once make one key.
  const keys = await workingKeys(tx, projectId, toIso(now))
  const known = keys.find((key) => key.prefix === prefix && key.role === role)
  if (known) return known
  const made = await addKey(tx, {
    project_id: projectId,
    hash: hashApiKey(newApiKey()),
    prefix,
    name: role === 'read' ? 'Console, read only' : 'Console',
    role,
    budget_id: null,
    expires_at: null,
    created_at: toIso(now),
  })
  const detail = { name: made.name, role }
  await audit(tx, now, { projectId, action: 'api_key.created', subject: made.id, detail })
  return made
}
