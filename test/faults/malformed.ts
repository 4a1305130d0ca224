import fc from 'fast-check'
import { describeApi } from '../../server/http/surfaces.ts'
import { connectionLimits } from '../../server/process/http-server.ts'
import { Watch } from './customer.ts'
import { database, type Kind } from './databases.ts'
import { inParallel, send } from './http.ts'
import { apiKey, metricsToken, startProcesses } from './processes.ts'
import type { Plan, Row } from './report.ts'

/** How much more a server may hold after all of it than after the first tenth, in megabytes. */
const allowance = 40

interface Wrong {
  method: string
  path: string
  headers: Record<string, string>
  body: string | Buffer | undefined
}

/** Text of the kinds that break things: empty, long, control characters, another script, a path, a query, JSON, a number. */
const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e309',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "' or 1=1 --",
    '%00',
    '%E0%A4%A',
    '\u0000',
    '\ud800',
    '{}',
    '[]',
    'x'.repeat(5_000),
  ),
)

const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(0, -1, 1e308, Number.MAX_SAFE_INTEGER, '', [], {}, null, true),
  text,
)

/** Requests to `operations`, each right in some of its parts and wrong in others. */
function requests(
  paths: ReturnType<typeof describeApi>['paths'],
  ids: Record<string, string>,
  tokens: { link: string },
) {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
  const header = text.map((value) =>
    Buffer.from(value)
      .toString('latin1')
      .replace(/[^\x20-\x7e\x80-\xff]/g, ''),
  )
  return fc.constantFrom(...operations).chain(({ path, method, operation }): fc.Arbitrary<Wrong> => {
    const example = operation.requestBody?.content['application/json']?.example
    const filled = fc
      .array(fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: text }), {
        minLength: 4,
        maxLength: 4,
      })
      .map((parts) => {
        let part = 0
        return path.replace(/\{(\w+)\}/g, (_, name: string) => encode(parts[part++ % 4] ?? ids[name] ?? '1'))
      })
    const query = fc.dictionary(
      fc.oneof(
        text,
        fc.constantFrom('page', 'per_page', 'limit', 'after', 'before', 'status', 'created_after', 'hub.mode'),
      ),
      text,
      { maxKeys: 3 },
    )
    const body = fc.oneof(
      {
        weight: 4,
        arbitrary: example
          ? mutated(example).map((value) => JSON.stringify(value))
          : json.map((value) => JSON.stringify(value)),
      },
      { weight: 2, arbitrary: json.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: text },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('[', '{"a":', '['.repeat(5_000), '{"a":'.repeat(5_000), `"${'x'.repeat(120_000)}"`),
      },
      { weight: 2, arbitrary: fc.constant(undefined) },
    )
    const headers = fc.record({
      key: fc.oneof({ weight: 8, arbitrary: fc.constant(apiKey) }, { weight: 1, arbitrary: header }),
      token: fc.oneof({ weight: 8, arbitrary: fc.constant(`Bearer ${tokens.link}`) }, { weight: 1, arbitrary: header }),
      type: fc.oneof(
        { weight: 4, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: header },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            'application/x-www-form-urlencoded',
            'multipart/form-data',
            'application/json; charset=utf-7',
            'text/plain',
          ),
        },
      ),
      idempotency: fc.option(header, { freq: 4 }),
      origin: fc.option(header, { freq: 4 }),
      encoding: fc.option(fc.constantFrom('gzip', 'br', 'deflate', 'nonsense'), { freq: 20 }),
    })
    const verb = fc.oneof(
      { weight: 12, arbitrary: fc.constant(method.toUpperCase()) },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD') },
    )
    return fc.record({ filled, query, body, headers, verb }).map((one) => ({
      method: one.verb,
      path: `${one.filled}${
        Object.keys(one.query).length
          ? `?${Object.entries(one.query)
              .map(([name, value]) => `${encode(name)}=${encode(value)}`)
              .join('&')}`
          : ''
      }`,
      headers: {
        ...{ 'X-API-Key': one.headers.key, Authorization: one.headers.token, 'Content-Type': one.headers.type },
        ...(one.headers.idempotency === null ? {} : { 'Idempotency-Key': one.headers.idempotency }),
        ...(one.headers.origin === null ? {} : { Origin: one.headers.origin }),
        ...(one.headers.encoding === null ? {} : { 'Content-Encoding': one.headers.encoding }),
      },
      body: one.verb === 'GET' || one.verb === 'HEAD' ? undefined : one.body,
    }))
  })
}

