/**
 * Why a provider did not do what it was asked.
 *
 * - `taken`: this number is no longer on sale; another one may be
 * - `requirements`: the country asks for documents or an address that the account does not have
 * - `credentials`: the account is unknown, closed, or may not do this
 * - `busy`: it was asked too often; nothing was done
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
