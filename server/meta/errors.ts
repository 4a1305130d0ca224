import type { FaultCode } from '../../contract/index.ts'
import { hour } from '../time.ts'
import { dialogFault } from './dialog-errors.ts'

/** What Graph answers when it refuses (https://developers.facebook.com/docs/graph-api/guides/error-handling). */
export interface GraphErrorBody {
  message: string
  type?: string | undefined
  code: number
  error_subcode?: number | undefined
  is_transient?: boolean | undefined
  fbtrace_id?: string | undefined
  error_data?: { details?: string | undefined } | undefined
}

/** Graph refused, or gave no usable answer. The error never contains a token, a code or a secret. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly call: string
  readonly status: number
  readonly body: GraphErrorBody | undefined
  /** How long Meta says that its rate limit will last, in milliseconds; undefined when it does not say. */
  readonly regain: number | undefined

  constructor(
    call: string,
    status: number,
    body: GraphErrorBody | undefined,
    { cause, regain }: { cause?: unknown; regain?: number | undefined } = {},
  ) {
    super(
      body
        ? `${call}: (#${body.code}${body.error_subcode ? `/${body.error_subcode}` : ''}) ${body.message}`
        : `${call}: no usable answer (HTTP ${status || 'none'})`,
      { cause },
    )
    this.call = call
    this.status = status
    this.body = body
    this.regain = regain
  }

  get code() {
    return this.body?.code
  }

  /** Worth another try later: no answer, an unreadable answer, a failure of Meta's, or its rate limits. */
  get transient(): boolean {
    if (!this.body) return true
    if (this.aboutSecret) return false
    const { code, is_transient } = this.body
    return is_transient === true || passing.has(code)
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

/** Temporary failures of Meta's, and its rate limits. */
const passing = new Set([1, 2, 133000, 133004, 2494100, 4, 17, 32, 613, 80007, 130429, 131056])

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

/**
 * Maps Meta's code to ours. With `dialogFault`, which does it for the window, this is the one place where both vocabularies meet.
 */
export function faultOf(error: GraphError): FaultCode {
  if (error.aboutSecret) return 'app_misconfigured'
  if (error.transient) return 'meta_unavailable'
  const { code, error_subcode, message } = error.body as GraphErrorBody
  if (error.call === 'exchange' && code === 100) return known[`100/${error_subcode}`] ?? 'code_refused'
  if (code === 200 && /accept.*terms/i.test(message)) return 'terms_required'
  if (code >= 200 && code <= 299) return 'permission_missing'
  // Graph uses some of the window's codes; a subcode says more than the 100 before it.
  return (
    known[`${code}/${error_subcode}`] ??
    known[String(code)] ??
    dialogFault(String(error_subcode)) ??
    dialogFault(String(code)) ??
    'meta_refused'
  )
}

const units: Record<string, number> = { second: 1_000, minute: 60_000, hour, day: 24 * hour }

/**
 * How long a number stays locked, in milliseconds: as Meta's details say, else as its documentation says. Undefined when neither
 * does (133009, too many guesses).
 */
export function lockOf({ body }: GraphError): number | undefined {
  const [, count, unit] = /(\d+)\s*(second|minute|hour|day)s?\b/i.exec(body?.error_data?.details ?? '') ?? []
  if (count && unit) return Number(count) * (units[unit.toLowerCase()] as number)
  if (body?.code === 133016) return 72 * hour
  if (body?.code === 133008) return 12 * hour
  return undefined
}
