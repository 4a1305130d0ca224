import { randomHex } from '../random.ts'
import type { World } from '../world.ts'
import type { Chat, ChatMessage } from './chat.ts'

const keptInChat = 200
const keptInAll = 20_000

/** A new chat when they have none yet. */
export function chatOf({ messaging }: World, phoneNumberId: string, person: string): Chat {
  const key = `${phoneNumberId} ${person}`
  const known = messaging.chats.get(key)
  if (known) return known
  const chat: Chat = {
    phoneNumberId,
    person,
    messages: [],
    writtenAt: null,
    typingUntil: 0,
    callsUntil: null,
    sending: Promise.resolve(),
  }
  messaging.chats.set(key, chat)
  return chat
}

type New = Pick<ChatMessage, 'from' | 'type' | 'content'> & Partial<ChatMessage>

export function addMessage(world: World, chat: Chat, given: New): ChatMessage {
  const { messages } = world.messaging
  const message: ChatMessage = {
    id: messageId(chat.person, given.from),
    at: world.clock.now(),
    shown: null,
    category: 'service',
    status: 'accepted',
    failure: null,
    contextId: null,
    callbackData: null,
    reactions: {},
    ...given,
  }
  chat.messages.push(message)
  if (chat.messages.length > keptInChat) chat.messages.shift()
  messages.set(message.id, { chat, message })
  if (messages.size > keptInAll) messages.delete(messages.keys().next().value as string)
  return message
}

/** Tells the phone's page. */
export function noteChange({ messaging }: World, person: string): void {
  for (const watch of messaging.watchers) watch(person)
}

/** A message's id as Meta forms it: base64 of the person's number, of who sent it, and of a random part. */
function messageId(person: string, from: ChatMessage['from']): string {
  const random = from === 'business' ? randomHex(9).toUpperCase() : `3A${randomHex(9).toUpperCase()}`
  const bytes = [
    ...[0x1c, 0x18, person.length],
    ...[...person].map((char) => char.charCodeAt(0)),
    ...[0x15, 0x02, 0x00, from === 'business' ? 0x11 : 0x12, 0x18, random.length],
    ...[...random].map((char) => char.charCodeAt(0)),
    0x00,
  ]
  return `wamid.${btoa(String.fromCharCode(...bytes))}`
}
