import type { IncomingMessage, ServerResponse } from 'node:http'
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express'

/** Whom to trust with `X-Forwarded-For`, as Express takes it: how many proxies stand in front, or their addresses or networks. */
export type TrustProxy = number | readonly string[]

/**
 * An app of our own around the router, for a server that no host app mounts. It answers under the path of `publicUrl`, and also
 * without it: a proxy may take the path off before it passes a request on, and probes come without it.
 */
export function standalone(publicUrl: string, router: Router, trustProxy: TrustProxy): Express {
  const app = express().disable('x-powered-by').set('trust proxy', trustProxy)
  app.set('etag', () => undefined) // Nobody caches the API's answers. Files need their tags, which `disable` would remove.
  const path = new URL(publicUrl).pathname
  app.use(path, router)
  if (path !== '/') app.use(router)
  return app
}

/** Middleware for Express, Connect and what speaks as they do, and a listener for `node:http`. */
export type Mountable = (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void) => void

/** The router for any host. Express gives a request its own methods; where a host did not, the listener of our own does. */
export const mountable =
  (router: Router, listener: Mountable): Mountable =>
  (req, res, next) =>
    'app' in req ? router(req as Request, res as Response, next as NextFunction) : listener(req, res, next)
