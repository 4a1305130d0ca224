import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Expected {
  left: number
  all: number
  first: number
  begun(): void
  done(rate: number): void
}

/** A receiver that says yes, at any path; how many a second came to one of them, once all that were expected have. */
export async function receive() {
  const paths = new Map<string, Expected>()
  const server: Server = createServer((req, res) => {
    req.resume().once('end', () => {
      res.end('ok')
      const at = paths.get(req.url as string)
      if (!at || at.left === 0) return
      if (at.left === at.all) {
        at.first = performance.now()
        at.begun()
      }
      if (--at.left === 0) at.done((at.all * 1_000) / (performance.now() - at.first))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    urlOf: (path: string) => `${url}${path}`,
    expect(path: string, count: number) {
      const [begun, rate] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()]
      paths.set(path, { left: count, all: count, first: 0, begun: begun.resolve, done: rate.resolve })
      return { begun: begun.promise, rate: rate.promise }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
