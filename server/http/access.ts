import type { RequestHandler } from 'express'
import type { ApiKeyRole } from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { Fault } from '../fault.ts'
import { runAs } from '../runtime/actor.ts'
import { hashApiKey } from '../security/api-key.ts'
import { budgetOf, findWorkingKey, noteUse } from '../store/projects/api-keys.ts'
import { minute, toIso } from '../time.ts'
import { boundedQuery } from './bounds.ts'
import type { PlainRequest, PlainResponse } from './plain.ts'
import { countRefusal, enforceLimit } from './refusals.ts'

const useNoted = 10 * minute

/**
 * The access check of every surface for backends. It finds the key's project, which routes read from `res.locals.projectId`
 * (`res.locals.apiKeyId` is the key itself), and limits the key's requests over all surfaces and processes. Only known keys are
 * counted as keys, because invented ones would fill the table. An unknown key costs one look-up by its hash, which the table has
 * an index for.
 */
export function apiKeyAccess({
  bodies,
  db,
  now,
  limits,
}: Pick<Deps, 'bodies' | 'db' | 'now' | 'limits'>): RequestHandler[] {
  const access: RequestHandler = async (req, res, next) => {
    const key = req.get('X-API-Key')
    const at = now()
    const found = key ? await findWorkingKey(db, hashApiKey(key), toIso(at)) : undefined
    const known = await admitKey(limits, found && { ...found, budget: budgetOf(found) }, req, res)
    assertMay(known.role, req)
    await noteUseOf(known, at, () => noteUse(db, known.id, toIso(at)))
    res.locals.projectId = known.project_id
    res.locals.apiKeyId = known.id
    runAs(`key:${known.id}`, next)
  }
  return [access, boundedQuery, bodies('backends')]
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
): Promise<Key> {
  if (!known) {
    await countRefusal(limits, req, res)
    throw new Fault('unauthorized', 'Missing or invalid API key')
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
