import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import type { Deps } from '../deps.ts'
import { Fault } from '../fault.ts'
import { beginOnce, forgetAnswer, keepAnswer, takeOver } from '../store/projects/idempotency.ts'
import { addMs, day, toIso } from '../time.ts'
import { header, type PlainRequest, type PlainResponse } from './plain.ts'

/** How long a key is kept, when a request without an answer counts as cut off, and how long a repeat waits before that. */
const kept = day
const cutOff = 60_000
const patience = 10_000

/** What a request with an `Idempotency-Key` finds: the answer of its first try, or the duty to keep its own. */
type Claim = { status: number; answer: string } | { keep(status: number, answer: string): Promise<void> }

/**
 * `Idempotency-Key` on every POST: the same request with the same key is done once, and gets the same answer for a day. A repeat
 * that arrives while the first is under way waits for its answer. A failure of ours (5xx) is not stored, because trying again may
 * help. If a process dies between the change and its answer, nobody knows whether the request was done: repeats are refused until
 * the day is over, and the caller has to check. Answers contain tokens and secrets, so they are sealed.
 *
 * Belongs after the access check and the body parser: it needs `res.locals.projectId` and `req.body`. Undefined without a key.
 *
 * @throws {Fault} `conflict` for a key that was used for another request, or whose first request has not ended
 */
export async function claimOnce(
  deps: Pick<Deps, 'db' | 'log' | 'now' | 'sealer'>,
  req: PlainRequest,
  res: PlainResponse,
): Promise<Claim | undefined> {
  const key = header(req, 'idempotency-key')
  if (req.method !== 'POST' || key === undefined) return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Fault('invalid_request', 'Idempotency-Key must be 1 to 255 ASCII characters without spaces')
  const projectId = res.locals.projectId as string
  const request = createHash('sha256')
    .update(`${req.method} ${req.originalUrl}\n${JSON.stringify(req.body ?? null)}`)
    .digest('hex')
  const about = `answer ${projectId} ${key}`
  const { db, now, sealer } = deps

  for (const end = Date.now() + patience; ; await setTimeout(100)) {
    const created_at = toIso(now())
    const known = await beginOnce(db, { project_id: projectId, key, request, created_at })
    if (known === undefined) continue // The row was deleted between the two reads.
    const over = known !== 'begun' && known.created_at <= toIso(addMs(now(), -kept))
    if (known === 'begun' || (over && (await takeOver(db, known, { request, created_at }))))
      return { keep: (status, answer) => keep(deps, { projectId, key, begun: created_at, about, status, answer }) }
    if (over) continue
    if (known.request !== request)
      throw new Fault('conflict', 'Idempotency-Key has been used for another request: take a new key')
    if (known.status !== null && known.answer !== null)
      return { status: known.status, answer: await sealer.open(known.answer, about) }
    if (known.created_at <= toIso(addMs(now(), -cutOff)))
      throw new Fault(
        'conflict',
        'The first request with this Idempotency-Key got no answer and may have been done: look before sending it again under a new key',
      )
    if (Date.now() > end) {
      res.setHeader('Retry-After', '5')
      throw new Fault('conflict', 'The first request with this Idempotency-Key is still at work: try again soon')
    }
  }
}

interface Kept {
  projectId: string
  key: string
  begun: string
  about: string
  status: number
  answer: string
}

/** Stores an answer before it is sent. One that cannot be stored is sent all the same. */
async function keep(
  { db, log, sealer }: Pick<Deps, 'db' | 'log' | 'sealer'>,
  { projectId, key, begun, about, status, answer }: Kept,
) {
  try {
    if (status >= 500) await forgetAnswer(db, projectId, key, begun)
    else await keepAnswer(db, projectId, key, begun, status, await sealer.seal(answer, about))
  } catch (error) {
    log.error({ err: error }, 'an answer could not be stored for its Idempotency-Key')
  }
}

/** The same for the routes of a surface of Express, which answer with `res.json`. */
export const idempotent =
  (deps: Pick<Deps, 'db' | 'log' | 'now' | 'sealer'>): RequestHandler =>
  async (req, res, next) => {
    const claim = await claimOnce(deps, req, res)
    if (!claim) return next()
    if ('answer' in claim) {
      res.status(claim.status).set('Idempotency-Replayed', 'true').type('json').send(claim.answer)
      return
    }
    const json = res.json.bind(res)
    res.json = (body) => {
      claim.keep(res.statusCode, JSON.stringify(body)).finally(() => json(body))
      return res
    }
    next()
  }
