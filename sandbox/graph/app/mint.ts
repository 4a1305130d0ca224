import type { Grant, Token } from '../../world/grants.ts'
import { accessToken, assetId } from '../../world/ids.ts'
import type { World } from '../../world/world.ts'

/**
 * A business token belongs to the app and the customer's portfolio; a second signup creates another and the first stays valid.
 */
export function mint(world: World, { businessId, scenario: { grant = {} } }: Grant): Token {
  const now = world.clock.now()
  const lifetime = grant.lifetimeMs ?? world.settings.tokenLifetimeMs
  const scopes = grant.scopes ?? ['whatsapp_business_management', 'whatsapp_business_messaging']
  const earlier = [...world.tokens.values()].find(
    (token) => token.businessId === businessId && token.appId === world.app.id,
  )
  return {
    token: accessToken(),
    appId: world.app.id,
    systemUserId: earlier?.systemUserId ?? assetId(),
    businessId,
    issuedAt: now,
    expiresAt: lifetime === null ? null : now + lifetime,
    scopes,
    shownScopes: grant.shownScopes ?? scopes,
    granular: grant.granular ?? 'all',
    showsTargets: grant.targetIds !== false,
    lag: grant.lag ?? 0,
    removed: false,
  }
}
