import { describeApi } from '../../../server/http/surfaces.ts'
import { openDatabase } from '../../../server/store/database/database.ts'
import { addCustomers } from '../../support/customers.ts'
import { database, type Kind } from '../support/databases.ts'
import { send } from '../support/http.ts'
import { apiKey, metricsToken, startProcesses } from '../support/processes.ts'
import { type Plan, type Row, randomOf } from '../support/report.ts'
import { nested } from './wrong-requests.ts'

/** Processor time that a request may cost, as a multiple of a good one's. */
const most = 50
const customers = 20_000

interface Asked {
  what: string
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

/** What makes a pattern, a parser or a search work hard, if anything does. */
const pieces = [
  'a',
  '0',
  ' ',
  '-',
  '/',
  '.',
  'a.',
  'a@',
  '(',
  '+1 ',
  'https://a.',
  '"',
  '#',
  '?',
  '%',
  '1 ',
  '\\',
  'a,',
]
const long = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Each text in the example of each body, made long in every way. */
function* longTexts(paths: ReturnType<typeof describeApi>['paths'], fill: (path: string) => string): Generator<Asked> {
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item)) {
      const example: unknown = operation.requestBody?.content['application/json']?.example
      for (const place of placesOf(example))
        for (const piece of pieces)
          yield {
            what: `${place.join('.')} of ${method} ${path} as ${JSON.stringify(piece)}`,
            method: method.toUpperCase(),
            path: fill(path),
            headers: {},
            body: JSON.stringify(changed(example, place, long(piece, 60_000))),
          }
    }
}

function* placesOf(value: unknown, at: string[] = []): Generator<string[]> {
  if (typeof value === 'string') yield at
  if (typeof value === 'object' && value !== null)
    for (const [name, inside] of Object.entries(value)) yield* placesOf(inside, [...at, name])
}

function changed(example: unknown, place: string[], value: string): unknown {
  const copy = structuredClone(example)
  const [last, ...way] = [...place].reverse() as [string, ...string[]]
  const holder = way.reverse().reduce((node, name) => (node as Record<string, unknown>)[name], copy)
  ;(holder as Record<string, unknown>)[last] = value
  return copy
}

/** What was found to be dear once, each with its kind. */
function known(pool: string, tenant: string): Asked[] {
  const csv = { 'Content-Type': 'text/csv' }
  const list = (query: string): Asked => ({
    what: `customers?${query.slice(0, 40)}`,
    method: 'GET',
    path: `/platform/v1/customers?${query}`,
    headers: {},
  })
  const post = (what: string, path: string, body: string, headers: Record<string, string> = {}): Asked => ({
    what,
    method: 'POST',
    path,
    headers,
    body,
  })
  const numbers = `/platform/v1/number_pools/${pool}/numbers`
  return [
    ...['objects', 'lists'].flatMap((how) => [
      post(`${how} in a body`, '/platform/v1/customers', `{"customer":${nested(8_000, how)}}`, {
        'Idempotency-Key': how,
      }),
      post(
        `${how} in metadata`,
        `/admin/tenants/${tenant}/customers`,
        `{"name":"x","metadata":{"a":${nested(8_000, how)}}}`,
      ),
      post(`${how} all over`, `/admin/tenants/${tenant}/customers`, nested(15_000, how)),
    ]),
    post('a list of lists', '/platform/v1/customers', `{"customer":[${long('[],', 98_000)}[]]}`, {
      'Idempotency-Key': 'l',
    }),
    ...['a,', ';', 'x', '"', 'a,a,a\n', '\n', '+14155550123\n', '"a"\n'].map((piece) =>
      post(`a spreadsheet of ${JSON.stringify(piece)}`, numbers, `phone_number${long(piece, 1_000_000)}`, csv),
    ),
    ...['page=10000', 'page=10000&per_page=500', 'page=999999999', 'name_contains=ool', 'name_contains=zzz'].map(list),
    ...pieces.map((piece) => list(`name_contains=${encodeURIComponent(long(piece, 1_900)).slice(0, 1_900)}`)),
    ...pieces.map((piece) => list(`created_after=${encodeURIComponent(long(piece, 600)).slice(0, 1_900)}`)),
    list(long('page=1&', 12_000)),
    list(long('a[b][c]=1&', 12_000)),
    ...[
      'Authorization',
      'Accept-Language',
      'Accept-Encoding',
      'Origin',
      'X-Forwarded-For',
      'Content-Type',
      'Idempotency-Key',
      'X-Hub-Signature-256',
    ].flatMap((name) =>
      ['a', 'a,', ' ', 'en-a;q=0.1,', '1.', ';'].map(
        (piece): Asked => ({
          what: `${name} of ${JSON.stringify(piece)}`,
          method: 'GET',
          headers: { [name]: `x${long(piece, 10_000)}x` },
          path: name === 'Accept-Language' ? '/s/nobody' : '/connect/v1/session',
        }),
      ),
    ),
  ]
}

