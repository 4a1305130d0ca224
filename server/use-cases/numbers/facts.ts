import type { ConnectionType } from '../../../contract/index.ts'
import type { GraphNumber } from '../../meta/calls/shapes.ts'
import { bit } from '../../store/database/dialect.ts'
import { addMs, toIso } from '../../time.ts'

/**
 * Coexistence as Meta defines it: on the Business app, and served by the Cloud API.
 *
 * @param chosen what the customer chose, which counts when Graph no longer has a field that tells
 */
export function connectionTypeOf(number: GraphNumber, chosen: ConnectionType = 'dedicated'): ConnectionType {
  if (number.missing?.some((field) => field === 'is_on_biz_app' || field === 'platform_type')) return chosen
  return number.is_on_biz_app && number.platform_type === 'CLOUD_API' ? 'coexistence' : 'dedicated'
}

/** What Graph says about a number, as columns of its row. */
export const numberFacts = (number: GraphNumber) => ({
  display_phone_number: number.display_phone_number,
  verified_name: number.verified_name ?? null,
  quality_rating: number.quality_rating ?? null,
  code_verification_status: number.code_verification_status ?? null,
  name_status: number.name_status ?? null,
  status: number.status ?? null,
  // Unchanged where Graph says nothing.
  throughput_tier: number.throughput?.level,
  messaging_limit: number.whatsapp_business_manager_messaging_limit?.toString(),
  is_official_business_account: bit(number.is_official_business_account),
  is_pin_enabled: bit(number.is_pin_enabled),
})

/** When a token that lives `expires_in` seconds expires. Undefined when it does not expire. */
export const tokenEnd = (now: Date, expires_in: number | undefined) =>
  expires_in ? toIso(addMs(now, expires_in * 1_000)) : null

/** The accounts that a token covers, as far as Meta lists them. */
export const accountsCovered = (scopes: { scope: string; target_ids?: string[] | undefined }[] | undefined): string[] =>
  scopes?.find(({ scope }) => scope === 'whatsapp_business_management')?.target_ids ?? []
