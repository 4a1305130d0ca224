import type { NextFunction, Request, Response } from 'express'
import { Fault } from '../fault.ts'
import { addressOf } from './client-address.ts'
import type { LimitState, Limits } from './limits.ts'

/** Says on the answer how long to wait. @throws {Fault} `rate_limited`, when it is over */
export function enforceLimit(taken: LimitState, res: Response) {
  if (!taken.over) return
  res.set('Retry-After', String(taken.wait))
  throw new Fault('rate_limited', 'Rate limit exceeded')
}

/**
 * Stands before whatever asks for a key or a token: an address that had too many refused within a minute is not even
 * looked up, and the rest of its refusals are counted.
 *
 * @throws {Fault} `rate_limited`
 */
export const refusalGuard = (limits: Limits) =>
  async function refused(req: Request, res: Response, next: NextFunction) {
    const address = addressOf(req)
    if (address === undefined) return next()
    enforceLimit(await limits.look('refused', address), res)
    next()
  }

/** Counts a refusal against its address. */
export async function countRefusal(limits: Limits, req: Request) {
  const address = addressOf(req)
  if (address !== undefined) await limits.take('refused', address)
}
