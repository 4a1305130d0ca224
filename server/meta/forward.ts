import { createHmac } from 'node:crypto'
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createMemory } from '../security/memory.ts'

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
  const { protocol, hostname, port, pathname } = new URL(graphUrl)
  const graph = { protocol, hostname: bare(hostname), port }
  const below = pathname.replace(/\/+$/, '')
  // The timeout of an agent is that of each connection, in use or not: a call that sets one of its own costs more.
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, timeout }),
    'https:': new HttpsAgent({ keepAlive: true, timeout }),
  }
  const proofs = createMemory()

  /** The same for each call with a token, so it is computed once. */
  function proofOf(token: string): string {
    const known = proofs.get(token)
    if (known !== undefined) return known
    const proof = createHmac('sha256', appSecret).update(token).digest('hex')
    proofs.set(token, proof)
    return proof
  }

  function addressOf({ path, query, token }: Forwarded) {
    if (/^https?:/.test(path)) {
      const { protocol, hostname, port, pathname, search } = new URL(path)
      return { protocol, hostname: bare(hostname), port, path: `${pathname}${search}` }
    }
    const asked = query?.size ? `${query}&` : ''
    return { ...graph, path: `${below}/${path}?${asked}appsecret_proof=${proofOf(token)}` }
  }

  return (call) =>
    new Promise((resolve, reject) => {
      const { method, headers, token, body, signal } = call
      const address = addressOf(call)
      const secure = address.protocol === 'https:'
      let silent = false
      const request = (secure ? httpsRequest : httpRequest)({
        ...address,
        method,
        agent: secure ? agents['https:'] : agents['http:'],
        headers: {
          ...headers,
          ...(typeof body === 'string' ? { 'Content-Length': Buffer.byteLength(body) } : {}),
          'Accept-Encoding': 'identity',
          Authorization: `Bearer ${token}`,
        },
      })
      request.once('timeout', () => {
        silent = true
        request.destroy(new Error(`no answer within ${timeout / 1_000} seconds`))
      })
      request.on('error', (error) => reject(new NoAnswer(silent, error)))
      request.once('response', resolve)
      request.once('upgrade', (_answer, socket) => {
        socket.destroy()
        reject(new NoAnswer(false))
      })
      const stop = () => request.destroy(new Error('the caller has gone'))
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
      if (body === undefined || typeof body === 'string') request.end(body)
      else
        pipeline(body, request).catch((error: unknown) => {
          request.destroy(error as Error)
          reject(new NoAnswer(silent, error))
        })
    })
}

/** A host as a socket takes it: an address of IPv6 stands in brackets only in a URL. */
const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')
