import type * as z from 'zod/mini'
import { appSecretProof } from './app-secret-proof.ts'
import { awakeTimeout } from './awake.ts'
import { readRefusal } from './envelope.ts'
import { GraphError } from './errors.ts'
import type { fetchOnce } from './fresh-connection.ts'
import { type Usage, usageOf } from './usage.ts'

export const defaultGraphVersion = 'v26.0'

export interface MetaApp {
  appId: string
  appSecret: string
  graphUrl: string
  graphVersion: string
  /** Timeout of one Graph call, in milliseconds. */
  timeout: number
  /** Sends what must not be sent twice. A browser, which has no connections of its own to choose, does it by `fetch`. */
  fetchOnce?: typeof fetchOnce
  /** Called after each call: `code` is `ok`, `none` without a usable answer, or Meta's. */
  measure?(operation: string, code: string, seconds: number): void
}

interface GraphRequest {
  method?: 'GET' | 'POST' | 'DELETE'
  path: string
  query?: Record<string, string>
  /** Sent as JSON. */
  body?: object
  /** Sent as a form, in place of `body`. */
  form?: Record<string, string>
  /** It must not be sent twice: see `fetchOnce`. */
  once?: true
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
export function createClient({ appSecret, fetchOnce, graphUrl, graphVersion, timeout, measure }: MetaApp): Call {
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
    let usage: Usage | undefined
    const reads = (request.method ?? 'GET') === 'GET'
    const deadline = awakeTimeout(timeout)
    try {
      const response = await ((request.once && fetchOnce) || fetch)(url, {
        method: request.method ?? 'GET',
        headers: {
          ...(request.token ? { authorization: `Bearer ${request.token}` } : {}),
          ...(request.body ? { 'content-type': 'application/json' } : {}),
          ...(request.form ? { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } : {}),
        },
        ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        ...(request.form ? { body: new URLSearchParams(request.form).toString() } : {}),
        redirect: 'error',
        signal: deadline.signal,
      })
      status = response.status
      usage = usageOf(response.headers)
      body = await response.json()
    } catch (error) {
      throw new GraphError(name, status, undefined, { cause: error, usage, reads })
    } finally {
      deadline.clear()
    }
    const refused = readRefusal(body)
    const parsed = answer.safeParse(body)
    if (refused || status >= 400 || !parsed.success) throw new GraphError(name, status, refused, { usage, reads })
    return parsed.data as z.infer<T>
  }

  return call
}
