import { setTimeout as pause } from 'node:timers/promises'
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { logCall } from '../world/call-log.ts'
import { beLate, type FaultAnswer, takeFault } from '../world/faults.ts'
import type { Grant, World } from '../world/world.ts'
import type { Answer, GraphCall, Node } from './call.ts'
import { answerGraph } from './graph.ts'
import { badParameter, GraphError } from './graph-error.ts'
import type { Ways } from './operations.ts'
import { RateLimited } from './usage.ts'

/** Everything under `/v26.0/…`: reads the request, lets faults have their turn, answers, and logs. */
export function graphRouter(world: World, ways: Ways, issue: (grant: Grant) => void): Router {
  const router = Router()
  const graph = /^\/v\d[^/]*(?=\/|$)/

  router.use(
    graph,
    express.json({ limit: '1mb' }),
    express.urlencoded({ extended: true, limit: '1mb' }),
    async (req: Request, res: Response) => {
      const started = performance.now()
      const call = readCall(req)
      let type: Node['type'] | undefined
      const known = (found: Node['type']) => {
        type = found
      }
      const real = () => settle(() => answerGraph(world, call, ways, issue, known))
      const fault = takeFault(world.faults, call.method, `/${[call.version, ...call.path].join('/')}`)
      const instead = fault && !('delay' in fault.answer) ? fault.answer : null
      await beLate(fault, 'before')
      const answer = !instead || fault?.after ? await real() : null
      await beLate(fault, 'after')
      const sent = instead ? await sendFault(res, instead) : send(res, answer as Answer)
      logCall(world.calls, {
        at: new Date(world.clock.now()).toISOString(),
        method: call.method,
        path: template(call, type),
        version: call.version.slice(0, 12),
        object: objectId(call),
        ...sent,
        ms: Math.round(performance.now() - started),
        fault: fault !== null,
      })
    },
  )

  // A body that cannot be read never reached the Graph.
  router.use(graph, (error: unknown, _: Request, res: Response, next: NextFunction) => {
    const status = (error as { status?: number }).status
    if (status === undefined || status >= 500) return next(error)
    send(res, refusal(badParameter('The body of the request could not be read.')))
  })
  return router
}

function readCall(req: Request): GraphCall {
  const url = new URL(req.originalUrl, `${req.protocol}://${req.headers.host ?? 'localhost'}`)
  const [version = '', ...path] = url.pathname.split('/').filter(Boolean)
  for (const secret of ['access_token', 'appsecret_proof', 'client_secret', 'code', 'pin', 'input_token'])
    url.searchParams.delete(secret)
  const body: unknown = req.body
  const params = { ...req.query, ...(typeof body === 'object' && body !== null ? body : {}) }
  return { method: req.method as GraphCall['method'], version, url: url.href, path, params, headers: req.headers }
}

/** The path with its id taken out. Words that Graph does not use stay out of the log too: they might be anything. */
function template({ path: [first = '', edge = ''] }: GraphCall, type: Node['type'] | undefined): string {
  const word = (part: string) => (/^[a-z_]{1,48}$/.test(part) ? part : '{unknown}')
  return `/${type ? `{${type}}` : word(first)}${edge && `/${word(edge)}`}`
}

const objectId = ({ path: [first = ''] }: GraphCall): string | null => (/^\d{1,32}$/.test(first) ? first : null)

async function settle(real: () => Promise<Answer>): Promise<Answer> {
  try {
    return await real()
  } catch (error) {
    if (error instanceof GraphError) return refusal(error)
    throw error
  }
}

const refusal = (error: GraphError): Answer => ({
  status: error.status,
  body: error.body,
  headers: error instanceof RateLimited ? error.headers : {},
})

type Sent = { status: number; code: number | null; subcode: number | null }

function send(res: Response, { status, body, headers }: Answer): Sent {
  res.set({ 'Facebook-API-Version': 'v26.0', 'Cache-Control': 'private, no-cache, no-store', ...headers })
  res.status(status).json(body)
  return { status, ...codes(body) }
}

/** Status 0 in the log: the caller got no answer at all. */
async function sendFault(res: Response, fault: Exclude<FaultAnswer, { delay: number }>): Promise<Sent> {
  if ('status' in fault) {
    res.status(fault.status).set(fault.headers ?? {})
    if (fault.raw === undefined) res.json(fault.body ?? {})
    else res.send(fault.raw)
    return { status: fault.status, ...codes(fault.body) }
  }
  if ('hang' in fault) await pause(fault.hang, null, { ref: false })
  res.req.socket.destroy()
  return { status: 0, code: null, subcode: null }
}

function codes(body: unknown): { code: number | null; subcode: number | null } {
  const error = (body as { error?: { code?: number; error_subcode?: number } } | undefined)?.error
  return { code: error?.code ?? null, subcode: error?.error_subcode ?? null }
}
