import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sandboxApp } from '../../sandbox/index.ts'
import type { Contestant, Ground, Kind } from '../ground.ts'
import { kinds } from '../ground.ts'
import { type Line, ms, perSecond } from '../lines.ts'
import { type ConnectedNumber, connectNumber, platform } from '../messaging.ts'
import { httpRequest, ratio } from '../rounds.ts'
import { percentile, spreadOf } from '../spread.ts'

export const title = "Relay: Meta's webhooks handed on to a receiver"

const people = 200
const paces = [10, 50, 100, 200] as const

/** Beside a relay by hand that writes one row and posts it. The receiver is the same, and answers at once. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  for (const kind of kinds) {
    await using receiver = await receive()
    const patchbay = await ground.patchbay(await ground.database(kind))
    const number = await connectNumber(ground, patchbay)
    const whatsapp_webhook = { url: receiver.url, secret_key: 'hush hush', kind: 'meta' }
    await platform(patchbay, '/whatsapp/webhooks', { whatsapp_webhook })
    const env = { DATABASE_URL: await ground.database(kind), RECEIVER: receiver.url }
    const bare = await ground.program('relay by hand', 'bench/dist/relay.js', env)
    yield await throughput(ground, kind, { number, patchbay, bare, receiver })
    await bare.stop()
    yield* atPace(ground, kind, { number, patchbay, receiver })
    await patchbay.stop()
  }
}

type Receiver = Awaited<ReturnType<typeof receive>>

interface Relaying {
  number: ConnectedNumber
  patchbay: Contestant
  receiver: Receiver
}

/** How many a second go through, from the first that Meta posts to the last that arrives. */
async function throughput(
  ground: Ground,
  kind: Kind,
  { number, patchbay, bare, receiver }: Relaying & { bare: Contestant },
): Promise<Line> {
  const requests = Array.from({ length: 2_000 }, (_, nth) => {
    const body = told(number, `wamid.${nth}`, nth)
    return httpRequest('POST', '/webhooks/meta', { 'X-Hub-Signature-256': signature(body) }, body)
  })
  const rates: [number[], number[]] = [[], []]
  for (let round = -1; round < (ground.quick ? 3 : 9); round++)
    for (const turn of [0, 1]) {
      const nth = (turn + round + 2) % 2 // Nobody is always first.
      const { port } = [patchbay, bare][nth] as Contestant
      receiver.forget()
      const began = performance.now()
      const load = { port, connections: 8, milliseconds: ground.quick ? 500 : 1_500, requests, from: 0 }
      const { answered, refused, refusal } = await ground.load(load)
      if (refused) throw new Error(`a webhook was refused: ${refusal}`)
      const last = await receiver.all(answered)
      if (round >= 0) rates[nth]?.push((answered * 1_000) / (last - began))
    }
  return {
    section: title,
    what: 'through to the receiver',
    on: kind,
    ours: perSecond(spreadOf(rates[0]).middle),
    against: `a relay by hand ${perSecond(spreadOf(rates[1]).middle)}`,
    ratio: ratio(...rates),
    budget: { least: 0.5 },
  }
}

/** From Meta's POST to the receiver's, when Meta posts so many a second whatever becomes of them. */
async function* atPace(ground: Ground, kind: Kind, { number, patchbay, receiver }: Relaying): AsyncGenerator<Line> {
  const [halves, most]: [Record<number, number[]>, Record<number, number[]>] = [{}, {}]
  for (let round = -1; round < (ground.quick ? 2 : 5); round++)
    for (const pace of paces) {
      const times = await post(patchbay, number, receiver, pace, ground.quick ? 1_500 : 4_000)
      if (round < 0) continue
      halves[pace] = [...(halves[pace] ?? []), percentile(times, 0.5)]
      most[pace] = [...(most[pace] ?? []), percentile(times, 0.99)]
    }
  const line = (what: string, figures: Record<number, number[]>, pace: number, budget?: Line['budget']): Line => {
    const [ours, slow] = [figures[pace], figures[10]] as [number[], number[]]
    return {
      section: title,
      what: `${what}, ${pace} posts a second`,
      on: kind,
      ours: ms(spreadOf(ours).middle),
      against: `10 a second ${ms(spreadOf(slow).middle)}`,
      ratio: ratio(ours, slow),
      ...(budget ? { budget } : {}),
    }
  }
  for (const pace of paces.slice(1)) yield line('from Meta to the receiver, p50', halves, pace, { most: 1.5 })
  yield line('from Meta to the receiver, p99', most, 200)
}

const agent = new Agent({ keepAlive: true })

/** Posts at a pace; the milliseconds that each took to the receiver, in order of size. */
async function post(
  { port }: Contestant,
  number: ConnectedNumber,
  receiver: Receiver,
  pace: number,
  milliseconds: number,
): Promise<number[]> {
  const sent = new Map<string, number>()
  const count = Math.ceil((pace * milliseconds) / 1_000)
  receiver.forget()
  const began = performance.now()
  for (let nth = 0; nth < count; nth++) {
    const wait = began + (nth * 1_000) / pace - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const id = `wamid.${pace}.${nth}`
    const body = told(number, id, nth)
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      'X-Hub-Signature-256': signature(body),
    }
    sent.set(id, performance.now())
    const url = `http://127.0.0.1:${port}/webhooks/meta`
    // A connection that was kept may be closed at the other end at this very moment: Meta, too, posts again then.
    const say = () =>
      request(url, { method: 'POST', agent, headers }, (answer) => answer.resume())
        .once('error', say)
        .end(body)
    say()
  }
  await receiver.all(count)
  return [...receiver.arrived].map(([id, at]) => at - (sent.get(id) as number)).sort((a, b) => a - b)
}

/** A message of one of many people, as Meta posts it. */
const told = ({ phone, waba }: ConnectedNumber, id: string, nth: number) => {
  const from = `1555${String(1_000_000 + (nth % people))}`
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550000000', phone_number_id: phone },
    contacts: [{ profile: { name: 'Ada' }, wa_id: from }],
    messages: [{ from, id, timestamp: '1764000000', type: 'text', text: { body: 'Is the blue one still there?' } }],
  }
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: waba, changes: [{ field: 'messages', value }] }],
  })
}

const signature = (body: string) => `sha256=${createHmac('sha256', sandboxApp.secret).update(body).digest('hex')}`

/** A receiver that says yes, and remembers when each message came. */
async function receive() {
  const arrived = new Map<string, number>()
  let [count, wanted, last] = [0, Infinity, 0]
  let done: (at: number) => void = () => {}
  const server = createServer((req, res) => {
    let text = ''
    req.on('data', (chunk) => {
      text += chunk
    })
    req.once('end', () => {
      res.end('ok')
      last = performance.now()
      arrived.set(JSON.parse(text).entry[0].changes[0].value.messages[0].id, last)
      if (++count >= wanted) done(last)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    arrived,
    forget() {
      arrived.clear()
      count = 0
      wanted = Infinity
    },
    /** When the last of so many came. */
    all(expected: number): Promise<number> {
      if (count >= expected) return Promise.resolve(last)
      wanted = expected
      return new Promise((resolve) => {
        done = resolve
      })
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
