import { createServer, type RequestListener, type Server } from 'node:http'
import { limitConnections } from './limit-connections.ts'

/** Limits of one connection, in milliseconds and bytes. Node's own suit any service; these suit small JSON. */
export const connectionLimits = {
  /** Headers and the whole request must have arrived by then, so a client that sends one byte a second is cut off. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /**
   * Longer than the idle time of usual load balancers (60 s). Otherwise a balancer could send a request into a closing
   * connection.
   */
  keepAliveTimeout: 65_000,
  /**
   * Closes a connection on which nothing moves, for example because the client does not read the answer. Graph may take 15
   * seconds, a repeat 10.
   */
  timeout: 60_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
  maxHeadersCount: 100,
  /** The most connections at a time; an idle one uses about 10 kB. */
  maxConnections: 4_000,
}

/** Node's HTTP server, with limits for clients that are slow, large, silent or many. */
export function createHttpServer(app: RequestListener, limits = connectionLimits): Server {
  const { timeout, maxHeadersCount, maxConnections, ...options } = limits
  const server = createServer(options, app)
  server.timeout = timeout
  server.maxHeadersCount = maxHeadersCount
  limitConnections(server, maxConnections)
  return server
}
/**
 * Accepts no more connections and answers the open requests. It resolves when they are answered, or after `patience`
 * milliseconds: one of them may be exchanging a code, which works only once.
 */
export async function drain(server: Server, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await Promise.race([new Promise((resolve) => server.close(resolve)), late])
  clearTimeout(timer)
  clearInterval(idle)
  server.closeAllConnections()
}
