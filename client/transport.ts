import { aboutAnswer, aboutCall } from './advice.ts'
import { PatchbayError } from './patchbay-error.ts'

export interface TransportOptions {
  /** Where Patchbay lives, as in its `PUBLIC_URL`. */
  serverUrl: string
  apiKey: string
  /** Milliseconds that one answer may take; 30,000 unless said. */
  timeout?: number
  /** How often a request is sent again when nothing came back, or "not now" did; 2 unless said. */
  retries?: number
  /** Another `fetch`, for tests and proxies. */
  fetch?: typeof fetch
}

/** Makes a POST one deed however often it is sent. Give your own key when the deed must outlive this process. */
export interface Once {
  idempotencyKey?: string
}

interface Call extends Once {
  query?: object | undefined
  body?: object | undefined
}

export type Transport = <Answer>(method: string, path: string, call?: Call) => Promise<Answer>

/** Answers that say "not now" and nothing about the request; it may go out again. */
const passing = [429, 502, 503, 504]

/**
 * Sends requests to the Platform API. Every POST carries an idempotency key, so that it can be sent again safely.
 *
 * @throws {PatchbayError}
 */
export function transport({ serverUrl, apiKey, timeout = 30_000, retries = 2, ...more }: TransportOptions): Transport {
  const send = more.fetch ?? fetch
  return async (method, path, { query, body, idempotencyKey } = {}) => {
    const mistake = aboutCall(serverUrl, apiKey, method, path)
    if (mistake) throw new PatchbayError(0, mistake)
    const base = `${serverUrl.replace(/\/+$/, '')}/platform/v1`
    const url = `${base}${path}${queryString(query)}`
    const request = {
      method,
      headers: {
        'X-API-Key': apiKey.trim(),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(method === 'POST' ? { 'Idempotency-Key': idempotencyKey ?? crypto.randomUUID() } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }
    for (let left = retries; ; left--) {
      const answer = await once(send, url, request, timeout)
      if (!(answer instanceof PatchbayError)) return answer as never
      const again = answer.status === 0 || passing.includes(answer.status)
      if (!again || left <= 0) throw answer
      await pause(answer.retryAfter, retries - left)
    }
  }
}

async function once(send: typeof fetch, url: string, request: RequestInit, timeout: number): Promise<unknown> {
  try {
    const response = await send(url, { ...request, signal: AbortSignal.timeout(timeout) })
    const text = await response.text()
    const { status } = response
    if (response.ok && !text) return undefined
    // A proxy's own page is no mistake of the developer's: it says "not now".
    const mistake = passing.includes(status) ? undefined : aboutAnswer(url, status, text)
    if (response.ok && !mistake) return JSON.parse(text)
    const wait = Number(response.headers.get('Retry-After') ?? Number.NaN)
    return new PatchbayError(status, mistake ?? sentence(text) ?? `the server answered ${status}`, {
      retryAfter: Number.isFinite(wait) ? wait : undefined,
    })
  } catch (cause) {
    return new PatchbayError(0, `Patchbay at ${new URL(url).origin} did not answer`, { cause })
  }
}

function sentence(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: unknown }
    return typeof error === 'string' ? error : undefined
  } catch {
    return undefined
  }
}

/** As long as the server said, half a minute at the most; else a quarter of a second, then half, then one, give or take. */
const pause = (seconds: number | undefined, tries: number) =>
  new Promise((resolve) =>
    setTimeout(
      resolve,
      seconds === undefined ? 250 * 2 ** tries * (0.75 + Math.random() / 2) : Math.min(seconds, 30) * 1_000,
    ),
  )

function queryString(query: object | undefined): string {
  const said = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null)
  return said.length ? `?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}` : ''
}
