import type { PhoneNumber, Waba } from '../../world/customers.ts'
import { cloudError } from '../graph-error.ts'
import { refuseBanned } from '../number/registration.ts'

/** @throws {GraphError} 131031, 133010, 131037 or 131042 for a number that may not send at all. */
export function admit(number: PhoneNumber, waba: Waba): void {
  refuseBanned(number)
  if (number.platformType !== 'CLOUD_API' || number.coexistence?.offboarded)
    throw cloudError(400, 133010, 'Phone number not registered', 'Register the phone number first.')
  if (number.digits.startsWith('1555') && number.nameStatus !== 'APPROVED')
    throw cloudError(
      400,
      131037,
      'WhatsApp provided number needs display name approval before message can be sent.',
      'Wait until the display name has been approved.',
    )
  if (waba.fundingId === null)
    throw cloudError(400, 131042, 'Business eligibility payment issue', 'Add a payment method to the account first.')
}
