import { Router } from 'express'
import { pino } from 'pino'
import type { Registry } from 'prom-client'
import { deliver } from './delivery/deliver.ts'
import type { Deps } from './deps.ts'
import { type Functions, functions } from './functions.ts'
import { apiKeyAccess } from './http/access.ts'
import { admin } from './http/admin/router.ts'
import { connect } from './http/connect/router.ts'
import { lastResort } from './http/errors.ts'
import { guarded } from './http/headers.ts'
import { browserFiles, builtFolder } from './http/hosted/browser-files.ts'
import { hosted } from './http/hosted/router.ts'
import { inbound } from './http/inbound/router.ts'
import { createLimits } from './http/limits.ts'
import { operators } from './http/operators/router.ts'
import { platform } from './http/platform/router.ts'
import { requests } from './http/requests.ts'
import { createGraph } from './meta/graph.ts'
import { openApi } from './openapi/router.ts'
import { keepHouse } from './runtime/housekeeping.ts'
import { createTurns } from './runtime/keyed-queue.ts'
import { about, contextual, type Log } from './runtime/log-context.ts'
import { createMetrics } from './runtime/metrics.ts'
import { createUnderWay } from './runtime/pending.ts'
import { createWorker } from './runtime/worker.ts'
import { hashApiKey, newApiKey, shortestApiKey } from './security/api-key.ts'
import { deriveKeys } from './security/keys.ts'
import { createSealer } from './security/seal.ts'
import { databaseAddress, openDatabase } from './store/database/database.ts'
import type { Db } from './store/database/tables.ts'
import { addFirstKey, setDefaultKey } from './store/projects/api-keys.ts'
import { ensureDefaultProject } from './store/projects/projects.ts'
import { dueDeliveries } from './store/webhooks/deliveries.ts'
import { type TwilioSettings, telephonyAccounts } from './telephony/accounts.ts'
import { twilioWebhooks } from './telephony/router.ts'
import { moment } from './time.ts'
import { recheckNumber } from './use-cases/numbers/recheck-number.ts'
import { reviewDisplayName } from './use-cases/numbers/review-display-name.ts'
import { type Kept, keptByDefault } from './use-cases/projects/forget-old.ts'
import { buyNumber } from './use-cases/provisioning/buy-number.ts'
import { reconcileNumbers } from './use-cases/provisioning/reconcile-numbers.ts'
import { tendNumber } from './use-cases/provisioning/tend-number.ts'
import { runAttempt } from './use-cases/signup/run-attempt.ts'

export interface PatchbayOptions {
  /** Where browsers reach this router, with the path it is mounted under: `https://app.example.com/patchbay`. */
  publicUrl: string
  /** `sqlite:<file>`, `sqlite::memory:` or `postgres://…`. */
  databaseUrl: string
  /** 32 bytes, base64. Several, newest first, while you rotate: the newest seals and signs, all of them open. */
  secretKey: string | readonly string[]
  /** Makes this the default project's API key (16 characters or more), in place of one it was given here before. Without it one is made on first start and told to `onFirstKey`. */
  apiKey?: string | undefined
  /** Called once in the life of a database, with the key it could not tell anybody again. */
  onFirstKey?: (key: string) => void
  /** What customers read where a link's theme names no company. */
  projectName?: string | undefined
  meta: {
    appId: string
    appSecret: string
    /** The Facebook Login for Business configuration, variation "WhatsApp Embedded Signup". */
    configId: string
    graphVersion?: string | undefined
    graphUrl?: string | undefined
    /** Meta's SDK, `{locale}` standing for its language. */
    sdkUrl?: string | undefined
    /** Origins of the signup dialog; Meta's own when empty. The sandbox sets it. */
    dialogOrigins?: readonly string[] | undefined
    /** What Meta's dashboard repeats to prove itself when it verifies `<publicUrl>/webhooks/meta`; any text of your own. */
    webhookVerifyToken?: string | undefined
    /** Milliseconds that Graph may take over one call. */
    timeout?: number | undefined
    /** An approved Solution Partner's own business, and a system user's token there: they verify numbers before a customer has them. */
    businessId?: string | undefined
    systemToken?: string | undefined
  }
  /** The account that numbers of the default project are bought in; a project may have its own. `apiUrl` is Twilio's unless the sandbox says so. */
  twilio?: TwilioSettings | undefined
  /** Lets webhooks go to private and loopback addresses: for development. */
  allowPrivateWebhooks?: boolean | undefined
  /** Milliseconds that the receiver of a webhook may take. */
  webhookTimeout?: number | undefined
  /** Requests a minute and API key, or `off`. */
  rateLimit?: number | 'off' | undefined
  /** Days that journeys (90) and the audit log (400) are kept, or `forever`. */
  keep?: Partial<Kept> | undefined
  /** What Prometheus must send as `Authorization: Bearer …` to read `/metrics`, 16 characters or more; without it there is no such page. */
  metricsToken?: string | undefined
  /** A pino logger, or anything with its methods. */
  log?: Log | undefined
  /** The clock, for tests. */
  now?: (() => Date) | undefined
}

