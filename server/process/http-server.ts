import { createServer, type RequestListener, type Server } from 'node:http'
import { limitConnections } from './limit-connections.ts'

/** Limits of one connection, in milliseconds and bytes; Node's own are meant for anything, these for small JSON. */
export const connectionLimits = {
  /** Headers and the whole request must have come by then: who sends a byte a second is not waited for. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** Longer than the idle time of usual balancers (60 s), which would else send a request into a connection that closes. */
  keepAliveTimeout: 65_000,
  /** A connection on which nothing moves, an answer that is not read among them. Graph may take 15 seconds, a repeat 10. */
  timeout: 60_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
  maxHeadersCount: 100,
  /** Connections at a time; an idle one holds some 10 kB. */
  maxConnections: 4_000,
}

/** Node's HTTP server with limits for slow, large, silent and many clients. */
export function createHttpServer(app: RequestListener, limits = connectionLimits): Server {
  const { timeout, maxHeadersCount, maxConnections, ...options } = limits
  const server = createServer(options, app)
  server.timeout = timeout
  server.maxHeadersCount = maxHeadersCount
  limitConnections(server, maxConnections)
  return server
}
/**
 * Takes no more connections, answers the requests that are open, and resolves when they are, or after `patience`
 * milliseconds: one of them may be spending its code, which works once.
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
