import { createHmac } from 'node:crypto'
import type { Keys } from './keys.ts'

/**
 * What the browser gets that comes back from Meta, in place of Meta's answer: an HMAC of the trip and the answer. Whoever has the
 * answer gets the same receipt again.
 */
export const tripReceipt = (keys: Keys, stateHash: string, answer: string): string =>
  createHmac('sha256', keys[0].receipt).update(`${stateHash} ${answer}`).digest('base64url')
