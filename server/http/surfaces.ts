import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { type OpenApiDocument, openApiDocument } from '../openapi/document.ts'
import { type OpenApiDeps, openApi } from '../openapi/router.ts'
import { tags } from '../openapi/tags.ts'
import { admin, adminV1 } from './admin/router.ts'
import type { ConnectDeps } from './connect/operation.ts'
import { connect } from './connect/router.ts'
import { consoleSurface } from './console/router.ts'
import type { DirectSurface } from './doors/direct.ts'
import { graph } from './graph/router.ts'
import { securityHeaders } from './headers.ts'
import type { HostedDeps } from './hosted/operation.ts'
import { hosted } from './hosted/router.ts'
import { hostGate } from './hosts/gate.ts'
import { type InboundDeps, inbound } from './inbound/router.ts'
import { telephonyWebhooks } from './inbound/telephony.ts'
import type { OperatorDeps } from './operators/operation.ts'
import { operators } from './operators/router.ts'
import { asExpress, type PlainHandler } from './plain.ts'
import { platform } from './platform/router.ts'
import { requests } from './requests.ts'
import { routesOf, type Surface } from './surface.ts'

type SurfaceDeps = Deps & ConnectDeps & HostedDeps & InboundDeps & OperatorDeps

/** Everything that is mounted and described, in the order in which a request meets it: what is asked most comes first. */
const all: Surface<SurfaceDeps & OpenApiDeps>[] = [
  graph,
  operators,
  platform,
  admin,
  adminV1,
  connect,
  inbound,
  ...telephonyWebhooks,
  openApi,
  consoleSurface,
  hosted,
]

/**
 * Everything that this server answers, under the path that the host app mounts it at. The surfaces of `direct` are in the router, too:
 * where no host app mounts us, they answer without Express.
 */
export function surfaces(deps: SurfaceDeps): { router: Router; direct: DirectSurface[] } {
  let made: OpenApiDocument | undefined
  const apiDocument = () => (made ??= describeApi(deps.publicUrl))
  const given = { ...deps, apiDocument }
  const first = firstOf(deps)
  const router = routerAfter(first)
  const direct: DirectSurface[] = []
  for (const surface of all) {
    const answers = routesOf(surface, given)
    router.use(surface.base || '/', answers)
    if (surface.answers)
      direct.push({ base: surface.base, handler: below(surface.base, first, answers as PlainHandler) })
    for (const { method, path, handler } of surface.often?.(given) ?? [])
      direct.push({
        base: surface.base,
        only: { method, path },
        handler: below(surface.base, first, atRoute(path, handler)),
      })
  }
  return { router, direct }
}

type First = readonly [PlainHandler, PlainHandler, PlainHandler]

/** What every request meets first. */
const firstOf = (deps: Deps): First => [requests(deps), securityHeaders(deps.publicUrl), hostGate(deps)]

const routerAfter = (first: First): Router => Router().use(...first.map(asExpress))

/** What comes first in turn, and then a handler that reads an address without the base, as in a router. */
const below =
  (base: string, [first, second, third]: First, last: PlainHandler): PlainHandler =>
  (req, res, next) =>
    first(req, res, () =>
      second(req, res, () =>
        third(req, res, () => {
          req.baseUrl += base
          req.url = req.url.slice(base.length)
          last(req, res, next)
        }),
      ),
    )

const atRoute =
  (path: string, handler: PlainHandler): PlainHandler =>
  (req, res, next) => {
    req.route = { path }
    handler(req, res, next)
  }

/** The console alone, for a host app that mounts it behind its own login: the app, its sessions, and the API they open. */
export function consoleSurfaces(deps: Deps): Router {
  const router = routerAfter(firstOf(deps))
  for (const surface of [platform, consoleSurface]) router.use(surface.base, routesOf(surface, deps))
  return router
}

/** The OpenAPI document of everything that this server answers. */
export const describeApi = (publicUrl: string): OpenApiDocument => openApiDocument(publicUrl, tags, all)
