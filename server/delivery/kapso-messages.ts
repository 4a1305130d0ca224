import { createHash } from 'node:crypto'
import { v5 as uuidOf } from 'uuid'
import type { NumberEvent } from '../../contract/index.ts'
import { fieldsOf, personIn, rowsOf } from './meta-messages.ts'

type Fields = Record<string, unknown>

/** One message or status as an event of Kapso's dialect. */
export interface MessageEvent {
  event: NumberEvent
  /** Whom it was exchanged with. */
  person: string
  body: { message: Fields; conversation: Fields; phone_number_id: string }
}

/** Statuses of Meta's that are events. Others, such as `played`, are in Meta's own webhooks alone. */
const events: Record<string, NumberEvent> = {
  sent: 'whatsapp.message.sent',
  delivered: 'whatsapp.message.delivered',
  read: 'whatsapp.message.read',
  failed: 'whatsapp.message.failed',
}

const media = ['image', 'video', 'audio', 'document', 'sticker']

/**
 * The events of one change of Meta's in Kapso's shape. What Kapso adds out of its store of messages is not there, because Patchbay
 * keeps none: counts of a conversation, the content of a message that was sent, and whether a conversation is new.
 */
export function messageEvents(field: string, value: unknown, phoneNumberId: string): MessageEvent[] {
  if (field === 'smb_message_echoes')
    return rowsOf(value, 'message_echoes').map((message) =>
      told('whatsapp.message.sent', personIn('message_echoes', message), phoneNumberId, message, {
        direction: 'outbound',
        status: 'sent',
        origin: 'business_app',
      }),
    )
  if (field !== 'messages') return []
  const received = rowsOf(value, 'messages').map((message) => {
    const person = personIn('messages', message)
    const kapso = { direction: 'inbound', status: 'received', processing_status: 'pending', origin: 'cloud_api' }
    return told('whatsapp.message.received', person, phoneNumberId, message, kapso, contactOf(value, person))
  })
  const statuses = rowsOf(value, 'statuses').flatMap((status) => {
    const event = events[String(status.status)]
    if (!event) return []
    const { id, timestamp, recipient_id, recipient_user_id, biz_opaque_callback_data } = status
    const message = { id, timestamp, to: recipient_id, to_user_id: recipient_user_id, biz_opaque_callback_data }
    const kapso = { direction: 'outbound', status: status.status, origin: 'cloud_api', statuses: [status] }
    return [told(event, personIn('statuses', status), phoneNumberId, message, kapso)]
  })
  return [...received, ...statuses]
}

function told(
  event: NumberEvent,
  person: string,
  phone_number_id: string,
  message: Fields,
  kapso: Fields,
  contact: Fields = {},
): MessageEvent {
  const type = String(message.type ?? '')
  const enrichment =
    kapso.statuses === undefined ? { has_media: media.includes(type), content: contentOf(message, type) } : {}
  const name = fieldsOf(contact.profile).name
  const bsuid = message.from_user_id ?? message.to_user_id ?? contact.user_id
  const number = [message.from, message.to].find((one) => typeof one === 'string' && one === person)
  return {
    event,
    person,
    body: {
      message: { ...message, kapso: { ...kapso, ...enrichment } },
      conversation: {
        id: conversationId(phone_number_id, person),
        phone_number_id,
        ...(number ? { phone_number: `+${String(number).replace(/\D/g, '')}` } : {}),
        ...(bsuid ? { business_scoped_user_id: bsuid } : {}),
        ...(contact.profile && fieldsOf(contact.profile).username
          ? { username: fieldsOf(contact.profile).username }
          : {}),
        status: 'active',
        ...(name ? { kapso: { contact_name: name } } : {}),
      },
      phone_number_id,
    },
  }
}

const contactOf = (value: unknown, person: string): Fields => {
  const contacts = rowsOf(value, 'contacts')
  return contacts.find(({ wa_id, user_id }) => wa_id === person || user_id === person) ?? contacts[0] ?? {}
}

/** A message as one line of text, for apps that show a preview. */
function contentOf(message: Fields, type: string): string {
  const about = fieldsOf(message[type])
  const reply = fieldsOf(about.button_reply ?? about.list_reply)
  const words = [about.body, about.caption, about.text, reply.title, about.emoji, about.name, about.filename]
  return String(words.find((one) => typeof one === 'string') ?? '')
}

/** Any fixed id will do: it only has to be ours. */
export const namespace = '2b1d4a86-51f4-4b0e-9a9c-6d7f0c3a8e55'

/** The same for one person and number, always. */
export const conversationId = (phoneNumberId: string, person: string) => uuidOf(`${phoneNumberId} ${person}`, namespace)

/** The key of an order of deliveries: it tells people apart without naming them. */
export const orderOf = (phoneNumberId: string, person: string) =>
  createHash('sha256').update(`${phoneNumberId} ${person}`).digest('base64url').slice(0, 22)
