import type { RequestHandler } from 'express'
import type { AccountScope, ApiKeyRole } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { runAs } from '../../runtime/actor.ts'
import { accountKeyPrefix } from '../../security/account-key.ts'
import { hashApiKey } from '../../security/api-key.ts'
import { findWorkingAccountKey, noteAccountKeyUse } from '../../store/messaging/account-keys.ts'
import { budgetOf, findWorkingKey, noteUse } from '../../store/projects/api-keys.ts'
import { toIso } from '../../time.ts'
import { admitKey, assertMay, noteUseOf } from '../access.ts'

/** Who asks, and what they may reach. */
export interface GraphCaller {
  projectId: string
  /** The one account that the key reaches; undefined for a key of the whole project. */
  accountId: string | undefined
  /** What a key of an account may do; undefined when it may do everything. */
  scopes: readonly AccountScope[] | undefined
}

interface KnownKey extends GraphCaller {
  id: string
  role: ApiKeyRole
  budget: string
  last_used_at: string | null
  note(db: Deps['db'], id: string, now: string): Promise<unknown>
}

/**
 * The access check of the proxy: a key of the project or of one account, as `X-API-Key` or as `Authorization: Bearer`. Limits are
 * those of the other surfaces.
 */
export const graphAccess =
  ({ db, limits, now }: Pick<Deps, 'db' | 'limits' | 'now'>): RequestHandler =>
  async (req, res, next) => {
    const at = now()
    const key = req.get('X-API-Key') ?? /^Bearer (\S+)$/i.exec(req.get('Authorization') ?? '')?.[1]
    const known = await admitKey(limits, key === undefined ? undefined : await findKey(db, key, toIso(at)), req, res)
    assertMay(known.role, req)
    await noteUseOf(known, at, () => known.note(db, known.id, toIso(at)))
    const { projectId, accountId, scopes } = known
    res.locals.projectId = projectId
    res.locals.graphCaller = { projectId, accountId, scopes } satisfies GraphCaller
    runAs(`key:${known.id}`, next)
  }

async function findKey(db: Deps['db'], key: string, now: string): Promise<KnownKey | undefined> {
  const hash = hashApiKey(key)
  // A key that the operator chose may begin like one of an account.
  const ofAccount = key.startsWith(accountKeyPrefix) ? await findWorkingAccountKey(db, hash, now) : undefined
  if (ofAccount)
    return {
      id: ofAccount.id,
      role: 'act',
      projectId: ofAccount.project_id,
      accountId: ofAccount.business_account_id,
      scopes: JSON.parse(ofAccount.scopes) as AccountScope[],
      budget: budgetOf(ofAccount),
      last_used_at: ofAccount.last_used_at,
      note: noteAccountKeyUse,
    }
  const ofProject = await findWorkingKey(db, hash, now)
  return (
    ofProject && {
      id: ofProject.id,
      role: ofProject.role,
      projectId: ofProject.project_id,
      accountId: undefined,
      scopes: undefined,
      budget: budgetOf(ofProject),
      last_used_at: ofProject.last_used_at,
      note: noteUse,
    }
  )
}
