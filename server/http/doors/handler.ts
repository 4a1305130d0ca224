import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener, request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connectionInMemory } from './connection-in-memory.ts'

/** What a web request does not carry. */
interface From {
  /** The address of the caller, as the host's server knows it: refused requests are counted by it. */
  address?: string | undefined
}

export type Handler = (request: Request, from?: From) => Promise<Response>

/**
 * Answers web requests by a listener of `node:http`. Each request goes through Node's own HTTP, over a connection in memory, so
 * that streams, signatures over raw bytes, limits, HEAD and aborts are the same as through a port.
 */
export function webHandler(listener: RequestListener): Handler {
  const server = createServer(listener)
  return async (given, { address } = {}) => {
    if (given.bodyUsed)
      throw new TypeError(
        'patchbay.handler needs the body: pass the request on before anything reads it, or a clone of it',
      )
    given.signal.throwIfAborted()
    const { client, server: accepted } = connectionInMemory(address)
    server.emit('connection', accepted)
    const { pathname, search } = new URL(given.url)
    const sending = request({
      method: given.method,
      path: pathname + search,
      headers: headersOf(given),
      createConnection: () => client,
      signal: given.signal,
    })
    try {
      return toResponse(given.method, await answered(sending, given))
    } catch (error) {
      sending.destroy()
      given.signal.throwIfAborted()
      if (client.destroyed) return new Response(null, { status: 503 }) // cut off by us, as a connection would be
      throw error
    }
  }
}

/** Headers of the connection that the host's server had. */
const ofConnection = /^(connection|expect|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/

/** A host compresses what it sends by itself. Next takes `Content-Encoding` off an answer, and would send the bytes without it. */
const ofHost = /^accept-encoding$/

function headersOf({ body, headers, url }: Request): IncomingHttpHeaders {
  const own = Object.fromEntries([...headers].filter(([name]) => !ofConnection.test(name) && !ofHost.test(name)))
  const chunked = body && own['content-length'] === undefined ? { 'transfer-encoding': 'chunked' } : {}
  return { host: new URL(url).host, ...own, ...chunked }
}

function answered(sending: ReturnType<typeof request>, { body }: Request): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sending.once('response', resolve)
    sending.on('error', reject)
    if (!body) return void sending.end()
    // The rest of a body is not read after an early answer: then its pipeline fails, and nobody waits for it.
    pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), sending).catch(reject)
  })
}

const withoutBody = new Set([204, 205, 304])

function toResponse(method: string, incoming: IncomingMessage): Response {
  const status = incoming.statusCode as number
  const headers = new Headers()
  for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
    const [name, value] = incoming.rawHeaders.slice(at, at + 2) as [string, string]
    if (!ofConnection.test(name.toLowerCase())) headers.append(name, value)
  }
  const described = { status, statusText: incoming.statusMessage ?? '', headers }
  if (method !== 'HEAD' && !withoutBody.has(status)) return new Response(streamOf(incoming), described)
  incoming.resume()
  return new Response(null, described)
}

/** `Readable.toWeb` reads ahead of who reads it. This waits, so that a large file does not gather in memory. */
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  incoming.on('error', () => {}) // The reader hears of it.
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(new Uint8Array(value))
      },
      cancel: () => void incoming.destroy(),
    },
    { highWaterMark: 0 },
  )
}
