import { checkSettings } from '../control/settings.ts'
import { scenarios } from '../scenarios/scenarios.ts'
import { createAccount } from '../twilio/account.ts'
import { webhookFields } from '../webhooks/fields.ts'
import { createClock } from '../world/clock.ts'
import { assetId } from '../world/ids.ts'
import { emptyMessaging } from '../world/messaging/messaging.ts'
import { randomHex } from '../world/random.ts'
import { addBusiness } from '../world/seed.ts'
import { defaultSettings } from '../world/settings.ts'
import type { App, World } from '../world/world.ts'
import { checkApp, checkTwilio, type PlayOptions, sandboxApp, sandboxTwilio } from './options.ts'

/** A world with an app and the portfolio that owns it, but no customers yet. */
export function createWorld({ app = sandboxApp, twilio, webhook, settings = {} }: PlayOptions): World {
  checkApp(app)
  const credentials = { ...sandboxTwilio, ...twilio }
  checkTwilio(credentials)
  checkSettings(settings)
  const first: App = {
    name: 'Acme CRM',
    coexistenceConfigId: sandboxApp.coexistenceConfigId,
    ...app,
    businessId: '',
    systemUserId: assetId(),
    systemToken: `EAA${randomHex(32)}`,
    subscription: webhook ? { fields: [...webhookFields], ...webhook, verified: false } : null,
    granted: new Map(),
    subscribed: new Set(),
  }
  const world: World = {
    app: first,
    apps: [first],
    clock: createClock(),
    settings: { ...defaultSettings, ...settings },
    firstSettings: { ...defaultSettings, ...settings },
    scenario: { name: 'default', scenario: scenarios.default, era: 0 },
    users: new Map(),
    businesses: new Map(),
    wabas: new Map(),
    numbers: new Map(),
    preVerified: new Map(),
    grants: new Map(),
    tokens: new Map(),
    usage: new Map(),
    calls: [],
    faults: [],
    dialogs: [],
    remarks: [],
    deliveries: [],
    messaging: emptyMessaging(),
    twilio: createAccount(credentials),
  }
  world.app.businessId = addBusiness(world, { name: `${world.app.name}, Inc.`, verificationStatus: 'verified' }).id
  return world
}
