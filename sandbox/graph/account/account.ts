import type { Waba } from '../../world/customers.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type NodeCall, text } from '../call.ts'
import { type Field, parseFields, type Resolvers, select } from '../fields.ts'
import { GraphError } from '../graph-error.ts'
import { health } from '../number/health.ts'
import { listTemplates } from '../templates/templates.ts'
import { listNumbers } from './phone-numbers.ts'
import { subscribedApps } from './subscribed-apps.ts'

/** Fields that exist and for which this sandbox has no value. */
const silent = [
  'analytics',
  'auth_international_rate_eligibility',
  'disable_marketing_messages_on_cloud_api',
  'is_enabled_for_insights',
  'linked_commerce_account',
  'on_behalf_of_business_info',
  'primary_business_location',
  'purchase_order_number',
  'template_auto_archival_enabled',
]

function wabaFields(world: World, waba: Waba): Resolvers {
  const owner = world.businesses.get(waba.businessId)
  return {
    ...Object.fromEntries(silent.map((name) => [name, () => undefined])),
    id: () => waba.id,
    name: () => waba.name,
    currency: () => waba.currency,
    timezone_id: () => waba.timezoneId,
    country: () => waba.country,
    message_template_namespace: () => waba.namespace,
    account_review_status: () => waba.reviewStatus,
    business_verification_status: () => owner?.verificationStatus,
    owner_business_info: () => ({ name: owner?.name, id: waba.businessId }),
    owner_business: () => ({ id: waba.businessId, name: owner?.name }),
    ownership_type: () => 'CLIENT_OWNED',
    primary_funding_id: () => waba.fundingId ?? undefined,
    health_status: () => health(world, waba),
    status: () => 'ACTIVE',
    is_shared_with_partners: () => true,
    creation_time: () => Math.floor(waba.createdAt / 1000),
    marketing_messages_lite_api_status: () => 'ELIGIBLE',
    marketing_messages_onboarding_status: () => 'ELIGIBLE',
    whatsapp_business_manager_messaging_limit: () => 'TIER_250',
    phone_numbers: (field) => listNumbers(world, waba, field.fields, field.args),
    message_templates: (field) => listTemplates(world, waba, field.fields, field.args),
    subscribed_apps: () => ({ data: subscribedApps(world, waba) }),
  }
}

export const showWaba = (world: World, waba: Waba, asked: Field[] | null) =>
  select(
    'WhatsAppBusinessAccount',
    wabaFields(world, waba),
    ['name', 'currency', 'timezone_id', 'message_template_namespace'],
    asked,
  )

/** `GET /{waba}` */
export function getWaba({ world, call, access, node }: NodeCall<'waba'>): Answer {
  const fields = text(call, 'fields')
  // A Solution Partner's field: with any other token, it fails the whole request.
  if (access.kind === 'customer' && fields && parseFields(fields).some(({ name }) => name === 'primary_funding_id'))
    throw new GraphError(403, 10, '(#10) Application does not have permission for this action')
  return { status: 200, body: showWaba(world, node.waba, fields ? parseFields(fields) : null) }
}
