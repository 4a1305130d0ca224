import ipaddr from 'ipaddr.js'
import * as z from 'zod/mini'
import type { PatchbayOptions } from '../app.ts'
import type { CloudflareOptions } from '../certificates/cloudflare.ts'
import type { Partner } from '../deps.ts'
import type { OptionsOfDomains } from '../dns/settings.ts'
import type { TrustProxy } from '../http/doors/standalone.ts'
import { plainMessages, toSentences } from '../http/parse.ts'
import { shortestApiKey } from '../security/api-key.ts'
import { databaseAddress } from '../store/database/database.ts'
import { readTelephonySettings } from '../telephony/environment.ts'
import type { TelephonySettings } from '../telephony/providers.ts'
import type { AroundApps } from '../use-cases/projects/set-meta-app.ts'
import { domainEnvironment, domainsOf } from './domain-settings.ts'
import { cloudflareOf, hostEnvironment, hostsOf } from './host-settings.ts'
import { metaEnvironment, metaOf } from './meta-settings.ts'
import { embeddedKey, key32 } from './secret-key.ts'
import { address, listOf, text } from './setting-values.ts'
import { SettingsError } from './settings-error.ts'

const kept = z.union(
  [z.literal('forever'), z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), z.transform(Number))],
  'must be a number of days, or forever',
)

const Environment = z.object({
  PORT: z._default(
    z
      .pipe(z.string().check(z.regex(/^\d{1,5}$/, 'must be a port, 0 to 65535')), z.transform(Number))
      .check(z.refine((port) => port <= 65_535, 'must be a port, 0 to 65535')),
    4000,
  ),
  PUBLIC_URL: z.optional(address),
  DATABASE_URL: z._default(
    z.string().check(z.regex(databaseAddress, 'must be sqlite:<file> or postgres://user:password@host/database')),
    'sqlite:.patchbay/data.db',
  ),
  PATCHBAY_SECRET_KEY: z.optional(
    listOf('must be 32 bytes in base64, or several with commas between: try `openssl rand -base64 32`', (list) =>
      list.every(key32),
    ),
  ),
  PATCHBAY_API_KEY: z.optional(
    z.string().check(z.minLength(shortestApiKey, `must be ${shortestApiKey} characters or more`)),
  ),
  PATCHBAY_PROJECT_NAME: z.optional(text),
  PATCHBAY_RATE_LIMIT: z._default(
    z.union(
      [z.literal('off'), z.pipe(z.string().check(z.regex(/^[1-9]\d{0,6}$/)), z.transform(Number))],
      'must be a number of requests a minute, or off',
    ),
    600,
  ),
  PATCHBAY_TRUST_PROXY: z._default(
    listOf(
      'must be how many proxies stand in front (0 to 9), or their addresses or networks with commas between: trusting everybody would let each caller choose its address',
      (list) => (list.length === 1 && /^[0-9]$/.test(list[0] as string)) || list.every(isNetwork),
    ),
    ['0'],
  ),
  PATCHBAY_METRICS_TOKEN: z.optional(z.string().check(z.minLength(16, 'must be 16 characters or more'))),
  PATCHBAY_KEEP_JOURNEYS: z._default(kept, 90),
  PATCHBAY_KEEP_AUDIT_LOG: z._default(kept, 400),
  PATCHBAY_KEEP_ANSWERS: z._default(kept, 90),
  PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: z._default(z.enum(['0', '1'], 'must be 1 or 0'), '0'),
  ...domainEnvironment,
  ...metaEnvironment,
  ...hostEnvironment,
})

export interface Settings extends PatchbayOptions {
  port: number
  trustProxy: TrustProxy
}

