import { randomUUID } from 'node:crypto'
import { apiKey, type Contestant, type Ground, kinds, residentBytes } from '../ground.ts'
import { type Line, megabytes, whole } from '../lines.ts'
import { httpRequest } from '../rounds.ts'
import { popup, signUp } from '../signups.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Memory: what the server process holds'

const million = 1e6

/**
 * At rest, after 10,000 links made through the API, and after an hour of a product with 100,000 signups a day: 4,167 signups,
 * each with its customer, its link and some looks at it. What leaks grows from one half of the hour to the other.
 */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  for (const kind of kinds) {
    const line = { section: title, on: kind }
    const bare = await ground.bare(await bareDatabase(ground, kind))
    const [rest, after]: [number[], number[]] = [[], []]
    let patchbay: Contestant | undefined
    for (let time = 0; time < 3; time++) {
      await patchbay?.stop()
      patchbay = await ground.patchbay(await ground.database(kind))
      await calm()
      rest.push(residentBytes(patchbay.pid))
      await links(ground, patchbay, ground.quick ? 2_000 : 10_000)
      await calm()
      after.push(residentBytes(patchbay.pid))
    }
    const bares = residentBytes(bare.pid)
    await bare.stop()
    yield {
      ...line,
      what: 'at rest',
      ours: megabytes(spreadOf(rest).middle),
      against: `bare Express at rest ${megabytes(bares)}`,
      ratio: spreadOf(rest.map((bytes) => bytes / bares)),
    }
    yield {
      ...line,
      what: `after ${ground.quick ? '2,000' : '10,000'} links, in MB`,
      ours: megabytes(spreadOf(after).middle),
      against: 'one megabyte',
      ratio: spreadOf(after.map((bytes) => bytes / million)),
      budget: { most: 150 },
    }
    if (kind === 'SQLite') yield* anHour(ground, patchbay as Contestant, line)
    await patchbay?.stop()
  }
}

async function* anHour(ground: Ground, patchbay: Contestant, line: Pick<Line, 'section' | 'on'>): AsyncGenerator<Line> {
  const signups = ground.quick ? 60 : 4_167
  const samples: number[] = []
  for (let quarter = 0; quarter < 4; quarter++) {
    await hour(ground, patchbay, Math.ceil(signups / 4))
    await calm()
    samples.push(residentBytes(patchbay.pid))
  }
  const [, half, later, end] = samples as [number, number, number, number]
  yield {
    ...line,
    what: `after an hour's ${whole(signups)} signups`,
    ours: megabytes(end),
    against: `after half of it ${megabytes(half)}`,
    ratio: spreadOf([later / half, end / half]),
  }
}

/** Time for the collector, and for what was queued. */
const calm = () => new Promise((resolve) => setTimeout(resolve, 3_000))

/** A database with tables and nothing in them. */
async function bareDatabase(ground: Ground, kind: (typeof kinds)[number]) {
  const url = await ground.database(kind)
  const { openDatabase } = await import('../../server/store/database/database.ts')
  await (await openDatabase(url)).destroy()
  return url
}

const json = { 'Content-Type': 'application/json', 'X-API-Key': apiKey }

async function post(port: number, path: string, body: object) {
  const url = `http://127.0.0.1:${port}/platform/v1${path}`
  const response = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { data: { id: string; token: string } }).data
}

/** Links for a hundred customers, over and over. */
async function links(ground: Ground, { port }: Contestant, count: number) {
  const customers: string[] = []
  for (let nth = 0; nth < 100; nth++)
    customers.push((await post(port, '/customers', { customer: { name: `${nth}` } })).id)
  const requests = customers.map((id) =>
    httpRequest('POST', `/platform/v1/customers/${id}/setup_links`, { 'X-API-Key': apiKey }, '{"setup_link":{}}'),
  )
  for (let made = 0; made < count; ) {
    const loaded = await ground.load({ port, connections: 8, milliseconds: 1_000, requests, from: made })
    if (loaded.refused) throw new Error(`a link was refused: ${loaded.refusal}`)
    made += loaded.answered
  }
}

/** So many signups from the customer's first line to the last, eight at a time. */
async function hour(ground: Ground, patchbay: Contestant, count: number) {
  let left = count
  const one = async () => {
    const customer = await post(patchbay.port, '/customers', {
      customer: { name: 'Wool', external_customer_id: randomUUID() },
    })
    const link = await post(patchbay.port, `/customers/${customer.id}/setup_links`, { setup_link: {} })
    for (const path of [`/s/${link.token}`, '/connect/v1/session'])
      await (
        await fetch(`http://127.0.0.1:${patchbay.port}${path}`, { headers: { Authorization: `Bearer ${link.token}` } })
      ).text()
    await signUp(patchbay, link.token, await popup(ground))
  }
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (left-- > 0) await one()
    }),
  )
}
