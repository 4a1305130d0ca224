import type { VoiceCall } from '../world/messaging/number-settings.ts'
import { userIdFor } from '../world/messaging/people.ts'
import type { World } from '../world/world.ts'
import { type Parties, seconds } from './messages.ts'
import type { Webhook } from './sender.ts'

/** A webhook of the field `calls`: somebody rings, answers, or hangs up. */
export const callChanged = (
  world: World,
  { waba, number, person }: Parties,
  call: VoiceCall,
  event: 'connect' | 'terminate',
  more: Record<string, unknown> = {},
): Webhook => {
  const [from, to] =
    call.direction === 'BUSINESS_INITIATED' ? [number.digits, person.digits] : [person.digits, number.digits]
  return {
    field: 'calls',
    entryId: waba.id,
    waba,
    number,
    value: {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: number.digits, phone_number_id: number.id },
      contacts: [{ profile: { name: person.name }, wa_id: person.digits, user_id: userIdFor(person, waba.businessId) }],
      calls: [
        {
          id: call.id,
          to,
          from,
          event,
          timestamp: seconds(world.clock.now()),
          direction: call.direction,
          ...more,
        },
      ],
    },
  }
}
