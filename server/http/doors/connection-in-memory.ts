import { type Duplex, duplexPair } from 'node:stream'

/** Two ends of one connection. When one end is destroyed, the other one is, as a socket would be. */
export function connectionInMemory(address: string | undefined): { client: Duplex; server: Duplex } {
  const [client, server] = duplexPair()
  client.once('close', () => server.destroy())
  server.once('close', () => client.destroy())
  // What `req.socket` says of the caller.
  Object.defineProperty(server, 'remoteAddress', { value: address })
  return { client, server }
}
