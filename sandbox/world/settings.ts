export type Settings = {
  /** "Require App Secret" of the app's advanced settings. */
  requireAppSecretProof: boolean
  /** How long a business token lives; null is for ever. Configurations of the usual template give 60 days. */
  tokenLifetimeMs: number | null
  /** How long a code can be exchanged: Meta says 30 seconds. More for tests that are about something else, on a busy machine. */
  codeLifetimeMs: number
  /** Business-management calls an hour for one WABA. */
  callsPerHour: number
  /** "Valid OAuth Redirect URIs", in strict mode: exactly these. Null lets every address pass, for trying things out. */
  redirectUris: string[] | null
  /** "Allowed Domains for the JavaScript SDK": the hosts of pages that it runs on, besides this machine's own. */
  sdkHosts: string[]
  /** First pause before a webhook is sent again; it doubles each time. */
  webhookRetryMs: number
  /** Meta's limits on messages: a number's throughput, and messages to one person. Off for load tests. */
  messageLimits: boolean
  /** How long the review of a template takes. */
  templateReviewMs: number
}

export const defaultSettings: Settings = {
  requireAppSecretProof: false,
  tokenLifetimeMs: 60 * 86_400_000,
  codeLifetimeMs: 30_000,
  callsPerHour: 5000,
  redirectUris: null,
  sdkHosts: [],
  webhookRetryMs: 500,
  messageLimits: true,
  templateReviewMs: 1000,
}
