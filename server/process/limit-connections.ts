import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Limits the number of a server's connections. Node's `maxConnections` would refuse new ones. This closes an old one instead,
 * among those where we wait for the client: silent ones, and requests that have not arrived completely. It chooses the one on
 * which nothing has begun for the longest time. A connection that still needs an answer is never closed. A client that opens
 * thousands of connections therefore blocks nobody.
 */
export function limitConnections(server: Server, most: number) {
  /** Whether the connection still needs an answer. The one on which nothing has begun for the longest time comes first. */
  const open = new Map<Socket, () => boolean>()

  server.on('connection', (socket) => {
    open.set(socket, () => false)
    socket.once('close', () => open.delete(socket))
    if (open.size > most) dropOne()
  })
  server.on('request', (req, res) => {
    open.delete(req.socket)
    open.set(req.socket, () => req.complete && !res.writableFinished)
  })

  function dropOne() {
    for (const [socket, owed] of open)
      if (!owed()) {
        open.delete(socket)
        return void socket.destroy()
      }
  }
}
