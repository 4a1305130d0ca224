import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Express, Request, Response } from 'express'
import type { PlainHandler, PlainRequest, PlainResponse } from '../plain.ts'
import type { Mountable } from './standalone.ts'

/** A surface that answers without Express, and the path that it answers below, or the one operation that it answers. */
export interface DirectSurface {
  base: string
  only?: { method: string; path: string } | undefined
  handler: PlainHandler
}

/**
 * The app, with surfaces that are asked often before it. Express makes objects of its own of each request, which costs a third of what
 * passing a call on costs. What is not written as the base says goes to the app, which is not so strict.
 */
export function direct(app: Express, publicUrl: string, surfaces: readonly DirectSurface[]): Mountable {
  const path = new URL(publicUrl).pathname.replace(/\/$/, '')
  const known = surfaces.flatMap(({ base, only, handler }) =>
    [...new Set([path, ''])].map((mount) => ({ mount, handler, answers: answersAt(`${mount}${base}`, only) })),
  )
  return (req, res, next) => {
    const url = req.url as string
    const found = known.find(({ answers }) => answers(url, req.method))
    if (!found) return app(req as Request, res as Response, next as () => void)
    const plain = asPlain(app, req, res)
    plain.req.baseUrl = found.mount
    req.url = url.slice(found.mount.length)
    found.handler(plain.req, plain.res, () => {})
  }
}

type Answers = (url: string, method: string | undefined) => boolean

function answersAt(base: string, only: DirectSurface['only']): Answers {
  if (!only) return (url) => url.startsWith(`${base}/`)
  const whole = base + only.path
  return (url, method) =>
    method === only.method && url.startsWith(whole) && (url.length === whole.length || url[whole.length] === '?')
}

/** What Express would give a request and its answer, as far as these surfaces read it. */
function asPlain(app: Express, given: IncomingMessage, answer: ServerResponse) {
  const [req, res] = [given as PlainRequest, answer as PlainResponse]
  req.originalUrl ??= req.url
  req.ip = addressOf(app, given)
  if (req.headers['x-forwarded-host'] !== undefined) req.app = app // whom it trusts
  res.locals = {}
  return { req, res }
}

/** The address of the caller: Express reads it from the header of a proxy, if `trust proxy` says so. */
function addressOf(app: Express, { headers, socket }: IncomingMessage): string | undefined {
  if (headers['x-forwarded-for'] === undefined) return socket.remoteAddress
  return Reflect.get(app.request, 'ip', { app, headers, socket, connection: socket }) as string | undefined
}
