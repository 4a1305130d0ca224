import type { PhoneNumber, Waba } from '../../world/customers.ts'
import { dialCode, displayNumber } from '../../world/phone.ts'
import { claimDays } from '../../world/pre-verified.ts'
import type { World } from '../../world/world.ts'
import { type Field, type Resolvers, select } from '../fields.ts'
import { newNameStatus } from './display-name.ts'
import { health } from './health.ts'

const countries: Record<string, string> = { '1': 'US', '34': 'ES', '44': 'GB', '49': 'DE', '52': 'MX', '55': 'BR' }

const day = 86_400_000

/** A number verified in a signup must be registered within 14 days, a pre-verified one in 90, or the customer starts over. */
export const verification = (world: World, number: PhoneNumber): PhoneNumber['codeVerification'] =>
  number.codeVerification === 'VERIFIED' &&
  number.platformType === 'NOT_APPLICABLE' &&
  number.verifiedAt !== null &&
  world.clock.now() - number.verifiedAt > (number.preVerified ? claimDays : 14) * day
    ? 'EXPIRED'
    : number.codeVerification

/** Every field of a number that Graph answers; only the first few come unasked. */
function phoneFields(world: World, waba: Waba, number: PhoneNumber): Resolvers {
  return {
    id: () => number.id,
    verified_name: () => number.verifiedName,
    code_verification_status: () => verification(world, number),
    display_phone_number: () => displayNumber(number.digits),
    quality_rating: () => number.quality,
    platform_type: () => number.platformType,
    throughput: () => ({ level: number.platformType === 'CLOUD_API' ? number.throughput : 'NOT_APPLICABLE' }),
    last_onboarded_time: () => (number.lastOnboardedAt === null ? undefined : graphTime(number.lastOnboardedAt)),
    webhook_configuration: () => webhooks(world, waba, number),
    status: () => number.status,
    name_status: () => number.nameStatus,
    new_name_status: () => newNameStatus(world, number),
    new_display_name: () => number.newName?.name,
    account_mode: () => number.accountMode,
    certificate: () => (number.nameStatus === 'APPROVED' ? certificate(number) : undefined),
    new_certificate: () => undefined,
    is_official_business_account: () => false,
    is_on_biz_app: () => number.onBizApp,
    is_pin_enabled: () => number.pin !== null,
    is_preverified_number: () => number.preVerified,
    quality_score: () => ({ score: number.quality }),
    search_visibility: () => 'NON_VISIBLE',
    eligibility_for_api_business_global_search: () => 'NON_ELIGIBLE_UNDEFINED_COUNTRY',
    health_status: () => health(world, waba, number),
    conversational_automation: () => world.messaging.automation.get(number.id),
    country_code: () => countries[dialCode(number.digits)],
    country_dial_code: () => dialCode(number.digits),
    whatsapp_business_manager_messaging_limit: () => 'TIER_250',
    messaging_limit_tier: () => 'TIER_250',
    username: () => world.messaging.usernames.get(number.id)?.username,
  }
}

const defaults = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'last_onboarded_time',
  'webhook_configuration',
]

export function showPhone(world: World, number: PhoneNumber, asked: Field[] | null) {
  const waba = world.wabas.get(number.wabaId) as Waba
  const fields = phoneFields(world, waba, number)
  for (const gone of world.scenario.scenario.graph?.gone ?? []) delete fields[gone]
  return select(
    'WhatsAppBusinessPhoneNumber',
    fields,
    defaults.filter((name) => name in fields),
    asked,
  )
}

/** The certificate of a display name: base64 of what Meta signed. Nobody but the on-premises API ever read one. */
const certificate = ({ id, verifiedName }: PhoneNumber): string =>
  btoa(unescape(encodeURIComponent(`Cn4KOgju sandbox ${id} ${verifiedName}`)))

/** A moment as Graph writes it: 2023-08-31T20:46:56+0000. */
export const graphTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000')

function webhooks(world: World, waba: Waba, number: PhoneNumber) {
  const all = {
    ...(number.override ? { phone_number: number.override.uri } : {}),
    ...(waba.override ? { whatsapp_business_account: waba.override.uri } : {}),
    ...(world.app.subscription ? { application: world.app.subscription.url } : {}),
  }
  return Object.keys(all).length > 0 ? all : undefined
}
