import type { Business, PhoneNumber, Waba } from '../world/customers.ts'
import type { Scenario } from '../world/scenario.ts'
import type { Launch } from './launch.ts'

/** The window message of a finish, as an object. */
export type FinishMessage = {
  type: 'WA_EMBEDDED_SIGNUP'
  event: string
  data: Record<string, string | string[]>
  version?: 3
}

type Shared = { business: Business; waba: Waba; number: PhoneNumber | null; coexistence: boolean }

/** The ids that the message names: for coexistence Meta sends the account's alone. */
export function shownIds(scenario: Scenario, { business, waba, number, coexistence }: Shared): Record<string, string> {
  if (coexistence) return { waba_id: waba.id }
  const shown = number && scenario.popup?.event !== 'FINISH_ONLY_WABA' ? { phone_number_id: number.id } : {}
  return { ...shown, waba_id: waba.id, business_id: business.id }
}

/**
 * Session info of v4 lists the assets of every product, and Cloud API has none of these.
 * From v5 on, it is to name WhatsApp accounts too.
 */
export function finishMessage(scenario: Scenario, launch: Launch, shared: Shared): FinishMessage {
  const ids = shownIds(scenario, shared)
  const event = eventName(scenario, launch, shared)
  const type = 'WA_EMBEDDED_SIGNUP'
  if (shared.coexistence) return { type, event, data: ids, version: 3 }
  const lists = {
    ad_account_ids: [],
    page_ids: [],
    dataset_ids: [],
    catalog_ids: [],
    instagram_account_ids: [],
  }
  const accounts = scenario.popup?.waacIds && shared.number ? { primary_waac_ids: [shared.number.waacId] } : {}
  return { type, event, data: { ...ids, ...lists, ...accounts } }
}

function eventName(scenario: Scenario, { appOnly }: Launch, { coexistence }: Shared): string {
  if (scenario.popup?.event) return scenario.popup.event
  if (coexistence) return 'FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING'
  return appOnly ? 'FINISH_GRANT_ONLY_API_ACCESS' : 'FINISH'
}
