import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { openApi } from '../openapi/router.ts'
import type { Pending } from '../runtime/pending.ts'
import { apiKeyAccess } from './access.ts'
import { admin } from './admin/router.ts'
import { connect } from './connect/router.ts'
import { finalErrorHandler } from './errors.ts'
import { securityHeaders } from './headers.ts'
import type { BrowserFiles } from './hosted/browser-files.ts'
import { hosted } from './hosted/router.ts'
import { inbound } from './inbound/router.ts'
import { telephonyWebhooks } from './inbound/telephony.ts'
import { operators } from './operators/router.ts'
import { platform } from './platform/router.ts'
import { requests } from './requests.ts'

interface SurfaceOptions {
  files: BrowserFiles
  /** The popups that just ended, whose codes are on their way to Meta. */
  popups: Pending
  metricsToken: string | undefined
  meta: { appSecret: string; webhookVerifyToken?: string | undefined }
}

/** Everything that this server answers, under the path that the host app mounts it at. */
export function surfaces(deps: Deps, { files, popups, metricsToken, meta }: SurfaceOptions): Router {
  const access = apiKeyAccess(deps)
  return Router()
    .use(requests(deps), securityHeaders(deps.publicUrl), operators(deps, metricsToken))
    .use('/platform/v1', platform(deps, access))
    .use(admin(deps, access))
    .use('/connect/v1', connect(deps, popups))
    .use('/webhooks/meta', inbound(deps, { appSecret: meta.appSecret, verifyToken: meta.webhookVerifyToken }))
    .use('/webhooks', telephonyWebhooks(deps))
    .use(openApi(deps))
    .use(hosted(deps, files), finalErrorHandler(deps.log))
}
