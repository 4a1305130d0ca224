import { traceId } from '../world/ids.ts'

type More = {
  subcode?: number
  type?: 'OAuthException' | 'GraphMethodException'
  /** `error_data.details`, which Cloud API errors carry. */
  details?: string
  transient?: boolean
  userTitle?: string
  userMessage?: string
}

/** A refusal in Meta's words; the router turns it into the answer. */
export class GraphError extends Error {
  readonly status: number
  readonly code: number
  readonly more: More

  constructor(status: number, code: number, message: string, more: More = {}) {
    super(message)
    this.status = status
    this.code = code
    this.more = more
  }

  get body() {
    const { subcode, type = 'OAuthException', details, transient, userTitle, userMessage } = this.more
    return {
      error: {
        message: this.message,
        type,
        code: this.code,
        ...(details ? { error_data: { messaging_product: 'whatsapp', details } } : {}),
        ...(subcode ? { error_subcode: subcode } : {}),
        ...(transient === undefined ? {} : { is_transient: transient }),
        ...(userTitle ? { error_user_title: userTitle } : {}),
        ...(userMessage ? { error_user_msg: userMessage } : {}),
        fbtrace_id: traceId(),
      },
    }
  }
}

/** A parameter that is missing or cannot be used. */
export const badParameter = (message: string): GraphError => new GraphError(400, 100, `(#100) ${message}`)

/** A Cloud API error: `(#133005) Two step verification PIN Mismatch` and its like. */
export const cloudError = (status: number, code: number, message: string, details: string): GraphError =>
  new GraphError(status, code, `(#${code}) ${message}`, { details })

/** Graph's answer for an object that does not exist and for one that the token may not see: deliberately the same words. */
export const unsupported = (method: string, id: string): GraphError =>
  new GraphError(
    400,
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    { type: 'GraphMethodException', subcode: 33 },
  )

export const badToken = (message: string, subcode?: number): GraphError =>
  new GraphError(401, 190, message, subcode ? { subcode } : {})
