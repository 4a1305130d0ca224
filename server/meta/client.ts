import * as z from 'zod/mini'
import { appSecretProof } from './app-secret-proof.ts'
import { awakeTimeout } from './awake.ts'
import { GraphError, type GraphErrorBody } from './errors.ts'

export const defaultGraphVersion = 'v26.0'

export interface MetaApp {
  appId: string
  appSecret: string
  graphUrl: string
  graphVersion: string
  /** Timeout of one Graph call, in milliseconds. */
  timeout: number
  /** Called after each call: `code` is `ok`, `none` without a usable answer, or Meta's. */
  measure?(operation: string, code: string, seconds: number): void
}

const ErrorEnvelope = z.object({
  error: z.object({
    message: z._default(z.string(), ''),
    type: z.optional(z.string()),
    code: z.number(),
    error_subcode: z.optional(z.number()),
    is_transient: z.optional(z.boolean()),
    fbtrace_id: z.optional(z.string()),
    error_data: z.optional(z.object({ details: z.optional(z.string()) })),
  }),
})

const Usage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.optional(z.number().check(z.nonnegative())) })),
)

/** How long an exhausted rate limit will last, in milliseconds; Meta counts it in minutes. */
function regainOf(header: string | null): number | undefined {
  try {
    const usage = Usage.parse(JSON.parse(header ?? ''))
    const minutes = Object.values(usage).flatMap((each) => each.map((one) => one.estimated_time_to_regain_access ?? 0))
    return Math.max(0, ...minutes) * 60_000 || undefined
  } catch {
    return undefined
  }
}

interface GraphRequest {
  method?: 'GET' | 'POST' | 'DELETE'
  path: string
  query?: Record<string, string>
  /** Sent as JSON. */
  body?: object
  /** Sent as a form, in place of `body`. */
  form?: Record<string, string>
  token?: string
}

/** Makes one Graph call: `name` is the operation's for errors and metrics, `answer` the schema of the answer. */
export type Call = <T extends z.ZodMiniType>(name: string, answer: T, request: GraphRequest) => Promise<z.infer<T>>

/**
 * Graph calls in the name of this app. One call is one request: nothing is retried here, because only the caller knows what may
 * be repeated.
 *
 * @throws {GraphError} and nothing else: Graph refused, or did not answer in time
 */
export function createClient({ appSecret, graphUrl, graphVersion, timeout, measure }: MetaApp): Call {
  const base = `${graphUrl.replace(/\/+$/, '')}/${graphVersion}`

  const proof = appSecretProof(appSecret)

  async function call<T extends z.ZodMiniType>(name: string, answer: T, request: GraphRequest): Promise<z.infer<T>> {
    const began = performance.now()
    const measured = (code: string) => measure?.(name, code, (performance.now() - began) / 1_000)
    try {
      const data = await ask(name, answer, request)
      measured('ok')
      return data
    } catch (error) {
      measured(String((error as GraphError).code ?? 'none'))
      throw error
    }
  }

  async function ask<T extends z.ZodMiniType>(name: string, answer: T, request: GraphRequest): Promise<z.infer<T>> {
    const url = new URL(`${base}/${request.path}`)
    for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value)
    if (request.token) url.searchParams.set('appsecret_proof', await proof(request.token))
    let status = 0
    let body: unknown
    let regain: number | undefined
    const deadline = awakeTimeout(timeout)
    try {
      const response = await fetch(url, {
        method: request.method ?? 'GET',
        headers: {
          ...(request.token ? { authorization: `Bearer ${request.token}` } : {}),
          ...(request.body ? { 'content-type': 'application/json' } : {}),
        },
        ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        ...(request.form ? { body: new URLSearchParams(request.form) } : {}),
        redirect: 'error',
        signal: deadline.signal,
      })
      status = response.status
      regain = regainOf(response.headers.get('X-Business-Use-Case-Usage'))
      body = await response.json()
    } catch (error) {
      throw new GraphError(name, status, undefined, { cause: error, regain })
    } finally {
      deadline.clear()
    }
    const refused = ErrorEnvelope.safeParse(body)
    if (refused.success) throw new GraphError(name, status, refused.data.error as GraphErrorBody, { regain })
    const parsed = answer.safeParse(body)
    if (status >= 400 || !parsed.success) throw new GraphError(name, status, undefined, { regain })
    return parsed.data as z.infer<T>
  }

  return call
}
