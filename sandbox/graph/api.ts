import { answerUnlessFaulty } from '../http/faulty.ts'
import { readBody, readPairs, UnreadableBody } from '../http/params.ts'
import { logCall } from '../world/call-log.ts'
import { remark } from '../world/remark.ts'
import type { World } from '../world/world.ts'
import { answerGraph } from './answer.ts'
import type { Answer, GraphCall, Node, Ways } from './call.ts'
import { badParameter, GraphError } from './graph-error.ts'
import { RateLimited } from './usage.ts'

const longestBody = 1_000_000

const paths = /^\/(v\d[^/]*|\d+|me|app|debug_token|oauth\/access_token)(\/|$)/

/** Whether this is a Graph address. Graph also answers without a version. */
export const isGraphPath = (path: string): boolean => paths.test(path)

/** Everything under `/v26.0/…`: reads the request, applies faults, answers, and logs. */
export function graphApi(world: World, ways: Ways): (request: Request) => Promise<Response> {
  return async (request) => {
    const started = performance.now()
    const asked = readAddress(request)
    let type: Node['type'] | undefined
    const known = (found: Node['type']) => {
      type = found
    }
    const path = `/${[asked.version, ...asked.path].join('/')}`
    const { response, real, fault } = await answerUnlessFaulty(
      world,
      { method: asked.method, path, closing: ways.closing },
      () => settle(world, async () => answerGraph(world, await withBody(world, asked, request), ways, known)),
      write,
    )
    logCall(world.calls, {
      at: new Date(world.clock.now()).toISOString(),
      method: asked.method,
      path: template(asked, type),
      version: asked.version.slice(0, 12),
      object: objectId(asked),
      status: response.status,
      ...codes(fault ? await bodyOf(response) : real?.body),
      ms: Math.round(performance.now() - started),
      fault,
    })
    if (new URL(request.url).searchParams.has('access_token'))
      remark(world, 'a token stood in an address', `${asked.method} ${template(asked, type)}`)
    return response
  }
}

/** Calls without a version get the oldest version that the app may use; here all calls get the same. */
const unversioned = 'v26.0'

const secrets = ['access_token', 'appsecret_proof', 'client_secret', 'code', 'pin', 'input_token']

function readAddress(request: Request): GraphCall {
  const url = new URL(request.url)
  const parts = url.pathname.split('/').filter(Boolean)
  const [version = '', ...path] = /^v\d/.test(parts[0] ?? '') ? parts : [unversioned, ...parts]
  const params = readPairs(url.searchParams)
  for (const secret of secrets) url.searchParams.delete(secret)
  return { method: request.method, version, url: url.href, path, params, headers: request.headers }
}

/** A body that cannot be read never reaches the Graph. */
async function withBody(world: World, call: GraphCall, request: Request): Promise<GraphCall> {
  const body = await readBody(request, longestBody)
  const json = /^application\/json/i.test(request.headers.get('Content-Type') ?? '')
  // Meta documents the exchange by GET alone; whether it reads a JSON body is not known.
  const ignored =
    json && call.path.join('/') === 'oauth/access_token' && world.scenario.scenario.graph?.exchangeIgnoresJson
  return ignored ? call : { ...call, params: { ...call.params, ...body } }
}

/** The path without its id. Words that Graph does not use are not logged either, because they may be anything. */
function template({ path: [first = '', edge = ''] }: GraphCall, type: Node['type'] | undefined): string {
  const word = (part: string) => (/^[a-z_]{1,48}$/.test(part) ? part : '{unknown}')
  return `/${type ? `{${type}}` : word(first)}${edge && `/${word(edge)}`}`
}

const objectId = ({ path: [first = ''] }: GraphCall): string | null => (/^\d{1,32}$/.test(first) ? first : null)

async function settle(world: World, real: () => Promise<Answer>): Promise<Answer> {
  try {
    return await real()
  } catch (error) {
    if (error instanceof GraphError) return refusal(world, error)
    if (error instanceof UnreadableBody)
      return refusal(world, badParameter('The body of the request could not be read.'))
    throw error
  }
}

const refusal = (world: World, error: GraphError): Answer => ({
  status: error.status,
  body: world.scenario.scenario.graph?.errors ? asText(error.body) : error.body,
  headers: error instanceof RateLimited ? error.headers : {},
})

/** The same refusal as other parts of Graph, and proxies before it, write it. */
const asText = ({ error }: GraphError['body']) => ({
  error: {
    ...error,
    code: String(error.code),
    error_subcode: error.error_subcode === undefined ? null : String(error.error_subcode),
    error_data: error.error_data?.details ?? null,
    is_transient: null,
  },
})

const write = ({ status, body, headers }: Answer): Response =>
  Response.json(body, {
    status,
    headers: { 'Facebook-API-Version': 'v26.0', 'Cache-Control': 'private, no-cache, no-store', ...headers },
  })

const bodyOf = (response: Response): Promise<unknown> =>
  response
    .clone()
    .json()
    .catch(() => undefined)

function codes(body: unknown): { code: number | null; subcode: number | null } {
  const error = (body as { error?: Partial<GraphError['body']['error']> } | undefined)?.error
  const number = (value: unknown) => (value === undefined || value === null ? null : Number(value))
  return { code: number(error?.code), subcode: number(error?.error_subcode) }
}
