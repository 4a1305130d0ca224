import type { AccountScope, ApiKeyRole } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { createReadLeases } from '../../runtime/read-leases.ts'
import { together } from '../../runtime/together.ts'
import { accountKeyPrefix } from '../../security/account-key.ts'
import { hashApiKey } from '../../security/api-key.ts'
import { noteAccountKeyUse } from '../../store/messaging/account-keys.ts'
import { findAccountGrants, findProjectGrants, type GrantAsked } from '../../store/messaging/grants.ts'
import type { ReachedNumber } from '../../store/messaging/reach.ts'
import { budgetOf, noteUse } from '../../store/projects/api-keys.ts'
import { toIso } from '../../time.ts'
import { admitKey, assertMay, noteUseOf } from '../access.ts'
import { header, type PlainRequest, type PlainResponse } from '../plain.ts'

/** Who asks, and what they may reach. */
export interface GraphCaller {
  /** In whose name the audit log has what follows. */
  actor: string
  projectId: string
  /** The one account that the key reaches; undefined for a key of the whole project. */
  accountId: string | undefined
  /** What a key of an account may do; undefined when it may do everything. */
  scopes: readonly AccountScope[] | undefined
  /** The number whose id the address begins with, when it is the caller's. */
  number: ReachedNumber | undefined
}

interface KnownKey extends Omit<GraphCaller, 'actor'> {
  id: string
  role: ApiKeyRole
  budget: string
  expires_at: string | null
  last_used_at: string | null
  note(db: Deps['db'], id: string, now: string): Promise<unknown>
}

/**
 * The access check of the proxy: a key of the project or of one account, as `X-API-Key` or as `Authorization: Bearer`. Limits are
 * those of the other surfaces. The number of the address is read in the same statement as the key.
 */
export function graphAccess(deps: Pick<Deps, 'db' | 'limits' | 'now'>) {
  const { db, limits, now } = deps
  const find = keyFinder(deps)
  return async (req: PlainRequest, res: PlainResponse): Promise<GraphCaller> => {
    const at = now()
    const key = header(req, 'x-api-key') ?? /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
    const known = await admitKey(limits, key === undefined ? undefined : await find(key, numberIn(req.url)), req, res)
    assertMay(known.role, req)
    await noteUseOf(known, at, () => known.note(db, known.id, toIso(at)))
    const { projectId, accountId, scopes, number } = known
    res.locals.projectId = projectId
    return { actor: `key:${known.id}`, projectId, accountId, scopes, number }
  }
}

/** The id at the beginning of a path, which may be that of a number. */
const numberIn = (url: string) => /^\/v[\d.]+\/(\d+)/.exec(url)?.[1] ?? ''

type FindKey = (key: string, phoneNumberId: string) => Promise<KnownKey | undefined>

/**
 * Finds keys by their hashes. One that reaches the number it is asked for is leased for a moment, so that a busy number costs no
 * statement for each message. Everything else is read each time: a new key, or a number that was connected, works at once.
 */
function keyFinder(deps: Pick<Deps, 'db' | 'now'>): FindKey {
  const leases = createReadLeases<KnownKey>()
  const read = keyReader(deps)
  return async (key, phoneNumberId) => {
    const hash = hashApiKey(key)
    const name = `${hash} ${phoneNumberId}`
    const known = leases.get(name)
    if (known && (known.expires_at === null || known.expires_at > toIso(deps.now()))) return known
    const began = performance.now()
    const found = await read(key, { hash, phoneNumberId })
    if (found?.number && found.number.connection_status !== 'disconnected') leases.keep(name, found, began)
    return found
  }
}

function keyReader({ db, now }: Pick<Deps, 'db' | 'now'>) {
  const ofAccounts = together((all: GrantAsked[]) => findAccountGrants(db, all, toIso(now())))
  const ofProjects = together((all: GrantAsked[]) => findProjectGrants(db, all, toIso(now())))
  return async (key: string, asked: GrantAsked): Promise<KnownKey | undefined> => {
    // A key that the operator chose may begin like one of an account.
    const ofAccount = key.startsWith(accountKeyPrefix) ? await ofAccounts(asked) : undefined
    if (ofAccount)
      return {
        ...common(ofAccount),
        role: 'act',
        accountId: ofAccount.key.key_account,
        scopes: JSON.parse(ofAccount.key.scopes) as AccountScope[],
        note: noteAccountKeyUse,
      }
    const ofProject = await ofProjects(asked)
    return (
      ofProject && {
        ...common(ofProject),
        role: ofProject.key.role,
        accountId: undefined,
        scopes: undefined,
        note: noteUse,
      }
    )
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof findProjectGrants | typeof findAccountGrants>>[number]>

const common = ({ key: { key_id, key_project, budget_id, expires_at, last_used_at }, number }: Found) => ({
  id: key_id,
  projectId: key_project,
  budget: budgetOf({ id: key_id, budget_id }),
  expires_at,
  last_used_at,
  number,
})
