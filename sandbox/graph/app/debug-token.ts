import { grantedBy } from '../../world/apps.ts'
import type { Token } from '../../world/grants.ts'
import type { World } from '../../world/world.ts'
import { authorise } from '../access.ts'
import { type Answer, type GraphCall, text } from '../call.ts'
import { badParameter } from '../graph-error.ts'

/** `GET /debug_token`: what a token is good for. Needs the app's token or the partner's. */
export async function debugToken(world: World, call: GraphCall): Promise<Answer> {
  const access = await authorise(world, call)
  const input = text(call, 'input_token')
  if (!input) throw badParameter('The parameter input_token is required.')
  const token = world.tokens.get(input)
  const own = access.kind === 'customer' && access.token.token === input
  if (access.kind === 'customer' && !own)
    throw badParameter(
      'You must provide an app access token, or a user access token that is an owner or developer of the app',
    )
  if (!token) return invalid(190, 'Invalid OAuth access token.')
  if (token.appId !== world.app.id) throw badParameter('The App_id in the input_token did not match the Viewing App')
  const data = describe(world, token)
  const expired = token.expiresAt !== null && token.expiresAt <= world.clock.now()
  if (token.removed)
    return invalid(190, 'Error validating access token: The user has not authorized application.', 458, data)
  if (expired) return invalid(190, 'Error validating access token: Session has expired.', 463, data)
  return { status: 200, body: { data: { ...data, is_valid: true } } }
}

const invalid = (code: number, message: string, subcode?: number, data: object = { scopes: [] }): Answer => ({
  status: 200,
  body: { data: { ...data, error: { code, message, ...(subcode ? { subcode } : {}) }, is_valid: false } },
})

function describe(world: World, token: Token) {
  const business = world.businesses.get(token.businessId)
  const granted = business ? grantedBy(world, business) : []
  return {
    app_id: world.app.id,
    type: 'SYSTEM_USER',
    application: world.app.name,
    data_access_expires_at: 0,
    expires_at: token.expiresAt === null ? 0 : Math.floor(token.expiresAt / 1000),
    issued_at: Math.floor(token.issuedAt / 1000),
    scopes: token.shownScopes,
    ...granular(token, granted),
    user_id: token.systemUserId,
  }
}

/** Since June 2026 granular scopes may lack the one for management; it then stands in the flat list alone. */
function granular({ shownScopes: scopes, showsTargets, granular }: Token, granted: string[]) {
  if (granular === 'none') return {}
  const named = (scope: string) => (showsTargets ? { scope, target_ids: granted } : { scope })
  if (granular === 'all') return { granular_scopes: scopes.map(named) }
  const others = scopes.filter((scope) => scope !== 'whatsapp_business_management').map(named)
  const instead = [{ scope: 'business_management' }, { scope: 'whatsapp_business_manage_events' }]
  return { granular_scopes: [...others, ...instead] }
}
