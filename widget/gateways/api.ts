import type { FaultCode, Session } from '../../contract/index.ts'
import { faultCode } from '../../contract/remedies.ts'
import type { keepToken } from './token.ts'
import { address, readSession } from './wire.ts'

/** The server's API for a signup, as the store uses it. */
export interface Api {
  session(signal: AbortSignal): Promise<Session>
  /** For what comes after it (`gateways/attempts.ts`), and for what only few links need (`gateways/number.ts`). */
  ask<T>(
    signal: AbortSignal,
    read: (body: unknown) => T,
    path: string,
    how?: { method?: string; body?: unknown; timeout?: number; keepalive?: boolean },
  ): Promise<T>
}

/** Why a request failed. `passing`: another try may help, because nothing was decided. */
export class ApiFailure extends Error {
  readonly code: FaultCode
  readonly redirectUrl: string | null
  readonly passing: boolean
  /** Who invites, and where to get help, as far as the server says so. */
  readonly company: string | null
  readonly supportUrl: string | null
  /** Whether a new link can be asked for. */
  readonly canAsk: boolean
  constructor(code: FaultCode, passing: boolean, body: Record<string, unknown> = {}) {
    super(code)
    this.name = 'ApiFailure'
    this.code = code
    this.passing = passing
    this.redirectUrl = address(body.redirect_url)
    this.company = typeof body.company_name === 'string' ? body.company_name : null
    this.supportUrl = address(body.support_url)
    this.canAsk = body.can_ask === true
  }
}

const usual = 9_000
/** Twice this time is the longest that a customer sees an empty outline. */
const opening = 4_700

/**
 * The Connect API at `serverUrl`, for the link of `token`. Every body is checked field by field before it is used.
 *
 * @throws {ApiFailure} from every method: with the server's fault, or `server_unreachable` when it gave no answer of its own
 */
export function createApi(serverUrl: string, token: ReturnType<typeof keepToken>): Api {
  const base = `${serverUrl.replace(/\/+$/, '')}/connect/v1`

  async function ask<T>(
    signal: AbortSignal,
    read: (body: unknown) => T,
    path: string,
    { method = 'GET', body, timeout = usual, ...more }: Parameters<Api['ask']>[3] = {},
  ): Promise<T> {
    const limit = new AbortController()
    const abort = () => limit.abort()
    const timer = setTimeout(abort, timeout)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    let status: number
    let answer: Record<string, unknown>
    try {
      const bearer = await within(limit.signal, token.get())
      const response = await fetch(base + path, {
        ...more,
        method,
        headers: { authorization: `Bearer ${bearer}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
        cache: 'no-store',
        credentials: 'omit',
        signal: limit.signal,
      })
      status = response.status
      answer = status === 204 ? {} : await response.json()
    } catch {
      throw new ApiFailure('server_unreachable', true)
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }
    if (status >= 400) {
      // A proxy's own error page, even one in JSON, is not the server's answer.
      if (typeof answer?.code !== 'string') throw new ApiFailure('server_unreachable', true)
      throw new ApiFailure(faultCode(answer.code), status === 429 || status >= 500, answer)
    }
    try {
      return read(answer)
    } catch {
      throw new ApiFailure('internal', false)
    }
  }

  return {
    ask,
    session: (signal) => patiently(signal, 2, () => ask(signal, readSession, '/session', { timeout: opening })),
  }
}

/** The answer, if it arrives before the signal aborts. */
const within = <T>(signal: AbortSignal, coming: Promise<T>) =>
  Promise.race([coming, new Promise<never>((_, reject) => signal.addEventListener('abort', reject))])

/** Tries up to `times` while there is no answer; a request that was answered is not repeated. */
export async function patiently<T>(signal: AbortSignal, times: number, ask: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await ask()
    } catch (error) {
      const silent = error instanceof ApiFailure && error.code === 'server_unreachable'
      if (!silent || signal.aborted || tried >= times) throw error
      await pause(400 * tried, signal)
    }
  }
}

/** Waits, or stops waiting when the signal aborts; never rejects. */
export const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
