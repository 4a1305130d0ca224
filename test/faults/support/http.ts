import { Agent, request as httpRequest } from 'node:http'

export interface Answer {
  /** 0: nothing came back. */
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a body is the test's to say
  body: any
}

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })

/** One request, its address and headers as they are given, however wrong; a connection that breaks is status 0. */
export function send(
  url: string,
  {
    method = 'GET',
    path,
    headers = {},
    body,
  }: { method?: string; path: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<Answer> {
  const { hostname, port } = new URL(url)
  // Said for every method: Node says it by itself for those alone that usually have a body.
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const nothing: Answer = { status: 0, headers: {}, text: '', body: undefined }
  return new Promise((resolve) => {
    const request = httpRequest(
      { agent, hostname, port, method, path, headers: { ...headers, ...length }, timeout: 60_000 },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.once('error', () => resolve(nothing))
        response.once('end', () =>
          resolve({ status: response.statusCode as number, headers: response.headers, text, body: json(text) }),
        )
      },
    )
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(nothing))
    request.end(body)
  })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Does `work` with each item, so many at a time. */
export async function inParallel<Item>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]()
  const one = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: most }, one))
}
