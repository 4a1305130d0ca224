import express from 'express'
import type { Deps } from '../../deps.ts'
import { keyOrSessionAccess } from '../access.ts'
import { conditional } from '../conditional.ts'
import { normalizeBody, unknownPath } from '../errors.ts'
import { idempotent } from '../idempotency.ts'
import type { Surface } from '../surface.ts'
import { apiKeys } from './api-keys.ts'
import { auditLog } from './audit-log.ts'
import { consoleSessions } from './console/sessions.ts'
import { customers } from './customers.ts'
import { displayNames } from './display-names.ts'
import { domains } from './domains/domains.ts'
import { projectLinks } from './links/project-links.ts'
import { accountKeys } from './messaging/account-keys.ts'
import { accountWebhooks } from './messaging/account-webhooks.ts'
import { numberAccess } from './messaging/number-access.ts'
import { metaApp } from './meta/app.ts'
import { metaObserved } from './meta/observed.ts'
import { numberPools } from './number-pools.ts'
import { numberWebhooks } from './number-webhooks.ts'
import { numbersCsv } from './numbers-csv.ts'
import { PlatformError, sendPlatformError } from './operation.ts'
import { phoneNumbers } from './phone-numbers.ts'
import { project } from './project.ts'
import { fromPages } from './projects/from-pages.ts'
import { projectTheme } from './projects/theme.ts'
import { redeliveries } from './redeliveries.ts'
import { searching } from './search.ts'
import { setupLinks } from './setup-links.ts'
import { apiLogs } from './stats/api-logs.ts'
import { stats } from './stats/funnel.ts'
import { telephony } from './telephony.ts'
import { webhookDeliveries } from './webhook-deliveries.ts'
import { webhooks } from './webhooks.ts'

/** `/platform/v1`: for backends, in Kapso's dialect. The key of a request, or of the session of the console that sent it, decides its project. */
export const platform: Surface<Deps> = {
  base: '/platform/v1',
  needs: 'key or session',
  errors: PlatformError,
  before: (router, deps) =>
    router
      .all('/theme', fromPages)
      .use(keyOrSessionAccess(deps), conditional)
      .use('/number_pools/:pool_id/numbers', numbersCsv)
      .use(express.json({ limit: '100kb', type: () => true }), normalizeBody, idempotent(deps)),
  resources: [
    customers,
    setupLinks,
    projectLinks,
    phoneNumbers,
    displayNames,
    numberAccess,
    numberPools,
    telephony,
    webhooks,
    numberWebhooks,
    redeliveries,
    webhookDeliveries,
    project,
    projectTheme,
    domains,
    metaApp,
    apiKeys,
    accountKeys,
    accountWebhooks,
    auditLog,
    consoleSessions,
    stats,
    apiLogs,
    searching,
    metaObserved,
  ],
  after: (deps) => [unknownPath, sendPlatformError(deps)],
}
