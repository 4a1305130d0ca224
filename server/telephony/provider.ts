/**
 * What Patchbay wants of a company that sells phone numbers. Another one than Twilio is one file that gives these methods,
 * a line in `accounts.ts` that makes it from stored credentials, and a router for what it sends (as `router.ts`).
 *
 * Every method may throw {@link TelephonyError} and nothing else. None repeats itself: only the caller knows what may be
 * repeated. `buy` above all: after `unanswered` the purchase may have gone through, which `find` tells.
 */
export interface Telephony {
  /** The account that numbers are bought in; what comes back may only be released there. */
  accountSid: string
  /** Numbers on sale that can get a code by text or call, at most `most`. Empty: none. */
  search(wanted: Wanted, most: number): Promise<Offer[]>
  /** Buys one number. `marker` is kept with it at the provider, so that a lost answer, or a lost database, loses no number. */
  buy(offer: Offer, marker: string): Promise<OwnedNumber>
  /** The number among those of the account, if it is there. */
  find(phoneNumber: string): Promise<OwnedNumber | undefined>
  /** Every number of the account. */
  list(): Promise<OwnedNumber[]>
  /** Sends what arrives at a number to this server. Repeating it is harmless. */
  attach(providerId: string, marker: string): Promise<void>
  /** Gives a number back, for good. One that is gone already is no error. */
  release(providerId: string): Promise<void>
}

export interface Wanted {
  country_iso: string
  /** Three digits, for the US and Canada alone. */
  area_code: string | null
}

export interface Offer {
  /** E.164. */
  phone_number: string
  country_iso: string
}

export interface OwnedNumber {
  provider_id: string
  phone_number: string
  /** What `buy` or `attach` left with it. */
  marker: string | null
  /** Whether what arrives there comes to this server. */
  attached: boolean
}

/**
 * Why a provider did not do it.
 *
 * - `taken`: this number is not on sale any more; another one may be
 * - `requirements`: the country asks for a bundle of documents or an address that the account has not
 * - `credentials`: the account is unknown, closed, or may not do this
 * - `busy`: asked too often; nothing was done
 * - `unanswered`: nobody knows whether it was done
 * - `refused`: anything else; nothing was done
 */
export type TelephonyReason = 'taken' | 'requirements' | 'credentials' | 'busy' | 'unanswered' | 'refused'

export class TelephonyError extends Error {
  override readonly name = 'TelephonyError'
  readonly reason: TelephonyReason
  /** For the operator: the provider's own code and words. */
  readonly detail: Record<string, unknown>

  constructor(reason: TelephonyReason, detail: Record<string, unknown>, cause?: unknown) {
    super(`the telephony provider: ${reason}`, { cause })
    this.reason = reason
    this.detail = detail
  }
}
