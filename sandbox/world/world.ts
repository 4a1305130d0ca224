import type { Call } from './call-log.ts'
import type { Clock } from './clock.ts'
import type { Business, PhoneNumber, PreVerifiedNumber, User, Waba } from './customers.ts'
import type { Delivery } from './deliveries.ts'
import type { Fault } from './faults.ts'
import type { Grant, Token } from './grants.ts'
import type { Messaging } from './messaging/messaging.ts'
import type { Remark } from './remarks.ts'
import type { Scenario } from './scenario.ts'
import type { Settings } from './settings.ts'
import type { TwilioAccount } from './twilio.ts'

/** The app that a partner registered with Meta, and the portfolio that owns it. */
export type App = {
  id: string
  secret: string
  configId: string
  /** A second configuration, whose product is "WhatsApp Business app user onboarding". */
  coexistenceConfigId: string
  name: string
  businessId: string
  systemUserId: string
  /** Token of the partner's own system user, for calls that a partner makes in its own name. */
  systemToken: string
  /** Where its webhooks go. */
  subscription: AppSubscription | null
  /** Of every app but the first, which the customers themselves name: accounts shared with it, by portfolio. */
  granted: Map<string, string[]>
  /** The same for the accounts whose webhooks it subscribed to. */
  subscribed: Set<string>
}

/** How a dialog was opened, as the control API shows it. */
type OpenedDialog = {
  at: string
  configId: string | null
  extras: string | null
  /** The address of the page that the SDK ran in, which it tells Meta. */
  page: string | null
  redirectUri: string | null
  /** The result of the dialog; null when Meta showed its general error page. */
  launch: { coexistence: boolean } | null
}

/** The app-level webhook. `verified` is false until the hub handshake was answered. */
type AppSubscription = { url: string; verifyToken: string; fields: string[]; verified: boolean }

/** The whole state of one sandbox. Everything reads and writes it; no state is kept elsewhere. */
export type World = {
  /** The app in whose name something is done: the first one, unless a call or a person names another. */
  app: App
  apps: App[]
  clock: Clock
  settings: Settings
  /** The settings that the sandbox began with. */
  firstSettings: Settings
  scenario: { name: string; scenario: Scenario; era: number }
  users: Map<string, User>
  businesses: Map<string, Business>
  wabas: Map<string, Waba>
  numbers: Map<string, PhoneNumber>
  preVerified: Map<string, PreVerifiedNumber>
  grants: Map<string, Grant>
  tokens: Map<string, Token>
  usage: Map<string, { hour: number; calls: number; spent: boolean }>
  calls: Call[]
  faults: Fault[]
  dialogs: OpenedDialog[]
  remarks: Remark[]
  deliveries: Delivery[]
  messaging: Messaging
  twilio: TwilioAccount
}

export const numbersOf = (world: World, wabaId: string): PhoneNumber[] =>
  [...world.numbers.values()].filter((number) => number.wabaId === wabaId)

export const wabasOf = (world: World, businessId: string): Waba[] =>
  [...world.wabas.values()].filter((waba) => waba.businessId === businessId)
