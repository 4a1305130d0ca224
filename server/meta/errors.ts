import type { FaultCode } from '../../contract/index.ts'
import { hour } from '../time.ts'
import { dialogFault } from './dialog-errors.ts'
import type { GraphErrorBody } from './envelope.ts'
import type { Usage } from './usage.ts'

/** Graph refused, or gave no usable answer. The error never contains a token, a code or a secret. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly call: string
  readonly status: number
  readonly body: GraphErrorBody | undefined
  /** How long Meta says that its rate limit will last, in milliseconds; undefined when it does not say. */
  readonly regain: number | undefined
  /** Whether Meta's headers say that a rate limit is exhausted. */
  readonly spent: boolean
  /** Whether the call changes nothing at Meta. */
  readonly reads: boolean

  constructor(
    call: string,
    status: number,
    body: GraphErrorBody | undefined,
    { cause, usage, reads = false }: { cause?: unknown; usage?: Usage | undefined; reads?: boolean } = {},
  ) {
    super(
      body
        ? `${call}: (#${body.code ?? 'none'}${body.error_subcode ? `/${body.error_subcode}` : ''}) ${body.message}`
        : `${call}: no usable answer (HTTP ${status || 'none'})`,
      { cause },
    )
    this.call = call
    this.status = status
    this.body = body
    this.regain = usage?.regain
    this.spent = usage?.spent ?? false
    this.reads = reads
  }

  get code() {
    return this.body?.code
  }

  /** For a sentence: `code 100`, or `HTTP 403` where Meta gave no code. */
  get refusal(): string {
    return this.code === undefined ? `HTTP ${this.status}` : `code ${this.code}`
  }

  /**
   * Worth another try later: no answer, a failure of Meta's, or its rate limits. The HTTP status decides, unless the code is one
   * whose meaning is published: Meta answers some permanent refusals with 500, and some rate limits with 400.
   */
  get transient(): boolean {
    const { body, status } = this
    if (this.aboutSecret) return false
    if (isPassing(body?.code) || body?.is_transient) return true
    if (meaningOf(this)) return false
    if (this.spent || status === 408 || status === 429 || status >= 500) return true
    return status < 400 && !body
  }

  /** A read that was refused with a code that nobody has documented: it is asked again a few times, a write is not. */
  get doubtful(): boolean {
    return this.reads && !this.transient && this.code !== 100 && faultOf(this) === 'meta_refused'
  }

  /** "Does not exist or no permission": also said for a few seconds after a grant, until it has spread (100/33). */
  get invisible(): boolean {
    return this.body?.code === 100 && this.body.error_subcode === 33
  }

  /** Meta reports a missing field that the request's body had: it did not read the body, so the code in it is not spent. */
  get overlooked(): boolean {
    return /missing (required parameter )?client_id/i.test(this.body?.message ?? '')
  }

  /** Meta wants the code together with an address (36008); it says the same of some codes that are too old. */
  get wantsRedirectUri(): boolean {
    return this.call === 'exchange' && this.body?.error_subcode === 36008
  }

  /** Meta gives it the code of a temporary failure (1), but it is permanent. */
  get aboutSecret(): boolean {
    return this.call === 'exchange' && /client secret/i.test(this.body?.message ?? '')
  }

  /** For the operator's log and the attempt's row. */
  get detail(): Record<string, unknown> {
    return {
      call: this.call,
      http_status: this.status,
      meta_code: this.body?.code,
      meta_subcode: this.body?.error_subcode,
      fbtrace_id: this.body?.fbtrace_id,
      message: this.body?.error_data?.details ?? this.body?.message,
    }
  }
}

