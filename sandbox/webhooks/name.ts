import type { PhoneNumber, Waba } from '../world/customers.ts'
import type { Webhook } from './sender.ts'

/** `phone_number_name_update`: a display name was reviewed. */
export const nameReviewed = (
  waba: Waba,
  number: PhoneNumber,
  name: string,
  decision: 'APPROVED' | 'REJECTED',
  reason: string | null,
): Webhook => ({
  field: 'phone_number_name_update',
  entryId: waba.id,
  waba,
  number,
  value: {
    display_phone_number: number.digits,
    decision,
    requested_verified_name: name,
    rejection_reason: decision === 'REJECTED' ? reason : null,
  },
})
