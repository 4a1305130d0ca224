import { hmacSha256, sameText } from '../http/hmac.ts'
import { grantedBy } from '../world/apps.ts'
import type { Waba } from '../world/customers.ts'
import { isKept } from '../world/messaging/media.ts'
import { isOffered } from '../world/pre-verified.ts'
import type { World } from '../world/world.ts'
import { type Access, type GraphCall, type Node, text } from './call.ts'
import { badToken, GraphError, unsupported } from './graph-error.ts'

/**
 * Reads the token and its optional proof.
 *
 * @throws {GraphError} 104 without a token, 190 for one that is wrong, expired or revoked, 100 for a missing or wrong proof.
 */
export async function authorise(world: World, call: GraphCall): Promise<Access> {
  const { given, access } = identify(world, call)
  await checkProof(world, call, given, access)
  return access
}

/** The token alone: files are downloaded without a proof. @throws {GraphError} 104, 190 */
export function identify(world: World, call: GraphCall): { given: string; access: Access } {
  const given = bearer(call)
  if (!given) throw new GraphError(400, 104, 'An access token is required to request this resource.')
  return { given, access: resolve(world, given) }
}

function resolve(world: World, given: string): Access {
  const { app, clock, tokens } = world
  if (given === `${app.id}|${app.secret}`) return { kind: 'app' }
  if (given.includes('|')) throw badToken('Invalid OAuth access token signature.')
  if (given === app.systemToken) return { kind: 'partner' }
  const token = tokens.get(given)
  if (!token) throw badToken('Invalid OAuth access token - Cannot parse access token')
  if (token.removed) throw badToken('Error validating access token: The user has not authorized application.', 458)
  if (token.expiresAt !== null && token.expiresAt <= clock.now())
    throw badToken('Error validating access token: Session has expired.', 463)
  return { kind: 'customer', token }
}

/** `appsecret_proof` is checked whenever it is sent; with "Require App Secret" on, a token without it is refused. */
async function checkProof(world: World, call: GraphCall, token: string, access: Access): Promise<void> {
  const proof = text(call, 'appsecret_proof')
  const refusal = (message: string) => new GraphError(400, 100, message, { type: 'GraphMethodException' })
  if (!proof) {
    // An app token holds the secret itself, so a proof would add nothing.
    if (!world.settings.requireAppSecretProof || access.kind === 'app') return
    throw refusal('API calls from the server require an appsecret_proof argument')
  }
  if (!sameText(proof, await hmacSha256(world.app.secret, token)))
    throw refusal('Invalid appsecret_proof provided in the API argument')
}

/**
 * Finds the object of an id, if this token has access to it. Otherwise it answers as if the object did not exist.
 *
 * @throws {GraphError} 100/33 for both.
 */
export function findNode(world: World, call: GraphCall, access: Access, id: string): Node {
  const node = lookUp(world, id)
  if (!node || !maySee(world, access, node)) throw unsupported(call.method, id)
  if (access.kind === 'customer') {
    if (access.token.lag > 0) {
      access.token.lag -= 1
      throw unsupported(call.method, id)
    }
  }
  return node
}

/** What a number does with the messaging permission. */
const messaging = ['POST messages', 'POST media', 'POST calls', 'GET call_permissions']

/** Whether a call is about messages, and not about the account. */
export const sends = (node: Node, operation: string): boolean =>
  node.type === 'media' || (node.type === 'phone' && messaging.includes(operation))

/**
 * Sending needs the messaging permission; everything else on a customer's assets needs the management permission.
 *
 * @throws {GraphError} 200
 */
export function needScope(access: Access, node: Node, operation: string): void {
  if (access.kind !== 'customer' || node.type === 'app') return
  const scope = sends(node, operation) ? 'whatsapp_business_messaging' : 'whatsapp_business_management'
  if (!access.token.scopes.includes(scope))
    throw new GraphError(403, 200, '(#200) You do not have the necessary permissions required to send this request.')
}

function lookUp(world: World, id: string): Node | null {
  if (id === world.app.id) return { type: 'app', id }
  const business = world.businesses.get(id)
  if (business) return { type: 'business', id, business }
  const waba = world.wabas.get(id)
  if (waba) return { type: 'waba', id, waba }
  const preVerified = world.preVerified.get(id)
  if (preVerified && isOffered(world, preVerified)) return { type: 'preverified', id, preVerified }
  const number = world.numbers.get(id)
  const owner = number && world.wabas.get(number.wabaId)
  return number && owner ? { type: 'phone', id, number, waba: owner } : lookUpMessaging(world, id)
}

/** What a number or an account says with: files, templates, flows. */
function lookUpMessaging(world: World, id: string): Node | null {
  const { media: files, templates, flows } = world.messaging
  const media = files.get(id)
  const number = media && world.numbers.get(media.phoneNumberId)
  const template = templates.get(id)
  const flow = flows.get(id)
  const waba = world.wabas.get(number?.wabaId ?? template?.wabaId ?? flow?.wabaId ?? '')
  if (!waba) return null
  if (media) return isKept(media, world.clock.now()) ? { type: 'media', id, media, waba } : null
  if (template) return { type: 'template', id, template, waba }
  return flow ? { type: 'flow', id, flow, waba } : null
}

function maySee(world: World, access: Access, node: Node): boolean {
  if (node.type === 'app') return true
  if (access.kind === 'app') return false
  if (node.type === 'preverified')
    return access.kind === 'partner' && node.preVerified.ownerBusinessId === world.app.businessId
  const business = world.businesses.get(node.type === 'business' ? node.id : node.waba.businessId)
  if (!business) return false
  if (node.type !== 'business') return mayUse(world, access, node.waba)
  if (access.kind === 'partner' && business.id === world.app.businessId) return true
  if (access.kind === 'customer' && access.token.businessId !== business.id) return false
  return grantedBy(world, business).length > 0
}

/** Whether this token reaches an account, and so everything in it. */
export function mayUse(world: World, access: Access, waba: Waba): boolean {
  if (access.kind === 'app') return false
  if (access.kind === 'partner' && waba.businessId === world.app.businessId) return true
  if (access.kind === 'customer' && access.token.businessId !== waba.businessId) return false
  const owner = world.businesses.get(waba.businessId)
  return owner !== undefined && grantedBy(world, owner).includes(waba.id)
}

/** A parameter wins over the header. */
export function bearer(call: GraphCall): string | null {
  const given = text(call, 'access_token')
  if (given) return given
  const [scheme, token] = (call.headers.get('Authorization') ?? '').split(' ')
  return scheme && /^(Bearer|OAuth)$/i.test(scheme) && token ? token : null
}
