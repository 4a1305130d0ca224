import type { PhoneNumber, Waba } from '../world/customers.ts'
import type { World } from '../world/world.ts'
import type { Webhook } from './sender.ts'

/** The customer shared a WABA with the app. */
export const partnerAdded = (world: World, waba: Waba): Webhook => ({
  field: 'account_update',
  entryId: world.app.businessId,
  appId: world.app.id,
  value: { event: 'PARTNER_ADDED', waba_info: { waba_id: waba.id, owner_business_id: waba.businessId } },
})

/** Only the app was installed, on a WABA that another partner manages. */
export const appInstalled = (world: World, waba: Waba): Webhook => ({
  field: 'account_update',
  entryId: world.app.businessId,
  appId: world.app.id,
  value: {
    event: 'PARTNER_APP_INSTALLED',
    waba_info: { waba_id: waba.id, owner_business_id: waba.businessId, partner_app_id: world.app.id },
  },
})

export const disconnectReasons = [
  'ACCOUNT_DISCONNECTED',
  'BUSINESS_DOWNGRADE',
  'CHANGE_NUMBER',
  'COMPANION_INACTIVITY',
  'PRIMARY_INACTIVITY',
  'USER_RE_REGISTERED',
] as const

/** The customer removed the app from the WABA. */
export const partnerRemoved = (world: World, waba: Waba, reason: string, initiatedBy: string): Webhook => ({
  field: 'account_update',
  entryId: world.app.businessId,
  appId: world.app.id,
  value: {
    event: 'PARTNER_REMOVED',
    waba_info: { waba_id: waba.id, owner_business_id: waba.businessId },
    disconnection_info: { reason, initiated_by: initiatedBy },
  },
})

/** A number of the app moved to another phone, or Meta reconnected it: the event names nothing else. */
export const appMoved = (waba: Waba, event: 'ACCOUNT_OFFBOARDED' | 'ACCOUNT_RECONNECTED'): Webhook => ({
  field: 'account_update',
  entryId: waba.id,
  value: { event },
})

/** The same in coexistence, where the customer disconnects in the app: it names the number, and the entry is the WABA's. */
export const appDisconnected = (waba: Waba, number: PhoneNumber): Webhook => ({
  field: 'account_update',
  entryId: waba.id,
  value: { phone_number: number.digits, event: 'PARTNER_REMOVED' },
})
