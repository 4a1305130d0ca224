import type { Cancelled, ObservedKind } from '../../contract/index.ts'
import { dialogFault } from './dialog-errors.ts'
import { faultOf, type GraphError, isNewReason } from './errors.ts'

/** A name of Meta's that this code does not know. */
export interface Unknown {
  kind: ObservedKind
  name: string
}

const set = (words: string) => new Set(words.trim().split(/\s+/))

/** The documented fields of Meta's webhooks about WhatsApp accounts, whether or not we use them. */
const fields = set(`
  account_alerts account_review_update account_settings_update account_update automatic_events business_capability_update
  business_status_update business_username_updates calls consumer_profile flows group_lifecycle_update
  group_participants_update group_settings_update group_status_update history message_echoes
  message_template_components_update message_template_quality_update message_template_status_update messages
  messaging_handovers partner_solutions payment_configuration_update phone_number_name_update phone_number_quality_update
  security smb_app_state_sync smb_message_echoes standby template_category_update
  template_correct_category_detection tracking_events user_preferences
`)

/** The documented events of `account_update`. */
const accountEvents = set(`
  ACCOUNT_DELETED ACCOUNT_OFFBOARDED ACCOUNT_RECONNECTED ACCOUNT_RESTRICTION ACCOUNT_VIOLATION AD_ACCOUNT_LINKED
  AUTH_INTL_PRICE_ELIGIBILITY_UPDATE BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE DISABLED_UPDATE MM_LITE_TERMS_SIGNED
  PARTNER_ADDED PARTNER_APP_INSTALLED PARTNER_APP_UNINSTALLED PARTNER_CLIENT_CERTIFICATION_NEEDED
  PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE PARTNER_REMOVED VOLUME_BASED_PRICING_TIER_UPDATE
`)

/** The events by which Meta's window reports success. */
const windowEvents = set(`
  FINISH FINISH_GRANT_ONLY_API_ACCESS FINISH_OBO_MIGRATION FINISH_ONLY_WABA FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING
`)

/** The screens of Meta's window at which a customer can leave. */
const windowSteps = set(`
  BUSINESS_ACCOUNT_SELECTION PERMISSIONS PHONE_NUMBER_SETUP PHONE_NUMBER_VERIFICATION WABA_PHONE_PROFILE_PICKER
  WHATSAPP_BUSINESS_PROFILE_SETUP
`)

const unless = (known: Set<string>, kind: ObservedKind, name: string | null | undefined): Unknown[] =>
  name && !known.has(name) ? [{ kind, name }] : []

export const unknownField = (field: string) => unless(fields, 'webhook_field', field)

export const unknownAccountEvent = (event: string | null) => unless(accountEvents, 'account_event', event)

export const unknownFinish = (event: string | undefined) => unless(windowEvents, 'window_event', event)

export const unknownEnd = ({ step, error_code }: Pick<Cancelled, 'step' | 'error_code'>): Unknown[] => [
  ...unless(windowSteps, 'window_step', step),
  ...(error_code && !dialogFault(error_code) ? [{ kind: 'window_error', name: error_code } as const] : []),
]

/** A refusal of Graph that has no fault of ours. */
export function unknownRefusal(error: GraphError): Unknown[] {
  const { code, error_subcode } = error.body ?? {}
  if (code === undefined || (faultOf(error) !== 'meta_refused' && !isNewReason(error))) return []
  return [{ kind: 'graph_error', name: error_subcode ? `${code}/${error_subcode}` : String(code) }]
}
