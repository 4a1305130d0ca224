import fc from 'fast-check'
import type { describeApi } from '../../../server/http/surfaces.ts'

export interface Wrong {
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

/** Objects, or lists, in one another, so many levels deep: as text, for what writes JSON has a stack of its own to fill. */
export const nested = (levels: number, how: string): string =>
  how === 'objects' ? `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}` : `${'['.repeat(levels)}${']'.repeat(levels)}`

/** A word that stands for something deep until the JSON is written: around the bound, and much deeper. */
const deep = fc
  .tuple(fc.constantFrom(30, 31, 32, 33, 34, 1_000, 8_000), fc.constantFrom('objects', 'lists'))
  .map((parts) => `nested ${parts.join(' ')}`)
const written = (value: unknown) =>
  JSON.stringify(value)?.replace(/"nested (\d+) (\w+)"/g, (_, levels: string, how: string) =>
    nested(Number(levels), how),
  )

const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  deep,
  fc.constantFrom(0, -1, 1e308, Number.MAX_SAFE_INTEGER, '', [], {}, null, true),
  text,
)

/** Requests to all operations, each right in some of its parts and wrong in others. */
export function wrongRequests(
  paths: ReturnType<typeof describeApi>['paths'],
  ids: Record<string, string>,
  tokens: { link: string; key: string },
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
        fc.constantFrom(
          'page',
          'per_page',
          'limit',
          'after',
          'before',
          'cursor',
          'status',
          'created_after',
          'hub.mode',
        ),
      ),
      text,
      { maxKeys: 3 },
    )
    const body = fc.oneof(
      {
        weight: 4,
        arbitrary: example ? mutated(example).map(written) : json.map(written),
      },
      { weight: 2, arbitrary: json.map(written) },
      { weight: 1, arbitrary: text },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('[', '{"a":', '['.repeat(5_000), '{"a":'.repeat(5_000), `"${'x'.repeat(120_000)}"`),
      },
      { weight: 2, arbitrary: fc.constant(undefined) },
    )
    const headers = fc.record({
      key: fc.oneof({ weight: 8, arbitrary: fc.constant(tokens.key) }, { weight: 1, arbitrary: header }),
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
      idempotency: fc.option(fc.oneof(header, fc.uuid()), { freq: 4 }),
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
        'X-API-Key': one.headers.key,
        Authorization: one.headers.token,
        'Content-Type': one.headers.type,
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
export const headOf = ({ path, headers }: Wrong) =>
  path.length + Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
