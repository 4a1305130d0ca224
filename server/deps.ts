import type { Request } from 'express'
import type { ApiKeyRole } from '../contract/index.ts'
import type { CertificateService } from './certificates/service.ts'
import type { DomainSettings } from './dns/settings.ts'
import type { BodyBudget } from './http/body-budget.ts'
import type { Limits } from './http/limits.ts'
import type { MetaApps, OfApp } from './meta/apps.ts'
import type { InUse } from './meta/calendar.ts'
import type { ApiLog } from './runtime/api-log.ts'
import type { Hosts } from './runtime/hosts.ts'
import type { KeyedQueue } from './runtime/keyed-queue.ts'
import type { Log } from './runtime/log-context.ts'
import type { Metrics } from './runtime/metrics.ts'
import type { Worker } from './runtime/worker.ts'
import type { Keys } from './security/keys.ts'
import type { Sealer } from './security/seal.ts'
import type { Db } from './store/database/tables.ts'
import type { DeliveryRow } from './store/webhooks/tables.ts'
import type { Accounts } from './telephony/accounts.ts'

/** What a use case works with; `app.ts` puts it together once. */
export interface Deps {
  db: Db
  /** The Meta apps that numbers are connected with: of the settings, and of projects' own. */
  apps: MetaApps
  /** Graph's address. */
  graphUrl: string
  keys: Keys
  sealer: Sealer
  /** Whom numbers are bought from. */
  telephony: Accounts
  /** Who may verify numbers with Meta beforehand; nobody unless the settings name an approved partner's business. */
  partner: Partner | undefined
  /** Takes attempts to their end or back, events to their webhooks, numbers to their links, and looks after those that lie ready. */
  workers: {
    attempts: Worker
    undoing: Worker
    deliveries: Worker<DeliveryRow>
    redeliveries: Worker
    reservations: Worker
    numbers: Worker
    conversations: Worker
    domains: Worker
  }
  log: Log
  metrics: Metrics
  /** Where the requests of API keys are written down. */
  apiLog: Pick<ApiLog, 'note'>
  limits: Limits
  /** Counts what unfinished bodies hold in memory. */
  bodies: BodyBudget
  /** Where those stand who come to the same link at the same moment. */
  queue: KeyedQueue
  /** What of the dates that Meta publishes the settings depend on. */
  inUse: InUse
  /** The one clock. */
  now(): Date
  /** Where this server is reached, without a trailing slash; may hold a path when it is mounted under one. */
  publicUrl: string
  /** How domains of projects are looked at, and what their records lead to. */
  domains: DomainSettings
  /** Who gets the certificates of domains; undefined where the proxy in front does. */
  certificates?: CertificateService | undefined
  /** The hosts of projects that links are served under. */
  hosts: Hosts
  /** Names besides that of `publicUrl` under which all of this server answers. */
  ownHosts: readonly string[]
  /** Who may use the console, where the login of the host app decides that; else a key or a ticket does. */
  hostLogin?: HostLogin | undefined
  /** Whether webhooks may go to addresses inside the own network. */
  allowPrivateWebhooks: boolean
  /** How long the receiver of a webhook may take, in milliseconds. */
  webhookTimeout: number
  /** Where browsers find Meta, whatever the app. */
  meta: Pick<OfApp['meta'], 'sdk_url' | 'dialog_origins'>
}

/** The same with the app of the row that the work is about: see `inApp`. */
export type AppDeps = Deps & OfApp

/** Who a request of the host app comes from, and what they may do; null for nobody. */
export type HostLogin = (request: Request) => Promise<{ projectId: string; role: ApiKeyRole } | null>

/** An approved Solution Partner at Meta, whose numbers can be verified before a customer has them. */
export interface Partner {
  businessId: string
  /** A system user's token with `business_management`. */
  systemToken: string
}
