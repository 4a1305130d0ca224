import type { PhoneNumber, Waba } from '../world/customers.ts'
import type { ChatMessage } from '../world/messaging/chat.ts'
import { userIdFor } from '../world/messaging/people.ts'
import type { Person } from '../world/messaging/person.ts'
import { randomBase64 } from '../world/random.ts'
import type { World } from '../world/world.ts'
import type { Webhook } from './sender.ts'

/** Whose message it is: the business number, its account, and the person. */
export type Parties = { waba: Waba; number: PhoneNumber; person: Person }

/** A webhook of the field `messages`, with what each of them begins with. */
const messagesWebhook = ({ waba, number }: Parties, rest: Record<string, unknown>): Webhook => ({
  field: 'messages',
  entryId: waba.id,
  waba,
  number,
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.digits, phone_number_id: number.id },
    ...rest,
  },
})

/** A person as webhooks show one. The number is missing when the person hides it, the username when there is none. */
const contact = ({ waba, person }: Parties, withUsername = true) => ({
  profile: { name: person.name, ...(withUsername && person.username ? { username: person.username } : {}) },
  ...(person.hidesNumber ? {} : { wa_id: person.digits }),
  user_id: userIdFor(person, waba.businessId),
})

/** A person wrote. */
export const messageReceived = (parties: Parties, message: ChatMessage): Webhook =>
  messagesWebhook(parties, {
    contacts: [contact(parties)],
    messages: [
      {
        ...(message.contextId ? { context: { from: parties.number.digits, id: message.contextId } } : {}),
        ...(parties.person.hidesNumber ? {} : { from: parties.person.digits }),
        from_user_id: userIdFor(parties.person, parties.waba.businessId),
        id: message.id,
        timestamp: seconds(message.at),
        type: message.type,
        [message.type]: message.content,
      },
    ],
  })

type Said = 'sent' | 'delivered' | 'read' | 'failed'

/** A message of the business went on its way, or failed. Contacts come with all but failures. */
export function statusChanged(world: World, parties: Parties, message: ChatMessage, status: Said): Webhook {
  const { person, waba } = parties
  const { failure, callbackData } = message
  return messagesWebhook(parties, {
    ...(status === 'failed' ? {} : { contacts: [contact(parties, status !== 'sent')] }),
    statuses: [
      {
        id: message.id,
        status,
        timestamp: seconds(world.clock.now()),
        ...(person.hidesNumber ? {} : { recipient_id: person.digits }),
        recipient_user_id: userIdFor(person, waba.businessId),
        ...(callbackData ? { biz_opaque_callback_data: callbackData } : {}),
        ...(status === 'sent' || status === 'delivered' ? money(world, message, status) : {}),
        ...(status === 'failed' && failure ? { errors: [error(failure)] } : {}),
      },
    ],
  })
}

/** What the message costs. Since October 2026, service messages are charged too. */
function money(world: World, { category, id, at }: ChatMessage, status: Said) {
  const pricing = { billable: true, pricing_model: 'PMP', category, type: 'regular' }
  if (!world.scenario.scenario.messages?.conversations) return { pricing }
  return {
    conversation: {
      id: conversationId(id),
      ...(status === 'sent' ? { expiration_timestamp: seconds(at + 86_400_000) } : {}),
      origin: { type: category },
    },
    pricing,
  }
}

/** The same for each status of one message: hexadecimal of the id's end, which is random. */
const conversationId = (messageId: string): string =>
  [...messageId.slice(-24, -8)].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')

const error = ({ code, title, details }: NonNullable<ChatMessage['failure']>) => ({
  code,
  title,
  message: title,
  error_data: { details },
  href: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes/',
})

/** Who a person was before, and is now, to one business. */
export type Moved = { previous: string; now: string; previousUserId: string }

/**
 * A person has a new number, and so a new user id: a system message, which comes without contacts. Somebody who hides the number
 * is known by the ids alone.
 */
export const numberChanged = (world: World, parties: Parties, { previous, now, previousUserId }: Moved): Webhook => {
  const { person, waba } = parties
  const hidden = person.hidesNumber
  return messagesWebhook(parties, {
    messages: [
      {
        ...(hidden ? {} : { from: previous }),
        from_user_id: previousUserId,
        id: `wamid.${randomBase64(32)}`,
        timestamp: seconds(world.clock.now()),
        type: 'system',
        system: {
          body: hidden ? `User ${person.name} changed` : `User ${person.name} changed from ${previous} to ${now}`,
          ...(hidden ? {} : { wa_id: now }),
          user_id: userIdFor(person, waba.businessId),
          previous_user_id: previousUserId,
          type: hidden ? 'user_changed_user_id' : 'user_changed_number',
        },
      },
    ],
  })
}

/** The business wrote from the WhatsApp Business app: coexistence copies the message to the Cloud API. */
export const messageEchoed = (parties: Parties, message: ChatMessage): Webhook => ({
  ...messagesWebhook(parties, {
    message_echoes: [
      {
        from: parties.number.digits,
        to: parties.person.digits,
        id: message.id,
        timestamp: seconds(message.at),
        type: message.type,
        [message.type]: message.content,
      },
    ],
  }),
  field: 'smb_message_echoes',
})

export const seconds = (ms: number): string => String(Math.floor(ms / 1000))
