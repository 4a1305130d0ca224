import { providerNames } from '../telephony/providers.ts'
import type { Log } from './log-context.ts'

/** The option of `createPatchbay` that each setting of the environment sets. */
const optionNames: Record<string, string> = {
  PUBLIC_URL: 'publicUrl',
  DATABASE_URL: 'databaseUrl',
  PATCHBAY_SECRET_KEY: 'secretKey',
  PATCHBAY_API_KEY: 'apiKey',
  PATCHBAY_PROJECT_NAME: 'projectName',
  PATCHBAY_RATE_LIMIT: 'rateLimit',
  PATCHBAY_TRUST_PROXY: 'trustProxy',
  PATCHBAY_METRICS_TOKEN: 'metricsToken',
  PATCHBAY_KEEP_JOURNEYS: 'keep.journeys',
  PATCHBAY_KEEP_AUDIT_LOG: 'keep.auditLog',
  PATCHBAY_KEEP_ANSWERS: 'keep.answers',
  PATCHBAY_DOMAINS_TARGET: 'domains.target',
  PATCHBAY_DOMAINS_ADDRESSES: 'domains.addresses',
  PATCHBAY_DOMAINS_AUTHORITIES: 'domains.authorities',
  PATCHBAY_RESOLVERS: 'domains.resolvers',
  PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: 'allowPrivateWebhooks',
  PATCHBAY_HOSTS: 'domains.hosts',
  PATCHBAY_CLOUDFLARE_ZONE: 'domains.cloudflare.zoneId',
  PATCHBAY_CLOUDFLARE_TOKEN: 'domains.cloudflare.token',
  PATCHBAY_ASK_TOKEN: 'domains.askToken',
  PATCHBAY_CERTIFICATES_AN_HOUR: 'domains.certificatesAnHour',
  META_APP_ID: 'meta.appId',
  META_APP_SECRET: 'meta.appSecret',
  META_CONFIG_ID: 'meta.configId',
  META_COEXISTENCE_CONFIG_ID: 'meta.coexistenceConfigId',
  META_SIGNUP_VERSION: 'meta.signupVersion',
  META_SIGNUP_EXTRAS: 'meta.signupExtras',
  META_CODE_REDIRECT_URI: 'meta.codeRedirectUri',
  META_BUSINESS_ID: 'meta.businessId',
  META_SYSTEM_TOKEN: 'meta.systemToken',
  META_WEBHOOK_VERIFY_TOKEN: 'meta.webhookVerifyToken',
  META_GRAPH_VERSION: 'meta.graphVersion',
  META_GRAPH_URL: 'meta.graphUrl',
  META_SDK_URL: 'meta.sdkUrl',
  META_DIALOG_ORIGINS: 'meta.dialogOrigins',
  META_PAIRING: 'meta.pairing',
}

const named = new RegExp(`\\b(${Object.keys(optionNames).join('|')})\\b`, 'g')

/** A provider's settings begin with its name: `NAME_API_URL` is `name.apiUrl`. */
const ofProviders = new RegExp(`\\b(${providerNames.join('|').toUpperCase()})_([A-Z_]+)\\b`, 'g')
const camel = (words: string) => words.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Sentences name settings as the environment does; a host that mounts the server set options. */
export const byOption = (text: string): string =>
  text
    .replace(named, (name) => optionNames[name] as string)
    .replace(ofProviders, (_, provider: string, rest: string) => `${provider.toLowerCase()}.${camel(rest)}`)

/** A log whose lines name options. */
export function logByOption(log: Log): Log {
  const level =
    (name: keyof Log) =>
    (...line: unknown[]) =>
      (log[name] as (...line: unknown[]) => void)(
        ...line.map((part) => (typeof part === 'string' ? byOption(part) : part)),
      )
  return { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') } as Log
}

/** An error whose sentence names options. */
export function errorByOption(error: unknown): unknown {
  if (error instanceof Error) error.message = byOption(error.message)
  return error
}
