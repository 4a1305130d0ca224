import { badParameter, unknownComponents } from './graph-fault.ts'

/**
 * A version, an id, and up to two more parts, written in one way only: no dot segments, no empty parts, and no encoded character
 * but in the last part, which is never passed on unless it is letters and digits.
 */
const last = String.raw`(?:[\w.:~-]|%[0-9A-Fa-f]{2}){1,400}`
const sane = new RegExp(String.raw`^/v\d{1,2}\.\d/(?:\d{1,32}(?:/[a-z_]{1,40}(?:/${last})?)?|conversations/${last})$`)

/** Parameters that Graph's operations on this list know. Others, above all those that change how Graph reads a call, are refused. */
const known = new Set([
  'fields',
  'limit',
  'after',
  'before',
  'phone_number_id',
  'business_account_id',
  'status',
  'name',
  'name_or_content',
  'content',
  'category',
  'language',
  'quality_score',
  'hsm_id',
  'user_wa_id',
  'include_sip_credentials',
  'type',
  'code',
  'prefilled_message',
  'generate_qr_image',
  'date_format',
  'messaging_product',
  'username',
  // Of Kapso's own lists, which are answered with 501.
  'direction',
  'since',
  'until',
  'conversation_id',
])

/** Names that would change whom a call is made for, or which call it is. */
export const forbiddenNames = new Set([
  'access_token',
  'appsecret_proof',
  'method',
  'batch',
  'ids',
  'include_headers',
  'suppress_http_code',
])

/** Refuses addresses that two readers could read in two ways, and queries that hold more than Graph's operations know. */
export function checkAddress(url: string) {
  const [path = '', query = ''] = url.split('?', 2)
  if (!sane.test(path) || url.indexOf('?', path.length + 1) >= 0) throw unknownComponents(path)
  if (!query) return
  const seen = new Set<string>()
  for (const [name] of new URLSearchParams(query)) {
    const shown = JSON.stringify(name.slice(0, 60))
    if (forbiddenNames.has(name)) throw badParameter(`${shown} must not stand in the query: your key is enough`)
    if (!known.has(name)) throw badParameter(`${shown} is not a parameter that this proxy passes on`)
    if (seen.has(name)) throw badParameter(`${shown} stands in the query twice`)
    seen.add(name)
  }
}

/**
 * Refuses names in a body that Graph would take for parameters of the call itself.
 *
 * @throws {GraphFault} 100, naming the field
 */
export function checkNames(body: Record<string, unknown>) {
  for (const name of Object.keys(body))
    if (forbiddenNames.has(name)) throw badParameter(`${JSON.stringify(name)} must not stand in the body`)
}

/** Fields whose answer stays with one number or one account. Edges are left out: each has its own operation and its own scope. */
const fieldsOf = {
  number: [
    'id',
    'verified_name',
    'display_phone_number',
    'country_dial_code',
    'quality_rating',
    'quality_score',
    'code_verification_status',
    'name_status',
    'new_name_status',
    'new_display_name',
    'status',
    'throughput',
    'platform_type',
    'host_platform',
    'account_mode',
    'messaging_limit_tier',
    'whatsapp_business_manager_messaging_limit',
    'is_official_business_account',
    'is_pin_enabled',
    'is_on_biz_app',
    'is_preverified_number',
    'last_onboarded_time',
    'certificate',
    'new_certificate',
    'health_status',
    'search_visibility',
    'eligibility_for_api_business_global_search',
    'conversational_automation',
    'webhook_configuration',
    'username',
  ],
  account: [
    'id',
    'name',
    'currency',
    'country',
    'status',
    'timezone_id',
    'message_template_namespace',
    'account_review_status',
    'business_verification_status',
    'ownership_type',
    'health_status',
    'primary_business_location',
    'marketing_messages_lite_api_status',
  ],
}

/** A list of plain names, each perhaps with a modifier such as `preview.invalidate(false)`: no braces, which lead to other nodes. */
const plain = /^[a-z_][\w.]*(?:\([\w,]*\))?(?:,[a-z_][\w.]*(?:\([\w,]*\))?)*$/

/**
 * The `fields` of a call. Kapso's own enrichments are left out, because they come from a store of messages.
 *
 * @throws {GraphFault} 100 for fields that lead to other nodes
 */
export function checkFields(given: string | null, node: 'number' | 'account' | 'other'): string | undefined {
  const fields = given?.replace(/(^|,)kapso\([^)]*\)(?=,|$)/g, '').replace(/^,/, '')
  if (!fields) return undefined
  if (!plain.test(fields)) throw badParameter('fields must be plain names, separated by commas')
  if (node === 'other') return fields
  const foreign = fields.split(',').find((field) => !fieldsOf[node].includes(field))
  if (foreign !== undefined) throw badParameter(`fields: ${foreign.slice(0, 60)} cannot be read of this object here`)
  return fields
}
