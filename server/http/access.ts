import type { Request, RequestHandler } from 'express'
import type { ApiKeyRole } from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { Fault } from '../fault.ts'
import { runAs } from '../runtime/actor.ts'
import { hashApiKey } from '../security/api-key.ts'
import { budgetOf, findWorkingKey, noteUse } from '../store/projects/api-keys.ts'
import { minute, toIso } from '../time.ts'
import { boundedQuery } from './bounds.ts'
import { findCallingSession } from './console/session-access.ts'
import type { PlainRequest, PlainResponse } from './plain.ts'
import { countRefusal, enforceLimit } from './refusals.ts'

const useNoted = 10 * minute

/**
 * The access check of every surface for backends. It finds the key's project, which routes read from `res.locals.projectId`
 * (`res.locals.apiKeyId` is the key itself), and limits the key's requests over all surfaces and processes. Only known keys are
 * counted as keys, because invented ones would fill the table. An unknown key costs one look-up by its hash, which the table has
 * an index for.
 */
export const apiKeyAccess = (deps: AccessDeps): RequestHandler[] => [
  access(deps, (req) => keyOf(deps, req)),
  boundedQuery,
  deps.bodies('backends'),
]

/** The same, and without a key in the request a session of the console opens it as well. A request with both counts by its key. */
export const keyOrSessionAccess = (deps: AccessDeps & SessionDeps): RequestHandler[] => [
  access(deps, (req) => (req.get('X-API-Key') ? keyOf(deps, req) : findCallingSession(deps, req))),
  boundedQuery,
  deps.bodies('backends'),
]

/** For what a session of the console alone opens. */
export const sessionAccess = (deps: AccessDeps & SessionDeps): RequestHandler =>
  access(deps, (req) => findCallingSession(deps, req), 'Nobody is signed in to the console')

type AccessDeps = Pick<Deps, 'bodies' | 'db' | 'now' | 'limits'>
type SessionDeps = Pick<Deps, 'hostLogin' | 'publicUrl'>
type FoundKey = NonNullable<Awaited<ReturnType<typeof findWorkingKey>>> & { session_id?: string }

async function keyOf({ db, now }: AccessDeps, req: Request): Promise<FoundKey | undefined> {
  const key = req.get('X-API-Key')
  return key ? findWorkingKey(db, hashApiKey(key), toIso(now())) : undefined
}

const access =
  (
    { db, limits, now }: AccessDeps,
    find: (req: Request) => Promise<FoundKey | undefined>,
    otherwise?: string,
  ): RequestHandler =>
  async (req, res, next) => {
    const found = await find(req)
    const at = now()
    const known = await admitKey(limits, found && { ...found, budget: budgetOf(found) }, req, res, otherwise)
    assertMay(known.role, req)
    await noteUseOf(known, at, () => noteUse(db, known.id, toIso(at)))
    res.locals.projectId = known.project_id
    res.locals.apiKeyId = known.id
    res.locals.sessionId = known.session_id
    runAs(`key:${known.id}`, next)
  }

/**
 * Lets a request with a known key in, and counts it against the budget of the key. Without one, the refusal is counted against the
 * address.
 *
 * @throws {Fault} `unauthorized` without a key that is known; `rate_limited` when its budget is spent
 */
export async function admitKey<Key extends { budget: string }>(
  limits: Deps['limits'],
  known: Key | undefined,
  req: PlainRequest,
  res: PlainResponse,
  otherwise = 'Missing or invalid API key',
): Promise<Key> {
  if (!known) {
    await countRefusal(limits, req, res)
    throw new Fault('unauthorized', otherwise)
  }
  const taken = await limits.take('key', known.budget)
  if (Number.isFinite(taken.limit)) {
    res.setHeader('X-RateLimit-Limit', `${taken.limit}`)
    res.setHeader('X-RateLimit-Remaining', `${taken.remaining}`)
    res.setHeader('X-RateLimit-Reset', `${Math.ceil(Date.now() / 1_000) + taken.wait}`)
  }
  enforceLimit(taken, res)
  return known
}

/** @throws {Fault} `forbidden` when a key that may only read asks for anything else */
export function assertMay(role: ApiKeyRole, { method }: PlainRequest) {
  if (role === 'read' && method !== 'GET' && method !== 'HEAD')
    throw new Fault('forbidden', 'This key may only read: use a key with the role act')
}

/**
 * Stores the last use of a key, with a precision of ten minutes, so that most requests write nothing; whoever holds the same row sees
 * it at once.
 */
export async function noteUseOf(known: { last_used_at: string | null }, at: Date, note: () => Promise<unknown>) {
  if (known.last_used_at && Date.parse(known.last_used_at) >= at.getTime() - useNoted) return
  known.last_used_at = toIso(at)
  await note()
}