/**
 * The environment, parsed once. An empty value counts as not set.
 *
 * On the embedded database a secret key is created on the first start and stored in `secret.key` beside the data.
 * @throws {SettingsError}
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = said(env)
  const parsed = Environment.safeParse(given, plainMessages)
  const telephony = readTelephonySettings(given)
  if (!parsed.success || telephony.issues.length) {
    const meta = ['META_APP_ID', 'META_APP_SECRET', 'META_CONFIG_ID'].filter((name) => !given[name])
    const wrong = [...(parsed.error?.issues ?? []), ...telephony.issues]
    const others = wrong.filter(({ path }) => !meta.includes(String(path[0])))
    const needs = meta.length
      ? [
          `${meta.join(', ')} ${meta.length > 1 ? 'are' : 'is'} not set: the server needs a Meta app, or the sandbox (\`patchbay sandbox\` says which settings join it)`,
        ]
      : []
    throw new SettingsError([...needs, ...(others.length ? [toSentences(others)] : [])].join('; '))
  }
  const it = parsed.data
  const publicUrl = (it.PUBLIC_URL ?? `http://localhost:${it.PORT}`).replace(/\/+$/, '')
  return {
    port: it.PORT,
    trustProxy: /^\d$/.test(it.PATCHBAY_TRUST_PROXY[0] ?? '')
      ? Number(it.PATCHBAY_TRUST_PROXY[0])
      : it.PATCHBAY_TRUST_PROXY,
    publicUrl,
    databaseUrl: it.DATABASE_URL,
    secretKey: it.PATCHBAY_SECRET_KEY ?? embeddedKey(it.DATABASE_URL),
    apiKey: it.PATCHBAY_API_KEY,
    projectName: it.PATCHBAY_PROJECT_NAME,
    rateLimit: it.PATCHBAY_RATE_LIMIT,
    metricsToken: it.PATCHBAY_METRICS_TOKEN,
    keep: {
      journeys: it.PATCHBAY_KEEP_JOURNEYS,
      auditLog: it.PATCHBAY_KEEP_AUDIT_LOG,
      answers: it.PATCHBAY_KEEP_ANSWERS,
    },
    allowPrivateWebhooks: it.PATCHBAY_ALLOW_PRIVATE_WEBHOOKS === '1',
    domains: { ...domainsOf(it), ...hostsOf(it) },
    meta: metaOf(it),
    ...telephony.settings,
  }
}

/** The settings for commands that work on the data alone, without a Meta app. */
export interface StoreSettings {
  databaseUrl: string
  publicUrl: string
  /** Read when first needed; on the embedded database it is then created. */
  secretKeys(): Uint8Array[]
  telephony: TelephonySettings
  partner: Partner | undefined
  /** Who gets the certificates of domains, if that is not the proxy in front. */
  cloudflare: CloudflareOptions | undefined
  domains: OptionsOfDomains
  /** What a Meta app of a project's own is checked with. */
  meta: AroundApps
}

const StoreEnvironment = z.extend(
  z.pick(Environment, {
    PORT: true,
    PUBLIC_URL: true,
    DATABASE_URL: true,
    PATCHBAY_SECRET_KEY: true,
    META_BUSINESS_ID: true,
    META_SYSTEM_TOKEN: true,
    META_GRAPH_URL: true,
    META_GRAPH_VERSION: true,
    PATCHBAY_CLOUDFLARE_TOKEN: true,
    PATCHBAY_CLOUDFLARE_ZONE: true,
  }),
  {
    META_APP_ID: z.optional(z.string()),
    PATCHBAY_HOSTS: hostEnvironment.PATCHBAY_HOSTS,
    ...domainEnvironment,
  },
)

/** @throws {SettingsError} */
export function readStoreSettings(env: NodeJS.ProcessEnv): StoreSettings {
  const parsed = StoreEnvironment.safeParse(said(env), plainMessages)
  const telephony = readTelephonySettings(said(env))
  if (!parsed.success || telephony.issues.length)
    throw new SettingsError(toSentences([...(parsed.error?.issues ?? []), ...telephony.issues]))
  const { PATCHBAY_SECRET_KEY: secret, DATABASE_URL: databaseUrl, PUBLIC_URL, PORT } = parsed.data
  const { META_BUSINESS_ID: businessId, META_SYSTEM_TOKEN: systemToken } = parsed.data
  return {
    databaseUrl,
    publicUrl: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    telephony: telephony.settings,
    meta: {
      graphUrl: parsed.data.META_GRAPH_URL ?? 'https://graph.facebook.com',
      graphVersion: parsed.data.META_GRAPH_VERSION,
      settingsAppId: parsed.data.META_APP_ID,
    },
    partner: businessId && systemToken ? { businessId, systemToken } : undefined,
    domains: { ...domainsOf(parsed.data), hosts: parsed.data.PATCHBAY_HOSTS },
    cloudflare: cloudflareOf(parsed.data),
    secretKeys: () => [secret ?? embeddedKey(databaseUrl)].flat().map((one) => Buffer.from(one, 'base64')),
  }
}

/** An empty value counts as not set. */
const said = (env: NodeJS.ProcessEnv) => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))

/** An address or a network, or one of Express's words for those that are not on the internet. */
function isNetwork(value: string): boolean {
  if (value === 'loopback' || value === 'linklocal' || value === 'uniquelocal') return true
  return value.includes('/')
    ? ipaddr.isValidCIDR(value) && !value.endsWith('/0')
    : ipaddr.isValid(value) && !/^\d+$/.test(value)
}