/**
 * Temporary failures and rate limits, as Meta publishes them: https://developers.facebook.com/docs/graph-api/guides/error-handling,
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting (80000 to 80014 are the limits of business use cases),
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
const passing = new Set([1, 2, 4, 17, 32, 341, 613, 130429, 131000, 131016, 131056, 131057, 133000, 133004, 2494100])
const isPassing = (code: number | undefined) =>
  code !== undefined && (passing.has(code) || (code >= 80_000 && code <= 80_014))

/** Codes whose meaning does not depend on the call. */
const known: Record<string, FaultCode> = {
  '100/36007': 'code_expired',
  '100/36009': 'code_used',
  '100/36008': 'code_refused',
  '100/33': 'asset_mismatch',
  '100/2388001': 'number_preparing',
  '33': 'no_number',
  '803': 'asset_mismatch',
  '101': 'app_misconfigured',
  '191': 'app_misconfigured',
  '3': 'app_misconfigured',
  '0': 'permission_missing',
  '10': 'permission_missing',
  '190': 'permission_missing',
  '131005': 'permission_missing',
  '368': 'account_restricted',
  '131031': 'account_restricted',
  '133005': 'pin_required',
  '100/2388092': 'pin_required',
  '133006': 'number_unverified',
  '133008': 'pin_locked',
  '133009': 'pin_locked',
  '133015': 'number_preparing',
  '133016': 'pin_locked',
  '2388012': 'number_in_use',
  '2388103': 'number_in_use',
}

/** What a refusal means by its code, or by its HTTP status when it has none. Undefined when nobody has documented the code. */
function meaningOf(error: GraphError): FaultCode | undefined {
  if (error.aboutSecret) return 'app_misconfigured'
  const { code, error_subcode, message = '' } = error.body ?? {}
  if (code === undefined) {
    if (error.call === 'exchange' && error.status >= 400 && error.status < 500) return 'code_refused'
    return error.status === 401 || error.status === 403 ? 'permission_missing' : undefined
  }
  if (error.call === 'exchange' && code === 100) return known[`100/${error_subcode}`] ?? 'code_refused'
  if (code === 200 && asksForTerms(message)) return 'terms_required'
  if (code >= 200 && code <= 299) return 'permission_missing'
  // Graph uses some of the window's codes; a subcode says more than the 100 before it.
  return (
    known[`${code}/${error_subcode}`] ??
    known[String(code)] ??
    dialogFault(String(error_subcode)) ??
    dialogFault(String(code))
  )
}

/**
 * Maps Meta's code to ours. With `dialogFault`, which does it for the window, this is the one place where both vocabularies meet.
 */
export function faultOf(error: GraphError): FaultCode {
  if (error.transient) return 'meta_unavailable'
  return meaningOf(error) ?? 'meta_refused'
}

/** Whether Meta refused a code for a reason that we have not met: its subcode says the reason, and `code_refused` no more than that. */
export const isNewReason = ({ call, body }: GraphError): boolean =>
  call === 'exchange' && body?.code === 100 && !!body.error_subcode && !(`100/${body.error_subcode}` in known)

/** “Accept” and, after it, “terms”. A pattern would read long words once more for each “accept”. */
function asksForTerms(message: string): boolean {
  const words = message.toLowerCase()
  const at = words.indexOf('accept')
  return at >= 0 && words.includes('terms', at)
}

/** A longer one is not believed: a number waits for a review of Meta's at most so long. */
const longestLock = 30 * 24 * hour

const units: Record<string, number> = { second: 1_000, minute: 60_000, hour, day: 24 * hour }

/**
 * How long a number stays locked, in milliseconds: as Meta's details say, else as its documentation says. Undefined when neither
 * does (133009, too many guesses).
 */
export function lockOf({ body }: GraphError): number | undefined {
  const [, count, unit] =
    /(?<!\d)(\d{1,6}) {0,3}(second|minute|hour|day)s?\b/i.exec(body?.error_data?.details ?? '') ?? []
  if (count && unit) return Math.min(Number(count) * (units[unit.toLowerCase()] as number), longestLock)
  if (body?.code === 133016) return 72 * hour
  if (body?.code === 133008) return 12 * hour
  return undefined
}