export interface Patchbay extends Functions {
  /** Mount it under the path of `publicUrl`, in an app of Express 4 or 5. Body parsers may come before it. */
  router: Router
  /** Everything that is counted, for a page of your own or to merge with your metrics. */
  metrics: Registry
  /**
   * Answers the popups that just ended, finishes the steps under way, gives unfinished attempts back for whoever starts
   * next, and closes the database.
   */
  close(): Promise<void>
}

/** Milliseconds that Graph may take over one call, unless said otherwise. */
export const graphTimeout = 15_000

/**
 * Puts a server together: database, keys, the worker that finishes signups, and the router with all surfaces.
 *
 * @throws {Error} one sentence, when an option is missing or wrong, the database does not open, a key is not 32 bytes, or the browser files are not built
 * @example
 * const patchbay = await createPatchbay({ publicUrl: 'https://app.example.com/patchbay', databaseUrl, secretKey, meta })
 * app.use('/patchbay', patchbay.router)
 */
export async function createPatchbay(options: PatchbayOptions): Promise<Patchbay> {
  checkOptions(options)
  const files = browserFiles(builtFolder())
  const log = contextual(options.log ?? pino())
  const now = options.now ?? (() => new Date())
  const keys = deriveKeys([options.secretKey].flat().map(secretBytes))
  const db = await openDatabase(options.databaseUrl)
  try {
    await ensureDefaultProject(db, options.projectName, moment(now()))
    await ensureKey(db, options, moment(now()))
  } catch (error) {
    await db.destroy()
    throw error
  }

  const metrics = createMetrics({ db, now })
  const shared = !options.databaseUrl.startsWith('sqlite:')
  const graphVersion = options.meta.graphVersion ?? 'v26.0'
  const sealer = createSealer(keys)
  const publicUrl = options.publicUrl.replace(/\/+$/, '')
  const { businessId, systemToken } = options.meta
  const common = {
    db,
    keys,
    log,
    now,
    metrics,
    limits: createLimits({ db, shared, metrics }, options.rateLimit ?? 600),
    turns: createTurns(),
    sealer,
    telephony: telephonyAccounts({ db, sealer, publicUrl }, options.twilio ?? {}),
    partner: businessId && systemToken ? { businessId, systemToken } : undefined,
    allowPrivateWebhooks: options.allowPrivateWebhooks ?? false,
    webhookTimeout: options.webhookTimeout ?? 10_000,
    publicUrl,
    graph: createGraph({
      appId: options.meta.appId,
      appSecret: options.meta.appSecret,
      graphUrl: options.meta.graphUrl ?? 'https://graph.facebook.com',
      graphVersion,
      systemToken,
      timeout: options.meta.timeout ?? graphTimeout,
      measure: (operation, code, seconds) => metrics.graph.observe({ operation, code }, seconds),
    }),
    meta: {
      app_id: options.meta.appId,
      config_id: options.meta.configId,
      graph_version: graphVersion,
      sdk_url: options.meta.sdkUrl ?? 'https://connect.facebook.net/{locale}/sdk.js',
      dialog_origins: [...(options.meta.dialogOrigins ?? [])],
    },
  }
  const attempts = createWorker(common, 'attempts', (attempt, owner, stopping) =>
    about({ attempt: attempt.id }, () => runAttempt(common, attempt, owner, stopping)),
  )
  const deliveries = createWorker(common, 'deliveries', (delivery, owner) => deliver(common, delivery, owner), {
    most: 100,
    due: (db, now, most) => dueDeliveries(db, now, most, 8),
  })
  const names = createWorker(common, 'display_name_requests', (request, owner) =>
    reviewDisplayName(common, request, owner),
  )
  const looks = createWorker(common, 'phone_numbers', (number, owner) => recheckNumber(common, number, owner), {
    every: 2_000,
  })
  const reservations = createWorker(common, 'reservations', (reservation, owner) =>
    buyNumber(common, reservation, owner),
  )
  const numbers = createWorker(common, 'provided_numbers', (number) => tendNumber(common, number))
  const deps: Deps = { ...common, workers: { attempts, deliveries, reservations, numbers } }
  const compared = reconcileNumbers(deps).catch((error: unknown) =>
    log.error({ err: error }, 'numbers could not be compared with the provider’s'),
  )

  const house = keepHouse(deps, { ...keptByDefault, ...options.keep })
  const popups = createUnderWay()
  const access = apiKeyAccess(deps)

  return {
    ...(await functions(deps)),
    metrics: metrics.registry,
    router: Router()
      .use(requests(deps), guarded(common.publicUrl), operators(deps, options.metricsToken))
      .use('/platform/v1', platform(deps, access))
      .use(admin(deps, access))
      .use('/connect/v1', connect(deps, popups))
      .use(
        '/webhooks/meta',
        inbound(deps, { appSecret: options.meta.appSecret, verifyToken: options.meta.webhookVerifyToken }),
      )
      .use('/webhooks/twilio', twilioWebhooks(deps))
      .use(openApi(deps))
      .use(hosted(deps, files), lastResort(log)),
    async close() {
      await popups.ended()
      const workers = [attempts, deliveries, names, looks, reservations, numbers]
      await Promise.all([...workers, house].map((one) => one.close()))
      await compared
      await db.destroy()
    },
  }
}

