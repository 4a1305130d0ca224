import { createServer, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { post } from '../../../server/delivery/post.ts'

const posting = { headers: { 'Content-Type': 'application/json' }, body: '{}', allowPrivate: true, timeout: 2_000 }
const yes = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

/** A receiver on bare connections: `answer` gets each request, with the number of its connection and of the request on it. */
async function bareReceiver(answer: (socket: Socket, connection: number, request: number) => void) {
  let connections = 0
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    const connection = ++connections
    let requests = 0
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      if (bytes.includes('POST ')) answer(socket, connection, ++requests)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  end = () => {
    for (const socket of open) socket.destroy()
    server.close()
  }
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}/hook`, connections: () => connections }
}
let end = () => {}
afterEach(() => end())

it('posts one webhook after the other over one connection', async () => {
  const host = await bareReceiver((socket) => socket.write(yes))
  for (let nth = 0; nth < 3; nth++) expect(await post(host.url, posting)).toEqual({ status: 200, body: 'ok' })
  expect(host.connections()).toBe(1)
})

it('posts once more over a new connection when the kept one was closed at that moment', async () => {
  const host = await bareReceiver((socket, connection, request) => {
    if (connection === 1 && request === 2) socket.resetAndDestroy()
    else socket.write(yes)
  })
  await post(host.url, posting)
  expect(await post(host.url, posting)).toEqual({ status: 200, body: 'ok' })
  expect(host.connections()).toBe(2)
})

it('posts once more over a new connection when all of several kept ones were closed', async () => {
  const host = await bareReceiver((socket, connection, request) => {
    if (connection <= 3 && request === 2) socket.resetAndDestroy()
    else if (connection > 3) socket.write(yes)
    else setTimeout(() => socket.write(yes), 50) // so that three are under way at once
  })
  await Promise.all([1, 2, 3].map(() => post(host.url, posting)))
  expect(await post(host.url, posting)).toEqual({ status: 200, body: 'ok' })
  expect(host.connections()).toBe(4)
})

it('does not try again when a new connection is closed without an answer', async () => {
  const host = await bareReceiver((socket) => socket.resetAndDestroy())
  await expect(post(host.url, posting)).rejects.toThrow('the receiver closed the connection without an answer')
  expect(host.connections()).toBe(1)
})

it('never sends a webhook that must go to the open internet over a connection to a private address', async () => {
  const host = await bareReceiver((socket) => socket.write(yes))
  await post(host.url, posting)
  await expect(post(host.url, { ...posting, allowPrivate: false })).rejects.toThrow(
    'not an address of the open internet',
  )
  await expect(post(host.url.replace('127.0.0.1', 'localhost'), { ...posting, allowPrivate: false })).rejects.toThrow(
    'not an address of the open internet',
  )
})