/** Requests that are small and dear: none may cost the server's processor more than so many good ones. */
export async function costly(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  await using db = await database(kind, plan, { crashes: false })
  await using all = await startProcesses(db.url, 1)
  const server = all.servers[0] as string
  const own = await openDatabase(db.url)
  await addCustomers(own, kind, customers)
  await own.destroy()
  const backend = { 'X-API-Key': apiKey, 'Content-Type': 'application/json' }
  const ask = ({ method, path, headers, body }: Asked) =>
    send(server, { method, path, headers: { ...backend, ...headers }, ...(body === undefined ? {} : { body }) })
  const post = (path: string, body: object): Asked => ({
    what: path,
    method: 'POST',
    path,
    headers: {},
    body: JSON.stringify(body),
  })
  const pool = (await ask(post('/platform/v1/number_pools', { number_pool: { country_iso: 'US' } }))).body.data.id
  const me = (await send(server, { path: '/v1/me', headers: backend })).body
  const paths = describeApi(server).paths
  const fill = (path: string) => path.replace(/\{pool_id\}/, pool).replace(/\{\w+\}/g, '1')
  const texts = [...longTexts(paths, fill)]
  const random = randomOf(seed)
  const tried = [
    ...known(pool, String(me.tenant_id ?? 1)),
    ...(short ? texts.filter(() => random() < 60 / texts.length) : texts),
  ]

  const spent = async () => {
    const { text } = await send(server, { path: '/metrics', headers: { Authorization: `Bearer ${metricsToken}` } })
    return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]) * 1_000
  }
  /** Milliseconds of processor time; the least of some rounds, for a process has other things to do as well. */
  const costOf = async (one: Asked | undefined, rounds = 3) => {
    let [least, errors, silent] = [Number.POSITIVE_INFINITY, 0, 0]
    for (let round = 0; round < rounds; round++) {
      const before = await spent()
      for (let turn = 0; one && turn < 2; turn++) {
        const { status } = await ask(one)
        if (status >= 500) errors++
        if (status === 0) silent++
      }
      least = Math.min(least, (await spent()) - before)
    }
    return { each: least / 2, errors, silent }
  }
  const good = post('/platform/v1/customers', { customer: { name: 'Wool' } })
  await costOf(good, 30)
  const looking = (await costOf(undefined, 20)).each
  const usual = Math.max(0.2, (await costOf(good, 20)).each - looking)

  const [dear, worst]: [string[], { what: string; times: number }] = [[], { what: '', times: 0 }]
  let [errors, silent] = [0, 0]
  for (const [n, one] of tried.entries()) {
    let cost = await costOf(one)
    if (cost.each - looking > most * usual) cost = await costOf(one, 6) // What was only chance is not so again.
    const times = (cost.each - looking) / usual
    if (times > worst.times) Object.assign(worst, { what: one.what, times })
    errors += cost.errors
    silent += cost.silent
    if (times > most || cost.errors || cost.silent) {
      dear.push(one.what)
      say(
        `Costly requests on ${kind}: ${one.what}: ${Math.round(times)} times, ${cost.errors} × 5xx, ${cost.silent} × nothing`,
      )
    }
    if (n % 500 === 499) say(`Costly requests on ${kind}: ${n + 1} of ${tried.length}`)
  }
  return {
    what: 'small requests that could be dear',
    on: kind,
    tried: tried.length,
    survived: tried.length - dear.length,
    lost: silent,
    doubled: 0,
    errors,
    note: `none may cost over ${most} × the processor time of a good request (${usual.toFixed(1)} ms); the dearest, ${worst.what}, cost ${worst.times.toFixed(1)} ×`,
  }
}
