import { connect, type Socket } from 'node:net'
import { percentile } from './spread.ts'

/**
 * The load generator, in a process of its own: it holds connections open and sends the next request on each as soon as
 * the last was answered, for as long as it is told. Written by hand because the rounds it is used in last less than half a
 * second: autocannon measures in steps of a second, and its own work is a good part of what it measures on two cores.
 */
export interface Load {
  port: number
  connections: number
  milliseconds: number
  /** Whole requests as they go over the wire, taken in turn. */
  requests: string[]
  /** Where in `requests` to begin: a round goes on where the last one ended. */
  from: number
}

export interface Loaded {
  answered: number
  seconds: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** The first answer that was not 2xx, and how many there were. */
  refused: number
  refusal?: string
}

process.on('message', async ({ asked, load }: { asked: number; load: Load }) => {
  process.send?.({ asked, loaded: await run(load) })
})

async function run({ port, connections, milliseconds, requests, from }: Load): Promise<Loaded> {
  const times: number[] = []
  const result = { refused: 0 } as Loaded
  let next = from
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const began = performance.now()
  const end = began + milliseconds
  await Promise.all(
    sockets.map(async (socket) => {
      const answers = reader(socket)
      while (performance.now() < end) {
        const sent = performance.now()
        socket.write(requests[next++ % requests.length] as string)
        const answer = await answers()
        times.push(performance.now() - sent)
        if (!/^HTTP\/1\.1 [23]/.test(answer)) {
          result.refused++
          result.refusal ??= answer.slice(0, 400)
        }
      }
      socket.destroy()
    }),
  )
  const seconds = (performance.now() - began) / 1_000
  times.sort((a, b) => a - b)
  return { ...result, answered: times.length, seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

const open = (port: number) =>
  new Promise<Socket>((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })

/** Reads one answer after the other from a connection: its head, and past its body, of a known length or in chunks. */
function reader(socket: Socket) {
  let text = ''
  let wake: (() => void) | undefined
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk
    wake?.()
  })
  socket.once('close', () => wake?.())
  return async () => {
    for (;;) {
      const head = text.indexOf('\r\n\r\n')
      if (head >= 0) {
        const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1]
        const bodyless = /^HTTP\/1\.1 (204|304)/.test(text)
        const chunked = text.indexOf('0\r\n\r\n', head)
        const end = length || bodyless ? head + 4 + Number(length ?? 0) : chunked >= 0 ? chunked + 5 : Infinity
        if (text.length >= end) {
          const answer = text.slice(0, end)
          text = text.slice(end)
          return answer
        }
      }
      if (socket.destroyed) return 'closed without an answer'
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