/** As an address may carry it, and sometimes as it is: then it is wrong in another way. */
const encode = (part: string) =>
  /^[\x21-\x7e]{1,40}$/.test(part) && !/[ "<>\\^`{|}#]/.test(part)
    ? part
    : encodeURIComponent(Buffer.from(part).toString())

/** An example with one of its values, or one of its names, made something else. */
const mutated = (example: object): fc.Arbitrary<unknown> =>
  fc.tuple(fc.nat(), json, fc.constantFrom('value', 'value', 'value', 'gone', 'more')).map(([at, value, how]) => {
    const copy = structuredClone(example) as Record<string, unknown>
    const places: [Record<string, unknown>, string][] = []
    const walk = (node: unknown) => {
      if (typeof node !== 'object' || node === null) return
      for (const [name, inner] of Object.entries(node)) {
        places.push([node as Record<string, unknown>, name])
        walk(inner)
      }
    }
    walk(copy)
    const [holder, name] = places[at % Math.max(1, places.length)] ?? [copy, 'nothing']
    if (how === 'gone') delete holder[name]
    else holder[how === 'more' ? `${name}_more` : name] = value
    return copy
  })

/** Bytes before the body: of what is too large there, Node closes the connection, and its 431 may be lost with it. */
const headOf = ({ path, headers }: Wrong) =>
  path.length + Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)

/** Requests that are wrong in every way there is, over all routes of the OpenAPI document. */
export async function malformed(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const count = short ? 500 : kind === 'SQLite' ? 100_000 : 20_000
  await using db = await database(kind, plan)
  await using all = await startProcesses(db.url, 1)
  const server = all.servers[0] as string
  const headers = { 'X-API-Key': apiKey, 'Content-Type': 'application/json' }
  const made = async (path: string, body: object) =>
    (await send(server, { method: 'POST', path: `/platform/v1${path}`, headers, body: JSON.stringify(body) })).body.data
  const customer = await made('/customers', { customer: { name: 'Wool' } })
  const link = await made(`/customers/${customer.id}/setup_links`, { setup_link: {} })
  const hook = { url: 'https://receiver.invalid/', secret_key: 'hush hush', events: ['whatsapp.phone_number.created'] }
  const webhook = await made('/whatsapp/webhooks', { whatsapp_webhook: hook })
  const ids = {
    customer_id: customer.id,
    customerId: customer.id,
    setup_link_id: link.id,
    webhook_id: webhook.id,
    token: link.token,
  }

  // A key may be made, and revoked; a request that revokes ours would make the rest of them strangers.
  const paths = Object.fromEntries(Object.entries(describeApi(server).paths).filter(([path]) => path !== '/metrics'))
  const memory = async () => {
    const { text } = await send(server, { path: '/metrics', headers: { Authorization: `Bearer ${metricsToken}` } })
    return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20
  }
  const watch = new Watch()
  const statuses: Record<string, number> = {}
  let [sent, first, silent, again] = [0, 0, 0, 0]
  const perBatch = 500
  for (let batch = 0; sent < count; batch++) {
    const some = fc.sample(requests(paths, ids, { link: link.token }), {
      numRuns: Math.min(perBatch, count - sent),
      seed: seed + batch,
    })
    await inParallel(some, 24, async (wrong) => {
      const ask = () =>
        send(server, wrong as Parameters<typeof send>[1]).catch(
          (): { status: number; headers: object; text: string } => ({ status: -1, headers: {}, text: '' }),
        )
      let answer = await ask()
      // A connection may close between two requests: what got nothing is sent once more, as clients do. A server that died gives nothing.
      if (answer.status === 0) {
        again++
        answer = await ask()
      }
      const cut = answer.status === 0 && headOf(wrong) > connectionLimits.maxHeaderSize
      if (answer.status === 0 && !cut) {
        silent++
        watch.seen.push(
          `${wrong.method} ${wrong.path}: nothing (batch seed ${seed + batch}) ${JSON.stringify(wrong.headers)} ${String(wrong.body).slice(0, 100)} ${wrong.body?.length}`,
        )
      }
      const how = cut ? 'cut off, with more than 16 kB of headers' : String(answer.status)
      statuses[how] = (statuses[how] ?? 0) + 1
      if (answer.status >= 500) {
        watch.errors++
        watch.seen.push(
          `${wrong.method} ${wrong.path}: ${answer.status} ${answer.text.slice(0, 200)} (batch seed ${seed + batch}) ${String(wrong.body).slice(0, 300)}`,
        )
      }
    })
    sent += some.length
    if (batch === Math.floor(count / perBatch / 10)) first = await memory()
    if (sent % 10_000 === 0) say(`Malformed requests on ${kind}: ${sent} of ${count}`)
  }
  const grown = Math.round((await memory()) - first)
  const alive = (await send(server, { path: '/readyz' })).status === 200
  const leak = !short && grown > allowance
  for (const line of watch.seen.slice(0, 20)) say(`Malformed requests on ${kind}: ${line}`)
  if (leak) say(`Malformed requests on ${kind}: the heap grew by ${grown} MB`)
  return {
    ...{
      what: 'malformed requests over all routes',
      on: kind,
      tried: sent,
      lost: (alive ? 0 : 1) + (leak ? 1 : 0) + silent,
      doubled: 0,
    },
    ...{ survived: sent - silent - watch.errors, errors: watch.errors },
    note: `${Object.entries(statuses)
      .map(([status, times]) => `${times} × ${status}`)
      .join(', ')}; ${again} sent again; the heap grew by ${grown} MB after the first tenth`,
  }
}
