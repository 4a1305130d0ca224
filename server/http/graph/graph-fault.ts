import * as z from 'zod/mini'
import type { Deps } from '../../deps.ts'
import type { Fault } from '../../fault.ts'
import { answerFault } from '../errors.ts'
import type { PlainRequest, PlainResponse } from '../plain.ts'
import { sendJson } from '../send-json.ts'

/** What Graph answers when it refuses (https://developers.facebook.com/docs/graph-api/guides/error-handling). */
export const GraphErrorAnswer = z.object({
  error: z.object({
    message: z.string(),
    type: z.string(),
    code: z.int(),
    error_subcode: z.optional(z.int()),
    is_transient: z.optional(z.boolean()),
    error_data: z.optional(z.object({ messaging_product: z.literal('whatsapp'), details: z.string() })),
    fbtrace_id: z.string(),
  }),
})

interface Says {
  subcode?: number
  type?: string
  /** A sentence that says what to do. */
  details?: string
  transient?: boolean
}

/** A refusal of the proxy's own, in the words of Graph, so that a client written for Meta understands it. */
export class GraphFault extends Error {
  override readonly name = 'GraphFault'
  readonly status: number
  readonly code: number
  readonly says: Says

  constructor(status: number, code: number, message: string, says: Says = {}) {
    super(message)
    this.status = status
    this.code = code
    this.says = says
  }
}

/** Meta's own answer for an object that is not there or not the token's: nobody is told which. */
export const invisible = (method: string, id: string) =>
  new GraphFault(
    400,
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    { subcode: 33, type: 'GraphMethodException' },
  )

export const badParameter = (details: string) => new GraphFault(400, 100, '(#100) Invalid parameter', { details })

export const noPermission = (details: string) =>
  new GraphFault(403, 200, '(#200) You do not have the necessary permissions required to send this request.', {
    details,
  })

/** For a path that the proxy does not pass on. */
export const unknownComponents = (path: string) =>
  new GraphFault(404, 2500, `Unknown path components: ${path.slice(0, 200)}`, {
    details: 'This proxy does not pass on that operation: its API document lists those it does.',
  })

/** For what Kapso's proxy answers from its own store. */
export const storesNothing = () =>
  new GraphFault(501, 3, '(#3) Application does not have the capability to make this API call.', {
    details:
      'Patchbay stores no messages, conversations or contacts: keep what your webhooks of kind `meta` or `kapso` bring.',
  })

export const disconnected = (phoneNumberId: string) =>
  new GraphFault(401, 190, 'Error validating access token: Session has expired.', { details: wayBack(phoneNumberId) })

/** How the owner of a number gets it back, for the person who reads the error. */
export const wayBack = (phoneNumberId: string) =>
  `The number ${phoneNumberId} is disconnected: send its customer a setup link with reconnect_phone_number.`

export const silence = (silent: boolean) =>
  new GraphFault(silent ? 504 : 502, 2, 'Service temporarily unavailable', {
    transient: true,
    details: silent ? 'Meta did not answer in time.' : 'Meta gave no usable answer.',
  })

/** Every error of the proxy in Graph's envelope. `fbtrace_id` is the request's id here, as in `X-Request-Id`. */
export const sendGraphError =
  ({ log }: Pick<Deps, 'log'>) =>
  (error: unknown, req: PlainRequest, res: PlainResponse): void => {
    const known = error instanceof GraphFault ? error : undefined
    if (known && res.headersSent) return void res.destroy()
    const fault = known ? undefined : answerFault(log, error, req, res)
    if (!known && !fault) return
    const { status, code, message, says } = known ?? translated(fault as Fault)
    const { type = 'OAuthException', subcode, transient, details } = says
    const answer: z.input<typeof GraphErrorAnswer> = {
      error: {
        message,
        type,
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(transient === undefined ? {} : { is_transient: transient }),
        ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
        fbtrace_id: String(res.getHeader('X-Request-Id') ?? ''),
      },
    }
    sendJson(res, status, JSON.stringify(answer))
  }

/** A fault of the server in Graph's words. */
function translated({ code, status, message }: Fault): GraphFault {
  switch (code) {
    case 'unauthorized':
      return new GraphFault(401, 190, 'Invalid OAuth access token - Cannot parse access token', { details: message })
    case 'forbidden':
      return new GraphFault(403, 200, '(#200) Permissions error', { details: message })
    case 'rate_limited':
      return new GraphFault(429, 4, '(#4) Application request limit reached', { transient: true, details: message })
    case 'not_found':
      return unknownComponents('/')
    case 'server_unreachable':
      return new GraphFault(503, 2, 'Service temporarily unavailable', { transient: true, details: message })
    case 'internal':
      return new GraphFault(500, 1, 'An unknown error occurred', { transient: true })
    default:
      return new GraphFault(status === 409 ? 409 : 400, 100, '(#100) Invalid parameter', { details: message })
  }
}
