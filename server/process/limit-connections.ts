import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Holds a server to so many connections. Where Node's `maxConnections` would turn newcomers away, this closes the connection
 * on which nothing has begun for the longest time, of those where we wait for the other side: silent ones, and requests
 * that have not come in whole. One that we owe an answer is never closed. Who opens thousands keeps nobody out.
 */
export function limitConnections(server: Server, most: number) {
  /** Whether we owe an answer on it. The connection on which nothing has begun for the longest time comes first. */
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
