import { isSameLine } from '../world/spelling.ts'
import type { World } from '../world/world.ts'

/** A number that the customer types. `verified: false` skips the verification, which v4 allows at the end. */
export type NewNumber = { phoneNumber: string; displayName?: string; verified?: boolean }

/** A number that the partner verified before. */
type ClaimedNumber = { preVerifiedId: string; displayName?: string }

/** The customer's decisions in the popup. Each missing one takes the first choice offered. */
export type Choices = {
  connectionType?: 'dedicated' | 'coexistence'
  /** Id of one of the person's portfolios, or a new one. */
  business?: string | { name: string; email?: string; website?: string; country?: string }
  /** Id of a WABA of that portfolio, or a new one. */
  waba?: string | { name: string }
  /** Id of a number of that WABA, a new one, a pre-verified one, or null to add one later. */
  number?: string | NewNumber | ClaimedNumber | null
  /** Take one of Meta's own +1 555 numbers under this name (or the WABA's). */
  displayNameOnly?: boolean | string
  /** Coexistence: does the customer share chats? */
  shareHistory?: boolean
}

/** A choice that the popup would not allow. */
export class SignupRefused extends Error {}

/** @throws {SignupRefused} when the number is already in an account. */
export function refuseTaken(world: World, typed: string): void {
  if ([...world.numbers.values(), ...world.preVerified.values()].some(({ digits }) => isSameLine(digits, typed)))
    throw new SignupRefused('This number is registered with another WhatsApp Business account (3441030).')
}

/** @throws {SignupRefused} with Meta's number for a phone number that cannot be one (3441051). */
export function internationalDigits(given: string): string {
  const plain = given.replace(/[ ()+.-]/g, '')
  if (!/^[1-9][0-9]{6,14}$/.test(plain))
    throw new SignupRefused('Enter a valid phone number with its country code (3441051).')
  return plain
}
