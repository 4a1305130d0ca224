import { v5 as uuidOf } from 'uuid'
import type { ConversationEvent } from '../../contract/index.ts'
import { conversationId, type MessageEvent, namespace } from './kapso-messages.ts'

/** What is known of a conversation: with whom, and its latest message. Stored sealed. */
export interface Conversation {
  person: string
  /** As events of messages show the person. */
  shown: Record<string, unknown>
  message: { id: string; direction: 'inbound' | 'outbound'; at: string }
}

/** The conversation as an event of a message leaves it. Undefined for an event that is no message, such as `read`. */
export function conversationOf({ event, person, body }: MessageEvent, now: string): Conversation | undefined {
  if (event !== 'whatsapp.message.received' && event !== 'whatsapp.message.sent') return undefined
  const { id, timestamp } = body.message
  const { id: _, phone_number_id: __, status: ___, ...shown } = body.conversation
  const seconds = Number(timestamp)
  return {
    person,
    shown,
    message: {
      id: typeof id === 'string' ? id : '',
      direction: event === 'whatsapp.message.received' ? 'inbound' : 'outbound',
      at: seconds > 0 && seconds < 1e11 ? new Date(seconds * 1_000).toISOString() : now,
    },
  }
}

/** An event of a conversation in Kapso's shape, without the counts and texts that Kapso has in its store of messages. */
export function conversationBody(
  event: ConversationEvent,
  phone_number_id: string,
  { person, shown, message }: Conversation,
  { created_at, last_at }: { created_at: string; last_at: string },
  minutes: number,
): string {
  return JSON.stringify({
    conversation: {
      id: conversationId(phone_number_id, person),
      ...shown,
      status: event === 'whatsapp.conversation.ended' ? 'ended' : 'active',
      last_active_at: last_at,
      created_at,
      updated_at: last_at,
      metadata: {},
      phone_number_id,
    },
    ...(event === 'whatsapp.conversation.inactive'
      ? {
          since_message: {
            id: uuidOf(message.id, namespace),
            whatsapp_message_id: message.id,
            direction: message.direction,
            created_at: message.at,
          },
          inactivity: { minutes },
        }
      : {}),
    phone_number_id,
  })
}
