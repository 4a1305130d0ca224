import type { PhoneNumber, Waba } from '../../world/customers.ts'
import type { World } from '../../world/world.ts'

type Entity = {
  entity_type: 'PHONE_NUMBER' | 'WABA' | 'BUSINESS' | 'APP'
  id: string
  can_send_message: 'AVAILABLE' | 'LIMITED' | 'BLOCKED'
  errors?: { error_code: number; error_description: string; possible_solution: string }[]
  additional_info?: string[]
}

/** `health_status` of a number or of a WABA: the weakest of all that a message passes through. */
export function health(world: World, waba: Waba, number?: PhoneNumber) {
  const entities = [
    ...(number ? [ofNumber(number)] : []),
    ofWaba(waba),
    ofBusiness(world, waba),
    { entity_type: 'APP', id: world.app.id, can_send_message: 'AVAILABLE' } as const,
  ]
  const worst = (['BLOCKED', 'LIMITED'] as const).find((word) => entities.some((one) => one.can_send_message === word))
  return { can_send_message: worst ?? 'AVAILABLE', entities }
}

function ofNumber(number: PhoneNumber): Entity {
  const entity = { entity_type: 'PHONE_NUMBER', id: number.id } as const
  if (number.status !== 'CONNECTED')
    return {
      ...entity,
      can_send_message: 'BLOCKED',
      errors: [
        {
          error_code: 141000,
          error_description: 'The phone number is not registered.',
          possible_solution: 'Register the phone number with the Cloud API.',
        },
      ],
    }
  if (number.nameStatus === 'APPROVED' || number.nameStatus === 'AVAILABLE_WITHOUT_REVIEW')
    return { ...entity, can_send_message: 'AVAILABLE' }
  return {
    ...entity,
    can_send_message: 'LIMITED',
    additional_info: ['The display name has not been approved yet, so fewer messages can be sent.'],
  }
}

const ofWaba = (waba: Waba): Entity => ({
  entity_type: 'WABA',
  id: waba.id,
  ...(waba.fundingId
    ? { can_send_message: 'AVAILABLE' }
    : {
        can_send_message: 'BLOCKED',
        errors: [
          {
            error_code: 141006,
            error_description: 'There is a problem with how this account is billed.',
            possible_solution: 'Add a payment method to the WhatsApp Business account.',
          },
        ],
      }),
})

function ofBusiness(world: World, waba: Waba): Entity {
  const verified = world.businesses.get(waba.businessId)?.verificationStatus === 'verified'
  return {
    entity_type: 'BUSINESS',
    id: waba.businessId,
    can_send_message: 'AVAILABLE',
    ...(verified ? {} : { additional_info: ['The business has not been verified, so its messaging limit is lower.'] }),
  }
}
