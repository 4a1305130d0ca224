import { pino } from 'pino'
import * as z from 'zod/mini'
import { cloudflare } from './certificates/cloudflare.ts'
import { type DomainOptions, domainSettings } from './dns/settings.ts'
import { functions } from './functions.ts'
import { createBodyBudget } from './http/body-budget.ts'
import { mountedConsole } from './http/doors/console.ts'
import { direct } from './http/doors/direct.ts'
import { webHandler } from './http/doors/handler.ts'
import type { Patchbay } from './http/doors/patchbay.ts'
import { mountable, standalone, type TrustProxy } from './http/doors/standalone.ts'
import { browserFiles, builtFolder } from './http/hosted/browser-files.ts'
import { createLimits } from './http/limits.ts'
import { plainMessages, toSentences } from './http/parse.ts'
import { surfaces } from './http/surfaces.ts'
import { metaApps } from './meta/apps.ts'
import { inUseOf, noticesOf } from './meta/calendar.ts'
import { defaultGraphVersion } from './meta/client.ts'
import { fetchOnce } from './meta/fresh-connection.ts'
import { SignupSettings } from './meta/launch.ts'
import { createApiLog } from './runtime/api-log.ts'
import type { HostOptions } from './runtime/host-options.ts'
import { createHosts } from './runtime/hosts.ts'
import { createKeyedQueue } from './runtime/keyed-queue.ts'
import { contextLogger, type Log } from './runtime/log-context.ts'
import { createMetrics } from './runtime/metrics.ts'
import { errorByOption, logByOption } from './runtime/option-names.ts'
import { createPending } from './runtime/pending.ts'
import { shortestApiKey } from './security/api-key.ts'
import { deriveKeys } from './security/keys.ts'
import { createSealer } from './security/seal.ts'
import { databaseAddress, openDatabase } from './store/database/database.ts'
import { ensureDefaultProject } from './store/projects/projects.ts'
import { telephonyAccounts } from './telephony/accounts.ts'
import type { TelephonySettings } from './telephony/providers.ts'
import { toIso } from './time.ts'
import { startBackground } from './use-cases/background.ts'
import { type Kept, keptByDefault } from './use-cases/projects/delete-old-rows.ts'
import { ensureKey } from './use-cases/projects/ensure-key.ts'

/**
 * Every option of the server. The options of a telephony provider stand under its name: they name the account in which numbers of
 * the default project are bought. Another project may have its own account.
 */
export interface PatchbayOptions extends TelephonySettings {
  /** The public address of this router, with its mount path: `https://app.example.com/patchbay`. */
  publicUrl: string
  /** `sqlite:<file>`, `sqlite::memory:` or `postgres://…`. */
  databaseUrl: string
  /** 32 bytes, base64. Several, newest first, while you rotate: the newest seals and signs, all of them open and verify. */
  secretKey: string | readonly string[]
  /**
   * A key of the default project (16 characters or more). The previous one stays valid until it is revoked; a revoked one stays
   * revoked. Without this option a key is generated on first start and passed to `onFirstKey`.
   */
  apiKey?: string | undefined
  /** Called once per database, with the generated key. The key cannot be shown again. */
  onFirstKey?: (key: string) => void
  /** The name that customers read when a link's theme names no company. */
  projectName?: string | undefined
  meta: SignupSettings & {
    appId: string
    appSecret: string
    /** Sent with every code of a popup, for apps whose codes Meta refuses without it (100/36008). */
    codeRedirectUri?: string | undefined
    graphVersion?: string | undefined
    graphUrl?: string | undefined
    /** The address of Meta's SDK; `{locale}` is replaced by its language. */
    sdkUrl?: string | undefined
    /** Origins of the signup dialog; Meta's own when empty. The sandbox sets it. */
    dialogOrigins?: readonly string[] | undefined
    /**
     * How WhatsApp's app is paired in Meta's window, where you know: `scan`, a code on another screen, is what customers on a phone
     * are prepared for; with `type` they are not.
     */
    pairing?: 'scan' | 'type' | undefined
    /** The verify token: a text of your own that Meta's dashboard sends when it verifies `<publicUrl>/webhooks/meta`. */
    webhookVerifyToken?: string | undefined
    /** Timeout of one Graph call, in milliseconds. */
    timeout?: number | undefined
    /**
     * An approved Solution Partner's own business and a system user's token for it, to verify numbers before a customer has them.
     */
    businessId?: string | undefined
    systemToken?: string | undefined
  }
  /** Allows webhooks to private and loopback addresses: for development. */
  allowPrivateWebhooks?: boolean | undefined
  /** Timeout of the receiver of a webhook, in milliseconds. */
  webhookTimeout?: number | undefined
  /** Requests a minute and API key, or `off`. */
  rateLimit?: number | 'off' | undefined
  /**
   * Whom to trust with `X-Forwarded-For`: how many proxies stand in front, or their addresses or networks; nobody by default. In an
   * app of Express its own `trust proxy` counts.
   */
  trustProxy?: TrustProxy | undefined
  /** Days that journeys (90) and the audit log (400) are kept, or `forever`. */
  keep?: Partial<Kept> | undefined
  /**
   * The token that Prometheus must send as `Authorization: Bearer …` to read `/metrics`, 16 characters or more; without it the
   * page does not exist.
   */
  metricsToken?: string | undefined
  /** Where the domains of projects lead, who is asked for their records, and how they are served. */
  domains?: (DomainOptions & HostOptions) | undefined
  /** A pino logger, or anything with its methods. */
  log?: Log | undefined
  /** The clock, for tests. */
  now?: (() => Date) | undefined
}

