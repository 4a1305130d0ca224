import { createHash, createHmac, randomUUID } from 'node:crypto'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import pino from 'pino'
import { Histogram } from 'prom-client'

/**
 * The streaming proxy by hand, with the duties of one that several customers share, each in the fewest lines: a key that is looked up
 * by its hash, a body that is parsed and written anew, an answer that is searched for the token, an id, a line in the log, two
 * measurements, the headers of every answer, and an end when the caller goes. It has no database, no limits, and one operation.
 * How far it stays behind `proxy.ts` is what these cost anyone.
 */
const { PORT, GRAPH_URL = '', API_KEY = '' } = process.env
const agent = new Agent({ keepAlive: true, timeout: 10_000 })
const graph = new URL(GRAPH_URL)
const token = `EAAG${'x'.repeat(180)}`
const proof = createHmac('sha256', 'a secret').update(token).digest('hex')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const keys = new Map([[sha256(API_KEY), { project: 'p', number: '1' }]])
const log = pino({}, pino.destination({ dest: 1, sync: false, minLength: 4_096 }))
const [answered, asked] = ['requests', 'graph'].map(
  (name) =>
    new Histogram({
      name: `${name}_seconds`,
      help: name,
      labelNames: ['route', 'method', 'status'],
      buckets: [0.01, 0.1, 1, 10],
    }),
) as [Histogram, Histogram]
const always: [string, string][] = [
  ['Content-Security-Policy', "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'"],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Origin-Agent-Cluster', '?1'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-DNS-Prefetch-Control', 'off'],
  ['X-Download-Options', 'noopen'],
  ['X-Frame-Options', 'DENY'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
  ['Cache-Control', 'no-store'],
]

const textOf = (stream: IncomingMessage) =>
  new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.once('end', () => resolve(Buffer.concat(chunks).toString()))
    stream.once('error', reject)
  })

createServer(async (req, res) => {
  if (req.url === '/ready') return void res.end('ok')
  const [id, began, gone] = [randomUUID(), performance.now(), new AbortController()]
  for (const [name, value] of always) res.setHeader(name, value)
  res.setHeader('X-Request-Id', id)
  res.once('close', () => {
    if (!res.writableFinished) gone.abort()
    const seconds = (performance.now() - began) / 1_000
    const said = { route: '/messages', method: req.method as string, status: res.statusCode }
    answered.observe(said, seconds)
    log.info({ request: id, ...said, ms: Math.round(seconds * 1_000) }, 'request')
  })
  try {
    const known = keys.get(sha256(String(req.headers['x-api-key'])))
    if (!known) return void res.writeHead(401).end()
    const body = JSON.stringify(JSON.parse(await textOf(req)))
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const call = request({
        hostname: graph.hostname,
        port: graph.port,
        path: `${(req.url as string).replace('/meta/whatsapp', '')}?appsecret_proof=${proof}`,
        method: req.method as string,
        agent,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'Accept-Encoding': 'identity',
          Authorization: `Bearer ${token}`,
        },
      })
      call
        .once('response', resolve)
        .once('error', reject)
        .once('timeout', () => call.destroy())
      gone.signal.addEventListener('abort', () => call.destroy(), { once: true })
      call.end(body)
    })
    const text = await textOf(answer)
    JSON.parse(text)
    const safe = text.replaceAll(token, '')
    asked.observe(
      { route: 'sendMessage', method: 'POST', status: answer.statusCode as number },
      (performance.now() - began) / 1_000,
    )
    res.statusCode = answer.statusCode as number
    res.setHeader('Content-Type', 'application/json; charset=utf-8')
    res.setHeader('Content-Length', Buffer.byteLength(safe))
    res.end(safe)
  } catch {
    res.destroy()
  }
}).listen(Number(PORT))
