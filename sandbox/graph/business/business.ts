import { grantedBy } from '../../world/apps.ts'
import type { Business, Waba } from '../../world/customers.ts'
import type { Grant } from '../../world/grants.ts'
import type { World } from '../../world/world.ts'
import { showWaba } from '../account/account.ts'
import { mint } from '../app/mint.ts'
import { type Answer, type NodeCall, structure, text } from '../call.ts'
import { parseFields, type Resolvers, select } from '../fields.ts'
import { badParameter, GraphError, unsupported } from '../graph-error.ts'
import { asked, page } from '../page.ts'

function businessFields(world: World, business: Business): Resolvers {
  const created = new Date(business.createdAt).toISOString().replace(/\.\d{3}Z$/, '+0000')
  return {
    id: () => business.id,
    name: () => business.name,
    verification_status: () => business.verificationStatus,
    link: () => undefined,
    vertical: () => undefined,
    timezone_id: () => 1,
    created_time: () => created,
    updated_time: () => created,
    two_factor_type: () => 'none',
    is_hidden: () => false,
    primary_page: () => undefined,
    profile_picture_uri: () => undefined,
    payment_account_id: () => undefined,
    marketing_messages_onboarding_status: () => 'ELIGIBLE',
    whatsapp_business_manager_messaging_limit: () => 'TIER_250',
    owned_whatsapp_business_accounts: (field) => ({
      data: grantedBy(world, business).map((id) => {
        const waba = world.wabas.get(id)
        return waba && showWaba(world, waba, field.fields)
      }),
    }),
  }
}

/** `GET /{business}` */
export function getBusiness({ world, call, node }: NodeCall<'business'>): Answer {
  const fields = text(call, 'fields')
  const body = select('Business', businessFields(world, node.business), ['name'], fields ? parseFields(fields) : null)
  return { status: 200, body }
}

/** `GET /{business}/owned_whatsapp_business_accounts` (a customer's) and `.../client_whatsapp_business_accounts` (the partner's). */
export function listWabas(kind: 'owned' | 'client'): (nodeCall: NodeCall<'business'>) => Answer {
  return ({ world, call, node }) => {
    const partner = node.id === world.app.businessId
    const ids =
      kind === 'owned'
        ? grantedBy(world, node.business)
        : partner
          ? [...world.businesses.values()].flatMap((one) => grantedBy(world, one))
          : []
    const fields = text(call, 'fields')
    const wabas = ids.flatMap((id) => world.wabas.get(id) ?? [])
    const show = (waba: Waba) => showWaba(world, waba, fields ? parseFields(fields) : null)
    return { status: 200, body: page(wabas, show, asked(call)) }
  }
}

/** `POST /{customer-business}/system_user_access_tokens`: the partner fetches the token of a customer who signed up without its page. */
export function fetchBusinessToken({ world, call, access, node }: NodeCall<'business'>): Answer {
  if (access.kind !== 'partner')
    throw new GraphError(403, 200, '(#200) This call needs a token of your own business’s system user.')
  if (!text(call, 'appsecret_proof')) throw badParameter('The parameter appsecret_proof is required.')
  if (String(structure(call, 'fetch_only')) !== 'true') throw badParameter('Param fetch_only must be true')
  const now = world.clock.now()
  const token = [...world.tokens.values()].findLast(
    (one) => one.businessId === node.id && !one.removed && (one.expiresAt === null || one.expiresAt > now),
  )
  const grant = [...world.grants.values()].findLast((one) => one.businessId === node.id && one.issuedAt !== null)
  if (!token && !grant) throw unsupported(call.method, node.id)
  const fetched = token ?? mint(world, grant as Grant)
  world.tokens.set(fetched.token, fetched)
  return { status: 200, body: { access_token: fetched.token } }
}