export type { Patchbay } from './http/doors/patchbay.ts'

/** Timeout of one Graph call by default, in milliseconds. */
export const graphTimeout = 15_000

/**
 * Creates a server: database, keys, the workers, and the router with all surfaces.
 *
 * @throws {Error} one sentence, when an option is missing or wrong, the database does not open, a key is not 32 bytes, or the browser files are not built
 * @example
 * const patchbay = await createPatchbay({ publicUrl: 'https://app.example.com/patchbay', databaseUrl, secretKey, meta })
 * app.use('/patchbay', patchbay.router)
 */
export const createPatchbay = (options: PatchbayOptions): Promise<Patchbay> =>
  startPatchbay({ ...options, log: logByOption(options.log ?? pino()) }).catch((error: unknown) => {
    throw errorByOption(error)
  })

/** The same for our own process, where sentences name settings as the environment does. */
export async function startPatchbay(options: PatchbayOptions): Promise<Patchbay> {
  checkOptions(options)
  const files = browserFiles(builtFolder())
  const log = contextLogger(options.log ?? pino())
  const now = options.now ?? (() => new Date())
  const keys = deriveKeys([options.secretKey].flat().map(secretBytes))
  const publicUrl = options.publicUrl.replace(/\/+$/, '')
  const domains = domainSettings(publicUrl, options.domains)
  const db = await openDatabase(options.databaseUrl)
  try {
    await ensureDefaultProject(db, options.projectName, toIso(now()))
    await ensureKey({ db, log, now }, options)
  } catch (error) {
    await db.destroy()
    throw error
  }

  const metrics = createMetrics({ db, now })
  const inUse = inUseOf(options.meta)
  for (const { deadline, words } of noticesOf(inUse, now()))
    log.warn({ page: deadline.page }, `${words}: ${deadline.cure}`)
  const shared = !options.databaseUrl.startsWith('sqlite:')
  const graphVersion = options.meta.graphVersion ?? defaultGraphVersion
  const sealer = createSealer(keys)
  const { businessId, graphUrl = 'https://graph.facebook.com', systemToken } = options.meta
  const apps = metaApps(
    { db, sealer, now },
    {
      app: options.meta,
      graphUrl,
      graphVersion,
      fetchOnce,
      timeout: options.meta.timeout ?? graphTimeout,
      sdkUrl: options.meta.sdkUrl ?? 'https://connect.facebook.net/{locale}/sdk.js',
      dialogOrigins: options.meta.dialogOrigins ?? [],
      pairing: options.meta.pairing,
      measure: (operation, code, seconds) => metrics.graph.observe({ operation, code }, seconds),
    },
  )
  const apiLog = createApiLog({ db, log, metrics })
  const serving: HostOptions = options.domains ?? {}
  const hosts = await createHosts({ db, log, now, publicUrl, ...serving })
  const common = {
    db,
    apiLog,
    keys,
    log,
    now,
    inUse,
    metrics,
    bodies: createBodyBudget(log),
    limits: createLimits({ db, shared, metrics }, options.rateLimit ?? 600),
    queue: createKeyedQueue(),
    sealer,
    telephony: telephonyAccounts({ db, sealer, publicUrl }, options),
    partner: businessId && systemToken ? { businessId, systemToken } : undefined,
    allowPrivateWebhooks: options.allowPrivateWebhooks ?? false,
    webhookTimeout: options.webhookTimeout ?? 10_000,
    publicUrl,
    domains,
    hosts,
    ownHosts: serving.hosts ?? [],
    certificates: serving.cloudflare && cloudflare(serving.cloudflare),
    graphUrl,
    apps,
    meta: apps.ofSettings.meta,
  }
  const background = startBackground(common, { ...keptByDefault, ...options.keep })
  const { deps } = background
  const popups = createPending()
  const { router, direct: often } = surfaces({
    ...deps,
    files,
    popups,
    metricsToken: options.metricsToken,
    askToken: serving.askToken,
    metaApp: options.meta,
  })
  const listener = direct(standalone(publicUrl, router, options.trustProxy ?? 0), publicUrl, often)
  return {
    ...(await functions(deps)),
    metrics: metrics.registry,
    router: mountable(router, listener),
    handler: webHandler(listener),
    console: (wanted) => mountedConsole(deps, wanted, options.trustProxy ?? 0),
    async close() {
      await popups.settled()
      await background.close()
      await hosts.close()
      await apiLog.close()
      await db.destroy()
    },
  }
}

/** Options that a host app may leave empty because a variable is not set. The settings of our own process were checked before. */
function checkOptions({ databaseUrl, apiKey, meta }: PatchbayOptions) {
  if (!databaseAddress.test(databaseUrl)) throw new Error('databaseUrl must be sqlite:<file> or postgres://…')
  if (apiKey !== undefined && apiKey.length < shortestApiKey)
    throw new Error(`apiKey must be ${shortestApiKey} characters or more; left out, one is made and told to onFirstKey`)
  for (const name of ['appId', 'appSecret', 'configId'] as const)
    if (!meta[name]) throw new Error(`meta.${name} is not set: it is your Meta app's, or the sandbox's`)
  const signup = z.object({ meta: SignupSettings }).safeParse({ meta }, plainMessages)
  if (!signup.success) throw new Error(toSentences(signup.error.issues))
}

function secretBytes(secret: string): Uint8Array {
  const bytes = Buffer.from(secret, 'base64')
  if (bytes.length !== 32) throw new Error('secretKey must be 32 bytes in base64: try `openssl rand -base64 32`')
  return bytes
}
