import type { Scenario } from '../scenarios/scenarios.ts'
import type { TwilioAccount } from '../twilio/account.ts'
import type { Delivery } from '../webhooks/sender.ts'
import type { Call } from './call-log.ts'
import type { Clock } from './clock.ts'
import type { Fault } from './faults.ts'

/** The app that a partner registered with Meta, and the portfolio that owns it. */
export type App = {
  id: string
  secret: string
  configId: string
  name: string
  businessId: string
  /** Token of the partner's own system user, for calls that a partner makes in its own name. */
  systemToken: string
}

/** A person with a Meta account. `era` tells people of an earlier scenario from those of the present one. */
export type User = { id: string; name: string; businessIds: string[]; era: number }

/** A business portfolio. `granted` are the WABAs it shares with the app, newest first: what `target_ids` shows. */
export type Business = {
  id: string
  name: string
  email: string
  website: string
  country: string
  verificationStatus: string
  createdAt: number
  granted: string[]
}

export type Override = { uri: string; verifyToken: string }

export type Waba = {
  id: string
  businessId: string
  name: string
  currency: string
  timezoneId: string
  country: string
  namespace: string
  reviewStatus: 'PENDING' | 'APPROVED' | 'REJECTED'
  /** Null: the customer has given no payment method yet. */
  fundingId: string | null
  createdAt: number
  subscribed: boolean
  override: Override | null
}

/** A phone number and everything its state machine needs. Times are the sandbox's own milliseconds. */
export type PhoneNumber = {
  id: string
  wabaId: string
  /** Digits with the country code, no plus. */
  digits: string
  verifiedName: string
  codeVerification: 'VERIFIED' | 'NOT_VERIFIED' | 'EXPIRED'
  verifiedAt: number | null
  platformType: 'CLOUD_API' | 'ON_PREMISE' | 'NOT_APPLICABLE'
  status: 'PENDING' | 'CONNECTED' | 'DISCONNECTED' | 'BANNED' | 'UNVERIFIED'
  nameStatus: 'APPROVED' | 'AVAILABLE_WITHOUT_REVIEW' | 'DECLINED' | 'EXPIRED' | 'PENDING_REVIEW' | 'NONE'
  /** The name asked for in place of `verifiedName`: reviewed first, and worn from the next register on. */
  newName: { name: string; status: 'PENDING_REVIEW' | 'APPROVED' | 'DECLINED'; reviewedAt: number | null } | null
  /** Moments of name changes, for the limit of ten in 30 days. */
  nameChanges: number[]
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  accountMode: 'LIVE' | 'SANDBOX'
  onBizApp: boolean
  createdAt: number
  lastOnboardedAt: number | null
  /** Two-step verification: set at the first register, or by its owner long before. */
  pin: string | null
  wrongPins: number
  pinLockedUntil: number
  /** Moments of register and deregister calls, for the limit of ten in 72 hours. */
  registrations: number[]
  registrationLockedUntil: number
  /** The code that the last request_code sent. */
  sentCode: string | null
  override: Override | null
  /** Coexistence: when it began, what was synced since, whether the customer shares the chat history. */
  coexistence: { since: number; synced: string[]; sharesHistory: boolean } | null
  /** It came from a partner's pool of pre-verified numbers. */
  preVerified: boolean
}

/** A number that a partner verified before any customer has it. The sandbox's partner is the app's own portfolio. */
export type PreVerifiedNumber = {
  id: string
  digits: string
  ownerBusinessId: string
  addedAt: number
  verifiedAt: number | null
  sentCode: string | null
  /** Moments of verify_code calls, for the limit of an hour. */
  guesses: number[]
  /** Portfolios that may offer it too. */
  partners: string[]
}

/** A signup code and what the customer agreed to with it. `issuedAt` is null until the popup hands it out. */
export type Grant = {
  code: string
  businessId: string
  wabaId: string
  phoneNumberId: string | null
  redirectUri: string | null
  issuedAt: number | null
  used: boolean
  scenario: Scenario
}

export type Token = {
  token: string
  systemUserId: string
  businessId: string
  issuedAt: number
  expiresAt: number | null
  scopes: string[]
  /** False: granular scopes come without target_ids, which means all assets. */
  showsTargets: boolean
  /** Node calls still answered as if the grant had not arrived yet. */
  lag: number
  removed: boolean
}

/** The app-level webhook. `verified` is false until the hub handshake was answered. */
export type AppSubscription = { url: string; verifyToken: string; fields: string[]; verified: boolean }

export type Settings = {
  /** "Require App Secret" of the app's advanced settings. */
  requireAppSecretProof: boolean
  /** How long a business token lives; null is for ever. Configurations of the usual template give 60 days. */
  tokenLifetimeMs: number | null
  /** Business-management calls an hour for one WABA. */
  callsPerHour: number
  /** "Valid OAuth Redirect URIs", in strict mode: exactly these. Null lets every address pass, for trying things out. */
  redirectUris: string[] | null
  /** First pause before a webhook is sent again; it doubles each time. */
  webhookRetryMs: number
}

export const defaultSettings: Settings = {
  requireAppSecretProof: false,
  tokenLifetimeMs: 60 * 86_400_000,
  callsPerHour: 5000,
  redirectUris: null,
  webhookRetryMs: 500,
}

/** All that one sandbox knows. Everything reads and writes it; nothing is kept elsewhere. */
export type World = {
  app: App
  clock: Clock
  settings: Settings
  scenario: { name: string; scenario: Scenario; era: number }
  users: Map<string, User>
  businesses: Map<string, Business>
  wabas: Map<string, Waba>
  numbers: Map<string, PhoneNumber>
  preVerified: Map<string, PreVerifiedNumber>
  grants: Map<string, Grant>
  tokens: Map<string, Token>
  subscription: AppSubscription | null
  usage: Map<string, { hour: number; calls: number }>
  calls: Call[]
  faults: Fault[]
  deliveries: Delivery[]
  twilio: TwilioAccount
}

export const numbersOf = (world: World, wabaId: string): PhoneNumber[] =>
  [...world.numbers.values()].filter((number) => number.wabaId === wabaId)

export const wabasOf = (world: World, businessId: string): Waba[] =>
  [...world.wabas.values()].filter((waba) => waba.businessId === businessId)
