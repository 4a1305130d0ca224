import type { Deps } from '../../deps.ts'
import { hashApiKey, newApiKey } from '../../security/api-key.ts'
import type { Db } from '../../store/database/tables.ts'
import { type ApiKeyRow, addKey, findKeyByHash, workingKeys, worksAt } from '../../store/projects/api-keys.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { defaultProjectId, lockProject } from '../../store/projects/projects.ts'
import { toIso } from '../../time.ts'

interface Wanted {
  /** The key that the settings name. */
  apiKey?: string | undefined
  /** Called with the key that is created when there is none. */
  onFirstKey?: ((key: string) => void) | undefined
}

/**
 * Makes sure that the default project has a key when a server starts. A key that appears in the settings for the first time is
 * added. The previous one stays valid until it is revoked: during a deployment, servers with the old settings run beside servers
 * with the new ones, and neither may invalidate the other's key. A revoked or expired key stays so.
 *
 * @throws {Error} when the named key belongs to another project, or is no longer valid and the project has no other
 */
export async function ensureKey({ db, log, now }: Pick<Deps, 'db' | 'log' | 'now'>, wanted: Wanted): Promise<void> {
  const { apiKey, onFirstKey } = wanted
  const made = await db.transaction().execute(async (tx) => {
    await lockProject(tx, defaultProjectId) // Two servers that start at once make one key.
    if (apiKey) return void (await ensureNamed({ tx, log, now: now() }, hashApiKey(apiKey)))
    if ((await workingKeys(tx, defaultProjectId, toIso(now()))).length) return undefined
    const key = newApiKey()
    await add(tx, now(), { hash: hashApiKey(key), prefix: key.slice(0, 8) })
    return key
  })
  if (made) onFirstKey?.(made)
}

async function ensureNamed({ tx, log, now }: { tx: Db; log: Deps['log']; now: Date }, hash: string) {
  const known = await findKeyByHash(tx, hash)
  if (known && known.project_id !== defaultProjectId)
    throw new Error('PATCHBAY_API_KEY is a key of another project: set it to a key of its own')
  const others = (await workingKeys(tx, defaultProjectId, toIso(now))).filter((key) => key.hash !== hash)
  if (known && !worksAt(known, toIso(now))) {
    const why = known.revoked_at ? `was revoked at ${known.revoked_at}` : `ended at ${known.expires_at}`
    const cure = 'set it to a key that works, or to a new one'
    if (!others.length) throw new Error(`PATCHBAY_API_KEY ${why}, and the project has no other key: ${cure}`)
    log.warn({ api_key: known.id }, `PATCHBAY_API_KEY ${why} and stays so; the server goes on without it: ${cure}`)
    return
  }
  if (known) return
  const { id } = await add(tx, now, { hash, prefix: '' })
  const named = others.filter(({ name }) => name === null).map((key) => key.id)
  if (!named.length) return
  log.info(
    { api_key: id, earlier: named },
    'PATCHBAY_API_KEY names a new key; earlier ones work until they are revoked: do so when every server has the new one',
  )
  await audit(tx, now, {
    projectId: defaultProjectId,
    action: 'api_key.created',
    subject: id,
    detail: { in: 'the settings', earlier: named },
  })
}

const add = (tx: Db, now: Date, key: Pick<ApiKeyRow, 'hash' | 'prefix'>) =>
  addKey(tx, {
    ...key,
    project_id: defaultProjectId,
    name: null,
    role: 'act',
    expires_at: null,
    budget_id: null,
    created_at: toIso(now),
  })
