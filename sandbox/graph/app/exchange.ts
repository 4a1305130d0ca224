import { sameText } from '../../http/hmac.ts'
import { asApp, findApp } from '../../world/apps.ts'
import type { Grant } from '../../world/grants.ts'
import { remark } from '../../world/remark.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type GraphCall, text } from '../call.ts'
import { badParameter, GraphError } from '../graph-error.ts'
import { mint } from './mint.ts'

/** Called when a code was exchanged before the popup reported that it handed the code out. */
type Issue = (grant: Grant) => void

/** `GET|POST /oauth/access_token`: a signup code for a business token, or the app's own token. */
export function exchange(everything: World, call: GraphCall, issue: Issue): Answer {
  const world = inNameOf(everything, call)
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

/** The world of the app whose id and secret the call holds. @throws {GraphError} 101, 1 */
function inNameOf(world: World, call: GraphCall): World {
  const id = text(call, 'client_id')
  if (!id) throw new GraphError(400, 101, 'Missing client_id parameter.')
  const app = findApp(world, id)
  if (!app)
    throw new GraphError(400, 101, 'Error validating application. Cannot get application info due to a system error.')
  if (!sameText(text(call, 'client_secret') ?? '', app.secret))
    throw new GraphError(400, 1, 'Error validating client secret.')
  return asApp(world, app)
}

/** Uses a code up, even when its redirect_uri is wrong: Meta answers later tries with it in the same way. */
function spend(world: World, call: GraphCall, issue: Issue): Grant {
  const refused = (subcode: number, message: string) => new GraphError(400, 100, message, { subcode })
  const code = text(call, 'code')
  if (!code) throw badParameter('The parameter code is required.')
  const grant = world.grants.get(code)
  if (!grant || grant.appId !== world.app.id) throw refused(36009, 'Invalid verification code format.')
  if (grant.used) {
    remark(world, 'a code was presented twice', 'oauth/access_token')
    throw refused(36009, 'This authorization code has been used.')
  }
  if (grant.issuedAt === null) issue(grant)
  if (world.clock.now() - (grant.issuedAt ?? 0) > world.settings.codeLifetimeMs)
    throw refused(36007, 'This authorization code has expired.')
  grant.used = true
  const redirectUri = text(call, 'redirect_uri')
  if (!comesBackTo(world, grant, redirectUri))
    throw refused(
      36008,
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    )
  return grant
}

/** A code of the SDK needs no address, except for apps whose codes require that of the page, which is widely reported. */
function comesBackTo({ settings }: World, grant: Grant, redirectUri: string | null): boolean {
  if (byHand(grant)) return redirectUri === grant.redirectUri
  if (grant.scenario.grant?.wantsRedirectUri)
    return redirectUri !== null && (redirectUri === grant.page || (settings.redirectUris ?? []).includes(redirectUri))
  return redirectUri === null || redirectUri === grant.redirectUri
}

/** The dialog was not opened by the SDK, so its code is valid only together with the address it was sent to. */
const byHand = ({ redirectUri }: Grant) =>
  redirectUri !== null && URL.parse(redirectUri)?.pathname !== '/x/connect/xd_arbiter/'
