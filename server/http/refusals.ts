import { Fault } from '../fault.ts'
import { addressOf } from './client-address.ts'
import type { LimitState, Limits } from './limits.ts'
import type { PlainRequest, PlainResponse } from './plain.ts'

/** Says on the answer how long to wait. @throws {Fault} `rate_limited`, when it is over */
export function enforceLimit(taken: LimitState, res: PlainResponse) {
  if (!taken.over) return
  res.setHeader('Retry-After', String(taken.wait))
  throw new Fault('rate_limited', 'Rate limit exceeded')
}

/**
 * Counts a refused request against the address it came from. Call it only after the credential was found wrong: an office, a
 * phone network or a proxy shares one address, so a valid credential must work whatever others there did.
 *
 * @throws {Fault} `rate_limited` when this address had too many requests refused within a minute
 */
export async function countRefusal(limits: Limits, req: PlainRequest, res: PlainResponse) {
  const address = addressOf(req)
  if (address !== undefined) enforceLimit(await limits.take('refused', address), res)
}
