import type { Waba, World } from '../world.ts'
import type { Webhook } from './sender.ts'

/** The customer shared a WABA with the app. */
export const partnerAdded = (world: World, waba: Waba): Webhook => ({
  field: 'account_update',
  entryId: world.app.businessId,
  value: { event: 'PARTNER_ADDED', waba_info: { waba_id: waba.id, owner_business_id: waba.businessId } },
})

export const disconnectReasons = [
  'ACCOUNT_DISCONNECTED',
  'BUSINESS_DOWNGRADE',
  'CHANGE_NUMBER',
  'COMPANION_INACTIVITY',
  'PRIMARY_INACTIVITY',
  'USER_RE_REGISTERED',
] as const

/** The customer took the WABA back. */
export const partnerRemoved = (world: World, waba: Waba, reason: string, initiatedBy: string): Webhook => ({
  field: 'account_update',
  entryId: world.app.businessId,
  value: {
    event: 'PARTNER_REMOVED',
    waba_info: { waba_id: waba.id, owner_business_id: waba.businessId },
    disconnection_info: { reason, initiated_by: initiatedBy },
  },
})
