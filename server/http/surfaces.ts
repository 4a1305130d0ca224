import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { type OpenApiDocument, openApiDocument } from '../openapi/document.ts'
import { type OpenApiDeps, openApi } from '../openapi/router.ts'
import { tags } from '../openapi/tags.ts'
import { admin, adminV1 } from './admin/router.ts'
import type { ConnectDeps } from './connect/operation.ts'
import { connect } from './connect/router.ts'
import { graph } from './graph/router.ts'
import { securityHeaders } from './headers.ts'
import type { HostedDeps } from './hosted/operation.ts'
import { hosted } from './hosted/router.ts'
import { type InboundDeps, inbound } from './inbound/router.ts'
import { telephonyWebhooks } from './inbound/telephony.ts'
import { type OperatorDeps, operators } from './operators/router.ts'
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
  hosted,
]

/** Everything that this server answers, under the path that the host app mounts it at. */
export function surfaces(deps: SurfaceDeps): Router {
  let made: OpenApiDocument | undefined
  const apiDocument = () => (made ??= describeApi(deps.publicUrl))
  const router = Router().use(requests(deps), securityHeaders(deps.publicUrl))
  for (const surface of all) router.use(surface.base || '/', routesOf(surface, { ...deps, apiDocument }))
  return router
}

/** The OpenAPI document of everything that this server answers. */
export const describeApi = (publicUrl: string): OpenApiDocument => openApiDocument(publicUrl, tags, all)
