import { setTimeout as pause } from 'node:timers/promises'
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { logCall } from '../world/call-log.ts'
import { beLate, type FaultAnswer, takeFault } from '../world/faults.ts'
import type { World } from '../world/world.ts'
import { authenticate } from './account.ts'
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

/** Everything under `/2010-04-01/…`: signs the caller in, lets faults have their turn, answers, and logs. */
export function twilioRouter(world: World): Router {
  const router = Router()
  const api = /^\/2010-04-01(?=\/|$)/
  router.use(api, express.urlencoded({ extended: false, limit: '100kb' }), async (req: Request, res: Response) => {
    const started = performance.now()
    const fault = takeFault(world.faults, req.method, req.originalUrl.split('?')[0] ?? '')
    const instead = fault && !('delay' in fault.answer) ? fault.answer : null
    await beLate(fault, 'before')
    const answer = !instead || fault?.after ? settle(() => answerTwilio(world, req)) : null
    await beLate(fault, 'after')
    const status = instead ? await sendFault(res, instead) : send(res, answer as TwilioAnswer)
    logCall(world.twilio.calls, {
      at: new Date(world.clock.now()).toISOString(),
      method: req.method,
      path: template(req),
      version: '2010-04-01',
      object: /\/(PN[0-9a-f]{32})/.exec(req.path)?.[1] ?? null,
      status,
      code: (answer?.body as { code?: number } | undefined)?.code ?? null,
      subcode: null,
      ms: Math.round(performance.now() - started),
      fault: fault !== null,
    })
  })
  router.use(api, (error: unknown, _: Request, res: Response, next: NextFunction) => {
    const status = (error as { status?: number }).status
    if (status === undefined || status >= 500) return next(error)
    send(res, refusal(badRequest('The body of the request could not be read.')))
  })
  return router
}

function answerTwilio(world: World, req: Request): TwilioAnswer {
  const url = req.originalUrl.split('?')[0] ?? ''
  const revoked = world.scenario.scenario.twilio?.credentials === 'changed'
  authenticate(world.twilio, req.headers, revoked)
  const [, accountSid, rest] = /^\/2010-04-01\/Accounts\/([^/]+)\/(.+)\.json$/.exec(url) ?? []
  if (!rest || accountSid !== world.twilio.credentials.accountSid) throw notFound(url)
  const path = rest.split('/')
  const operation = operations[`${req.method} ${path.map((part, at) => (at === 0 ? part : '*')).join('/')}`]
  if (!operation) throw notFound(url)
  const form = typeof req.body === 'object' && req.body !== null ? req.body : {}
  return operation({ world, method: req.method, url, path, query: req.query, form })
}

function settle(real: () => TwilioAnswer): TwilioAnswer {
  try {
    return real()
  } catch (error) {
    if (error instanceof TwilioError) return refusal(error)
    throw error
  }
}

const refusal = (error: TwilioError): TwilioAnswer => ({ status: error.status, body: error.body })

function send(res: Response, { status, body }: TwilioAnswer): number {
  if (status === 401) res.set('WWW-Authenticate', 'Basic realm="Twilio API"')
  res.status(status)
  if (body === undefined) res.end()
  else res.json(body)
  return status
}

/** Status 0: the caller got no answer at all. */
async function sendFault(res: Response, fault: Exclude<FaultAnswer, { delay: number }>): Promise<number> {
  if ('status' in fault) {
    res.status(fault.status).set(fault.headers ?? {})
    if (fault.raw === undefined) res.json(fault.body ?? {})
    else res.send(fault.raw)
    return fault.status
  }
  if ('hang' in fault) await pause(fault.hang, null, { ref: false })
  res.req.socket.destroy()
  return 0
}

/** The path with ids taken out: `/IncomingPhoneNumbers/{number}`, `/AvailablePhoneNumbers/CL/Mobile`. */
const template = (req: Request): string =>
  (req.originalUrl.split('?')[0] ?? '')
    .replace(/^\/2010-04-01\/Accounts\/[^/]+/, '')
    .replace(/\.json$/, '')
    .replace(/PN[0-9a-fA-F]{32}/, '{number}')
    .replace(/[^A-Za-z{}/]/g, '')
