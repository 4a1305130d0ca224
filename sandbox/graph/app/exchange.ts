import { timingSafeEqual } from 'node:crypto'
import { accessToken, assetId } from '../../world/ids.ts'
import type { Grant, Token, World } from '../../world/world.ts'
import { authorise } from '../access.ts'
import { type Answer, type GraphCall, text } from '../call.ts'
import { badParameter, GraphError } from '../graph-error.ts'

const lifeOfCode = 30_000

/** Told of a code that was exchanged before the popup could say that it handed it out. */
type Issue = (grant: Grant) => void

/** `GET|POST /oauth/access_token`: a signup code for a business token, or the app's own token. */
export function exchange(world: World, call: GraphCall, issue: Issue): Answer {
  checkApp(world, call)
  if (text(call, 'grant_type') === 'client_credentials')
    return { status: 200, body: { access_token: `${world.app.id}|${world.app.secret}`, token_type: 'bearer' } }
  const grant = spend(world, call, issue)
  const token = mint(world, grant)
  world.tokens.set(token.token, token)
  const { tokenLifetimeMs } = world.settings
  return {
    status: 200,
    body: {
      access_token: token.token,
      token_type: 'bearer',
      ...(tokenLifetimeMs === null ? {} : { expires_in: Math.floor(tokenLifetimeMs / 1000) }),
    },
  }
}

function checkApp(world: World, call: GraphCall): void {
  const id = text(call, 'client_id')
  if (!id) throw new GraphError(400, 101, 'Missing client_id parameter.')
  if (id !== world.app.id)
    throw new GraphError(400, 101, 'Error validating application. Cannot get application info due to a system error.')
  const secret = Buffer.from(text(call, 'client_secret') ?? '')
  const expected = Buffer.from(world.app.secret)
  if (secret.length !== expected.length || !timingSafeEqual(secret, expected))
    throw new GraphError(400, 1, 'Error validating client secret.')
}

/** Uses a code up. One that fails for its redirect_uri is used up too: Meta answers later tries with it the same way. */
function spend(world: World, call: GraphCall, issue: Issue): Grant {
  const refused = (subcode: number, message: string) => new GraphError(400, 100, message, { subcode })
  const code = text(call, 'code')
  if (!code) throw badParameter('The parameter code is required.')
  const grant = world.grants.get(code)
  if (!grant) throw refused(36009, 'Invalid verification code format.')
  if (grant.used) throw refused(36009, 'This authorization code has been used.')
  if (grant.issuedAt === null) issue(grant)
  if (world.clock.now() - (grant.issuedAt ?? 0) > lifeOfCode)
    throw refused(36007, 'This authorization code has expired.')
  grant.used = true
  const redirectUri = text(call, 'redirect_uri')
  if (byHand(grant) ? redirectUri !== grant.redirectUri : redirectUri && redirectUri !== grant.redirectUri)
    throw refused(
      36008,
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    )
  return grant
}

/** The dialog was not opened by the SDK, so its code is worth something only together with the address it was sent to. */
const byHand = ({ redirectUri }: Grant) =>
  redirectUri !== null && URL.parse(redirectUri)?.pathname !== '/x/connect/xd_arbiter/'

/** A business token belongs to the app and the customer's portfolio; a second signup makes another and the first stays good. */
export function mint(world: World, { businessId, scenario: { grant = {} } }: Grant): Token {
  const now = world.clock.now()
  const earlier = [...world.tokens.values()].find((token) => token.businessId === businessId)
  return {
    token: accessToken(),
    systemUserId: earlier?.systemUserId ?? assetId(),
    businessId,
    issuedAt: now,
    expiresAt: world.settings.tokenLifetimeMs === null ? null : now + world.settings.tokenLifetimeMs,
    scopes: grant.scopes ?? ['whatsapp_business_management', 'whatsapp_business_messaging'],
    showsTargets: grant.targetIds !== false,
    lag: grant.lag ?? 0,
    removed: false,
  }
}

/** `GET /debug_token`: what a token is good for. Needs the app's token or the partner's. */
export function debugToken(world: World, call: GraphCall): Answer {
  const access = authorise(world, call)
  const input = text(call, 'input_token')
  if (!input) throw badParameter('The parameter input_token is required.')
  const token = world.tokens.get(input)
  const own = access.kind === 'customer' && access.token.token === input
  if (access.kind === 'customer' && !own)
    throw badParameter(
      'You must provide an app access token, or a user access token that is an owner or developer of the app',
    )
  if (!token) return invalid(190, 'Invalid OAuth access token.')
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
  const granted = world.businesses.get(token.businessId)?.granted ?? []
  return {
    app_id: world.app.id,
    type: 'SYSTEM_USER',
    application: world.app.name,
    data_access_expires_at: 0,
    expires_at: token.expiresAt === null ? 0 : Math.floor(token.expiresAt / 1000),
    issued_at: Math.floor(token.issuedAt / 1000),
    scopes: token.scopes,
    granular_scopes: token.scopes.map((scope) => (token.showsTargets ? { scope, target_ids: granted } : { scope })),
    user_id: token.systemUserId,
  }
}
