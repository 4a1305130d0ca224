import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Request, Response } from 'express'
import type { Deps } from '../deps.ts'
import { Fault } from '../fault.ts'
import { beginOnce, forgetAnswer, keepAnswer, takeOver } from '../store/projects/idempotency.ts'
import { addMs, day, toIso } from '../time.ts'

/** How long a key is kept, when a request without an answer counts as cut off, and how long a repeat waits before that. */
const kept = day
const cutOff = 60_000
const patience = 10_000

/**
 * `Idempotency-Key` on every POST: the same request with the same key is done once, and gets the same answer for a day. A repeat
 * that arrives while the first is under way waits for its answer. A failure of ours (5xx) is not stored, because trying again may
 * help. If a process dies between the change and its answer, nobody knows whether the request was done: repeats are refused until
 * the day is over, and the caller has to check. Answers contain tokens and secrets, so they are sealed.
 *
 * Belongs after the access check and the body parser: it needs `res.locals.projectId` and `req.body`.
 *
 * @throws {Fault} `conflict` for a key that was used for another request, or whose first request has not ended
 */
export const idempotent =
  (deps: Pick<Deps, 'db' | 'log' | 'now' | 'sealer'>) =>
  async (req: Request, res: Response, next: () => void): Promise<void> => {
    const key = req.get('Idempotency-Key')
    if (req.method !== 'POST' || key === undefined) return next()
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
      if (known === 'begun' || (over && (await takeOver(db, known, { request, created_at })))) {
        keepWhatIsAnswered(deps, res, projectId, key, created_at, about)
        return next()
      }
      if (over) continue
      if (known.request !== request)
        throw new Fault('conflict', 'Idempotency-Key has been used for another request: take a new key')
      if (known.status !== null && known.answer !== null) {
        const answer = await sealer.open(known.answer, about)
        res.status(known.status).set('Idempotency-Replayed', 'true').type('json').send(answer)
        return
      }
      if (known.created_at <= toIso(addMs(now(), -cutOff)))
        throw new Fault(
          'conflict',
          'The first request with this Idempotency-Key got no answer and may have been done: look before sending it again under a new key',
        )
      if (Date.now() > end) {
        res.set('Retry-After', '5')
        throw new Fault('conflict', 'The first request with this Idempotency-Key is still at work: try again soon')
      }
    }
  }

/** Holds the answer back until it is stored, then sends it. */
function keepWhatIsAnswered(
  { db, log, sealer }: Pick<Deps, 'db' | 'log' | 'sealer'>,
  res: Response,
  projectId: string,
  key: string,
  begun: string,
  about: string,
) {
  const json = res.json.bind(res)
  res.json = (body) => {
    const keep = async () => {
      if (res.statusCode >= 500) await forgetAnswer(db, projectId, key, begun)
      else await keepAnswer(db, projectId, key, begun, res.statusCode, await sealer.seal(JSON.stringify(body), about))
    }
    keep()
      .catch((error: unknown) => log.error({ err: error }, 'an answer could not be stored for its Idempotency-Key'))
      .finally(() => json(body))
    return res
  }
}
