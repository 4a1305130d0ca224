import { Agent, request } from 'node:http'
import { apiKey, type Contestant, type Ground, type Kind, kinds, residentBytes } from '../ground.ts'
import { type Line, megabytes, ms, perSecond } from '../lines.ts'
import { type ConnectedNumber, connectNumber } from '../messaging.ts'
import { httpRequest, ratio, takeTurns } from '../rounds.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Graph proxy: calls passed on to a Graph that answers at once'

const size = 100 * 2 ** 20
const million = 1e6

/** Beside a streaming proxy by hand that has the same HTTP client, and neither keys nor checks. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const graph = await ground.program('Graph', 'bench/dist/graph.js')
  const graphUrl = `http://localhost:${graph.port}`
  const bare = await ground.program('proxy by hand', 'bench/dist/proxy.js', { GRAPH_URL: graphUrl })
  const dutiful = await ground.program('proxy with duties', 'bench/dist/duties.js', {
    GRAPH_URL: graphUrl,
    API_KEY: apiKey,
  })
  for (const kind of kinds) {
    const database = await ground.database(kind)
    const connecting = await ground.patchbay(database)
    const number = await connectNumber(ground, connecting)
    await connecting.stop()
    const patchbay = await ground.patchbay(database, { META_GRAPH_URL: graphUrl })
    const roomy = await ground.patchbay(database, { META_GRAPH_URL: graphUrl }, ['--max-semi-space-size=8'])
    yield* messages(ground, kind, number, [patchbay, bare, dutiful, roomy])
    await roomy.stop()
    if (kind === 'SQLite') yield* files(ground, number, patchbay)
    await patchbay.stop()
  }
  await bare.stop()
  await dutiful.stop()
  await graph.stop()
}

async function* messages(
  ground: Ground,
  kind: Kind,
  { phone }: ConnectedNumber,
  contestants: Contestant[],
): AsyncGenerator<Line> {
  const message = { messaging_product: 'whatsapp', to: '15550001111', type: 'text', text: { body: 'Hello' } }
  const path = `/meta/whatsapp/v26.0/${phone}/messages`
  const requests = [httpRequest('POST', path, { 'X-API-Key': apiKey }, JSON.stringify(message))]
  const { rates, p50, p99, cpu } = await takeTurns(
    ground,
    contestants.map((contestant) => ({ contestant, requests })),
    { milliseconds: ground.quick ? 400 : 1_000 },
  )
  const compared = (
    what: string,
    figures: number[][],
    show: (value: number) => string,
    budget?: Line['budget'],
  ): Line[] => {
    const [ours, byHand, withDuties, roomy] = figures as [number[], number[], number[], number[]]
    const middle = (all: number[]) => show(spreadOf(all).middle)
    const line = { section: title, what, on: kind, ours: middle(ours) }
    const bar = budget ? { budget } : {}
    return [
      { ...line, against: `a proxy by hand ${middle(byHand)}`, ratio: ratio(ours, byHand), ...bar },
      { ...line, against: `with its duties ${middle(withDuties)}`, ratio: ratio(ours, withDuties), ...bar },
      {
        ...{ ...line, what: `${what}, more memory`, ours: middle(roomy) },
        ...{ against: `a proxy by hand ${middle(byHand)}`, ratio: ratio(roomy, byHand) },
      },
    ]
  }
  const spent = cpu.map((each) => [each])
  yield* compared('send a message', rates, perSecond, { least: 0.6 })
  yield* compared('send a message, processor time', spent, ms)
  yield* compared('send a message, p50', p50, ms, { most: 1.5 })
  yield* compared('send a message, p99', p99, ms, { most: 1.5 })
}

/** What the process grows by at most while a file of 100 MB goes through it, after one that was small. */
async function* files(ground: Ground, { phone }: ConnectedNumber, patchbay: Contestant): AsyncGenerator<Line> {
  const url = `http://127.0.0.1:${patchbay.port}/meta/whatsapp/v26.0`
  const upload = (bytes: number) => sendFile(`${url}/${phone}/media`, bytes)
  const download = async () => {
    const asked = await fetch(`${url}/1037543291543637?phone_number_id=${phone}`, { headers: { 'X-API-Key': apiKey } })
    const { download_url } = (await asked.json()) as { download_url: string }
    const got = await readFile(download_url)
    if (got !== size) throw new Error(`${got} bytes of a file of ${size} arrived`)
  }
  const grown: Record<string, number[]> = { upload: [], download: [] }
  await upload(2 ** 20)
  for (let round = -1; round < (ground.quick ? 2 : 5); round++)
    for (const [what, move] of [
      ['upload', () => upload(size)],
      ['download', download],
    ] as const) {
      const growth = await growthDuring(patchbay, move)
      if (round >= 0) grown[what]?.push(growth)
    }
  for (const [what, bytes] of Object.entries(grown))
    yield {
      section: title,
      what: `${what} of 100 MB: growth in MB`,
      on: 'SQLite',
      ours: megabytes(spreadOf(bytes).middle),
      against: 'one megabyte',
      ratio: spreadOf(bytes.map((one) => one / million)),
      budget: { most: 20 },
    }
}

async function growthDuring({ pid }: Contestant, move: () => Promise<void>): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 2_000)) // Time for the collector.
  const before = residentBytes(pid)
  let most = before
  const looking = setInterval(() => {
    most = Math.max(most, residentBytes(pid))
  }, 20)
  await move()
  clearInterval(looking)
  return Math.max(most, residentBytes(pid)) - before
}

const agent = new Agent({ keepAlive: true })
const chunk = Buffer.alloc(64 * 1_024, 7)

/** Uploads a file of so many bytes as a form, no faster than it is taken. */
function sendFile(url: string, bytes: number): Promise<void> {
  const part = (name: string, value: string) =>
    `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const head = `${part('messaging_product', 'whatsapp')}${part('type', 'video/mp4')}--edge\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\nContent-Type: video/mp4\r\n\r\n`
  const tail = '\r\n--edge--\r\n'
  const headers = {
    'X-API-Key': apiKey,
    'Content-Type': 'multipart/form-data; boundary=edge',
    'Content-Length': head.length + bytes + tail.length,
  }
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`an upload was answered with ${answer.statusCode}`))
      answer.resume().once('end', resolve)
    })
    call.once('error', reject)
    call.write(head)
    let left = bytes
    const fill = () => {
      while (left > 0) {
        left -= chunk.length
        if (!call.write(chunk)) return void call.once('drain', fill)
      }
      call.end(tail)
    }
    fill()
  })
}

/** Reads a file to its end and keeps nothing of it; how many bytes came. */
function readFile(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (answer) => {
      let bytes = 0
      answer.on('data', (data: Buffer) => {
        bytes += data.length
      })
      answer.once('end', () => resolve(bytes)).once('error', reject)
    })
      .once('error', reject)
      .end()
  })
}
