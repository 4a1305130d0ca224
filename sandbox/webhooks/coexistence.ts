import type { PhoneNumber, Waba } from '../world/customers.ts'
import { assetId, digits } from '../world/ids.ts'
import { ordinaryNumber } from '../world/phone.ts'
import type { World } from '../world/world.ts'
import type { Webhook } from './sender.ts'

/** What every coexistence webhook begins with. */
const value = (number: PhoneNumber, rest: Record<string, unknown>) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: number.digits, phone_number_id: number.id },
  ...rest,
})

/** The address book of the phone, one contact long. */
export const contactsSynced = (world: World, waba: Waba, number: PhoneNumber): Webhook => ({
  field: 'smb_app_state_sync',
  entryId: waba.id,
  waba,
  number,
  value: value(number, {
    state_sync: [
      {
        type: 'contact',
        contact: { full_name: 'Zoë Núñez', first_name: 'Zoë', phone_number: ordinaryNumber() },
        action: 'add',
        metadata: { timestamp: seconds(world) },
      },
    ],
  }),
})

/** The chats of the phone, in one piece. */
export const historyShared = (world: World, waba: Waba, number: PhoneNumber): Webhook => {
  const from = ordinaryNumber()
  const message = {
    from,
    id: `wamid.${digits(20)}`,
    timestamp: seconds(world),
    type: 'text',
    text: { body: '¿Abrís mañana?' },
    history_context: { status: 'READ' },
  }
  return {
    field: 'history',
    entryId: waba.id,
    waba,
    number,
    value: value(number, {
      history: [
        { metadata: { phase: 2, chunk_order: 1, progress: 100 }, threads: [{ id: from, messages: [message] }] },
      ],
    }),
  }
}

/** The customer did not share the chats. */
export const historyRefused = (_: World, waba: Waba, number: PhoneNumber): Webhook => ({
  field: 'history',
  entryId: waba.id,
  waba,
  number,
  value: value(number, {
    history: [
      {
        errors: [
          {
            code: 2593109,
            title: 'History sharing is turned off',
            message: 'History sharing is turned off',
            error_data: { details: `The customer did not agree to share chats. Request ${assetId()}.` },
          },
        ],
      },
    ],
  }),
})

const seconds = (world: World) => String(Math.floor(world.clock.now() / 1000))
