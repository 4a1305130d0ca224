import { answerUnlessFaulty } from '../http/faulty.ts'
import { readBody, readPairs, UnreadableBody } from '../http/params.ts'
import { logCall } from '../world/call-log.ts'
import type { World } from '../world/world.ts'
import { authenticate } from './authenticate.ts'
import { fetchCountry, listCountries, search } from './available.ts'
import type { TwilioAnswer, TwilioCall } from './call.ts'
import { buy, fetchNumber, list, release, update } from './incoming.ts'
import { badRequest, notFound, TwilioError } from './twilio-error.ts'

/** Every call that this small Twilio answers: method and path, ids as stars. */
const operations: Record<string, (call: TwilioCall) => TwilioAnswer> = {
  'GET AvailablePhoneNumbers': listCountries,
  'GET AvailablePhoneNumbers/*': fetchCountry,
  'GET AvailablePhoneNumbers/*/*': search,
  'GET IncomingPhoneNumbers': list,
  'POST IncomingPhoneNumbers': buy,
  'GET IncomingPhoneNumbers/*': fetchNumber,
  'POST IncomingPhoneNumbers/*': update,
  'DELETE IncomingPhoneNumbers/*': release,
}

const longestForm = 100_000

/** Everything under `/2010-04-01/…`: signs the caller in, lets faults have their turn, answers, and logs. */
export function twilioApi(world: World, closing: AbortSignal): (request: Request) => Promise<Response> {
  return async (request) => {
    const started = performance.now()
    const { method } = request
    const path = new URL(request.url).pathname
    const { response, real, fault } = await answerUnlessFaulty(
      world,
      { method, path, closing },
      () => settle(() => answerTwilio(world, request, path)),
      write,
    )
    logCall(world.twilio.calls, {
      at: new Date(world.clock.now()).toISOString(),
      method,
      path: template(path),
      version: '2010-04-01',
      object: /\/(PN[0-9a-f]{32})/.exec(path)?.[1] ?? null,
      status: response.status,
      code: (real?.body as { code?: number } | undefined)?.code ?? null,
      subcode: null,
      ms: Math.round(performance.now() - started),
      fault,
    })
    return response
  }
}

async function answerTwilio(world: World, request: Request, url: string): Promise<TwilioAnswer> {
  const form = await readBody(request, longestForm)
  const revoked = world.scenario.scenario.twilio?.credentials === 'changed'
  authenticate(world.twilio, request.headers, revoked)
  const [, accountSid, rest] = /^\/2010-04-01\/Accounts\/([^/]+)\/(.+)\.json$/.exec(url) ?? []
  if (!rest || accountSid !== world.twilio.credentials.accountSid) throw notFound(url)
  const path = rest.split('/')
  const operation = operations[`${request.method} ${path.map((part, at) => (at === 0 ? part : '*')).join('/')}`]
  if (!operation) throw notFound(url)
  const query = readPairs(new URL(request.url).searchParams)
  return operation({ world, method: request.method, url, path, query, form })
}

async function settle(real: () => Promise<TwilioAnswer>): Promise<TwilioAnswer> {
  try {
    return await real()
  } catch (error) {
    if (error instanceof TwilioError) return refusal(error)
    if (error instanceof UnreadableBody) return refusal(badRequest('The body of the request could not be read.'))
    throw error
  }
}

const refusal = (error: TwilioError): TwilioAnswer => ({ status: error.status, body: error.body })

function write({ status, body }: TwilioAnswer): Response {
  const headers: Record<string, string> = status === 401 ? { 'WWW-Authenticate': 'Basic realm="Twilio API"' } : {}
  return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
}

/** The path with ids taken out: `/IncomingPhoneNumbers/{number}`, `/AvailablePhoneNumbers/CL/Mobile`. */
const template = (path: string): string =>
  path
    .replace(/^\/2010-04-01\/Accounts\/[^/]+/, '')
    .replace(/\.json$/, '')
    .replace(/PN[0-9a-fA-F]{32}/, '{number}')
    .replace(/[^A-Za-z{}/]/g, '')
