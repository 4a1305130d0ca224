/**
 * An account at a company that sells phone numbers.
 *
 * Every method may throw {@link TelephonyError} and nothing else. No method repeats its request: only the caller knows what
 * may be repeated. This matters most for `buy`: after `unanswered` the purchase may have gone through, which `find` tells.
 */
export interface Telephony {
  /** Returns when the provider knows the account and lets us use it. */
  check(): Promise<void>
  /** Numbers on sale that can get a code by text or call, at most `most`. An empty list is no error. */
  search(wanted: Wanted, most: number): Promise<Offer[]>
  /** Buys one number. The provider keeps `marker` with it, so that a lost answer or a lost database loses no number. */
  buy(offer: Offer, marker: string): Promise<OwnedNumber>
  /** The number, if it is in the account. */
  find(phoneNumber: string): Promise<OwnedNumber | undefined>
  /** Every number of the account. */
  list(): Promise<OwnedNumber[]>
  /** Sends what arrives at a number to this server. Repeating it is harmless. */
  attach(providerId: string, marker: string): Promise<void>
  /** Gives a number back for good. One that is gone already is no error. */
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
