import type { Business, Waba } from './customers.ts'
import { assetId } from './ids.ts'
import { randomHex } from './random.ts'
import { addBusiness } from './seed.ts'
import type { App, World } from './world.ts'

/** What an app is registered with. */
export type Registered = Pick<App, 'id' | 'secret' | 'configId' | 'name'> & Partial<Pick<App, 'coexistenceConfigId'>>

/** Registers one more app, of another partner, with a portfolio of its own. Customers share their accounts with each app by itself. */
export function addApp(world: World, registered: Registered): App {
  const business = addBusiness(world, { name: `${registered.name}, Inc.`, verificationStatus: 'verified' })
  const app: App = {
    coexistenceConfigId: registered.configId,
    ...registered,
    businessId: business.id,
    systemUserId: assetId(),
    systemToken: `EAA${randomHex(32)}`,
    subscription: null,
    granted: new Map(),
    subscribed: new Set(),
  }
  world.apps.push(app)
  return app
}

/** The world as one app sees it: everything is shared but the app, and what depends on it. */
export const asApp = (world: World, app: App): World => (app === world.app ? world : { ...world, app })

export const findApp = (world: World, id: string | null | undefined): App | undefined =>
  world.apps.find((app) => app.id === id)

/** The app that a token is of; the first one for a token that is nobody's, which is refused anyway. */
export function appOfToken(world: World, token: string): App {
  const [id] = token.split('|')
  return (
    findApp(world, world.tokens.get(token)?.appId ?? id) ??
    world.apps.find(({ systemToken }) => systemToken === token) ??
    world.app
  )
}

const isFirst = (world: World) => world.app === world.apps[0]

/** The accounts that a portfolio shares with the app, newest first. */
export const grantedBy = (world: World, business: Business): string[] =>
  isFirst(world) ? business.granted : (world.app.granted.get(business.id) ?? [])

export function setGranted(world: World, business: Business, wabaIds: string[]): void {
  if (isFirst(world)) business.granted = wabaIds
  else world.app.granted.set(business.id, wabaIds)
}

/** Whether the app is subscribed to the webhooks of an account. */
export const isSubscribed = (world: World, waba: Waba): boolean =>
  isFirst(world) ? waba.subscribed : world.app.subscribed.has(waba.id)

export function setSubscribed(world: World, waba: Waba, subscribed: boolean): void {
  if (isFirst(world)) waba.subscribed = subscribed
  else if (subscribed) world.app.subscribed.add(waba.id)
  else world.app.subscribed.delete(waba.id)
}
