import { createHmac } from 'node:crypto'
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** One call that is passed on to Graph. */
export interface Forwarded {
  method: string
  /** Below Graph's address, with the version: `v26.0/1234/messages`. Or a whole address, of a file at Meta. */
  path: string
  query?: URLSearchParams
  headers?: Record<string, string>
  token: string
  /** What is sent: all of it as text, or a stream that is read as fast as Meta takes it. */
  body?: string | Readable | undefined
  /** Ends the call when the caller has gone. */
  signal: AbortSignal
}

/** Sends a call and hands back the answer as soon as its headers are there. Its body is for the caller to read or destroy. */
export type Forward = (call: Forwarded) => Promise<IncomingMessage>

/** Meta gave no answer: in time (`silent`) or at all. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly silent: boolean

  constructor(silent: boolean, cause?: unknown) {
    super(silent ? 'Meta did not answer in time' : 'Meta closed the connection without an answer', { cause })
    this.silent = silent
  }
}

/** How long an unused connection is kept, in milliseconds. */
const idle = 15_000

/**
 * Passes calls on to Graph over connections that are kept open. Node's own client is used, not `fetch`: it streams a body in both
 * directions, and does not unpack or change what Meta sends. Nothing is sent twice, because only the caller knows what may be
 * repeated.
 *
 * @throws {NoAnswer} when nothing comes or goes for `timeout` milliseconds, or the connection breaks
 */
export function createForward({
  graphUrl,
  appSecret,
  timeout,
}: {
  graphUrl: string
  appSecret: string
  timeout: number
}): Forward {
  const base = graphUrl.replace(/\/+$/, '')
  const proof = (token: string) => createHmac('sha256', appSecret).update(token).digest('hex')
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, timeout: idle }),
    'https:': new HttpsAgent({ keepAlive: true, timeout: idle }),
  }

  return async ({ method, path, query, headers, token, body, signal }) => {
    const whole = /^https?:/.test(path)
    const url = new URL(whole ? path : `${base}/${path}`)
    if (!whole) {
      for (const [name, value] of query ?? []) url.searchParams.set(name, value)
      url.searchParams.set('appsecret_proof', proof(token))
    }
    const secure = url.protocol === 'https:'
    return new Promise((resolve, reject) => {
      let silent = false
      const request = (secure ? httpsRequest : httpRequest)(url, {
        method,
        agent: secure ? agents['https:'] : agents['http:'],
        headers: {
          ...headers,
          ...(typeof body === 'string' ? { 'Content-Length': String(Buffer.byteLength(body)) } : {}),
          'Accept-Encoding': 'identity',
          Authorization: `Bearer ${token}`,
        },
        signal,
      })
      request.setTimeout(timeout, () => {
        silent = true
        request.destroy(new Error(`no answer within ${timeout / 1_000} seconds`))
      })
      request.on('error', (error) => reject(new NoAnswer(silent, error)))
      request.once('response', resolve)
      request.once('upgrade', (_answer, socket) => {
        socket.destroy()
        reject(new NoAnswer(false))
      })
      if (body === undefined || typeof body === 'string') request.end(body)
      else
        pipeline(body, request).catch((error: unknown) => {
          request.destroy(error as Error)
          reject(new NoAnswer(silent, error))
        })
    })
  }
}
