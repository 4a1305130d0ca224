import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** A port below those that the system hands out by itself: nothing else takes it between here and the server that wants it. */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000)
  const server = createServer()
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, () => resolve(true))
  })
  if (!free) return freePort()
  await new Promise((resolve) => server.close(resolve))
  return port
}
