import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Another vendor's Patchbay: an origin of its own, behind which the same server answers. */
export async function vendor(server: string) {
  const proxy = createServer((req, res) => {
    const onward = request(server + req.url, { method: req.method, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode as number, answer.headers)
      answer.pipe(res)
    })
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  }).listen(0)
  await new Promise((ready) => proxy.once('listening', ready))
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      proxy.closeAllConnections()
      await new Promise((closed) => proxy.close(closed))
    },
  }
}