/** What a host app may leave empty by a variable that is not set: settings of our own process were looked at before. */
function checkOptions({ databaseUrl, apiKey, meta }: PatchbayOptions) {
  if (!databaseAddress.test(databaseUrl)) throw new Error('databaseUrl must be sqlite:<file> or postgres://…')
  if (apiKey !== undefined && apiKey.length < shortestApiKey)
    throw new Error(`apiKey must be ${shortestApiKey} characters or more; left out, one is made and told to onFirstKey`)
  for (const name of ['appId', 'appSecret', 'configId'] as const)
    if (!meta[name]) throw new Error(`meta.${name} is not set: it is your Meta app's, or the sandbox's`)
}

async function ensureKey(db: Db, { apiKey, onFirstKey }: PatchbayOptions, now: string) {
  if (apiKey) return setDefaultKey(db, hashApiKey(apiKey), now)
  const key = newApiKey()
  if (await addFirstKey(db, { hash: hashApiKey(key), prefix: key.slice(0, 8) }, now)) onFirstKey?.(key)
}

function secretBytes(secret: string): Uint8Array {
  const bytes = Buffer.from(secret, 'base64')
  if (bytes.length !== 32)
    throw new Error('PATCHBAY_SECRET_KEY must be 32 bytes in base64: try `openssl rand -base64 32`')
  return bytes
}
