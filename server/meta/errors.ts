import type { FaultCode } from '../../contract/index.ts'

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

/** Graph refused, or gave no answer that means anything. Never carries a token, a code or a secret. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly call: string
  readonly status: number
  readonly body: GraphErrorBody | undefined

  constructor(call: string, status: number, body: GraphErrorBody | undefined, cause?: unknown) {
    super(
      body
        ? `${call}: (#${body.code}${body.error_subcode ? `/${body.error_subcode}` : ''}) ${body.message}`
        : `${call}: no usable answer (HTTP ${status || 'none'})`,
      { cause },
    )
    this.call = call
    this.status = status
    this.body = body
  }

  get code() {
    return this.body?.code
  }

  /** Worth asking again later: no answer, nonsense, Meta's own trouble, or its rate limits. */
  get transient(): boolean {
    if (!this.body) return true
    const { code, is_transient } = this.body
    return (
      is_transient === true || code === 1 || code === 2 || rateLimits.has(code) || code === 133004 || code === 2494100
    )
  }

  /** "Does not exist or no permission": also said for a few seconds after a grant, until it has spread (100/33). */
  get invisible(): boolean {
    return this.body?.code === 100 && this.body.error_subcode === 33
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

const rateLimits = new Set([4, 17, 32, 613, 80007, 130429, 131056])

/** Codes whose meaning does not depend on the call. */
const known: Record<string, FaultCode> = {
  '100/36007': 'code_expired',
  '100/36009': 'code_used',
  '100/36008': 'code_refused',
  '100/33': 'asset_mismatch',
  '101': 'app_misconfigured',
  '191': 'app_misconfigured',
  '3': 'app_misconfigured',
  '10': 'permission_missing',
  '190': 'permission_missing',
  '0': 'permission_missing',
  '133005': 'pin_required',
  '133006': 'number_unverified',
  '133008': 'pin_locked',
  '133009': 'pin_locked',
  '133016': 'pin_locked',
  '2388098': 'waba_limit_reached',
  '2494067': 'waba_limit_reached',
}

/** Meta's code as ours: the one place where the two vocabularies meet. */
export function faultOf(error: GraphError): FaultCode {
  if (error.transient) return 'meta_unavailable'
  const { code, error_subcode, message } = error.body as GraphErrorBody
  if (error.call === 'exchange' && /client secret/i.test(message)) return 'app_misconfigured'
  if (error.call === 'exchange' && code === 100) return known[`100/${error_subcode}`] ?? 'code_refused'
  if (code >= 200 && code <= 299) return 'permission_missing'
  return known[`${code}/${error_subcode}`] ?? known[String(code)] ?? 'meta_refused'
}
