import type { Chat, ChatMessage } from '../world/messaging/chat.ts'
import { personOf } from '../world/messaging/people.ts'
import { displayNumber } from '../world/phone.ts'
import type { World } from '../world/world.ts'
import { showMessage, summary } from './show-message.ts'

/** The phone of a person: who it is, and a chat for each business number that can be written to. */
export function showPhone(world: World, digits: string) {
  const person = personOf(world, digits)
  const chats = [...world.numbers.values()]
    .filter(({ platformType }) => platformType === 'CLOUD_API')
    .map((number) => {
      const chat = world.messaging.chats.get(`${number.id} ${digits}`)
      const last = arrived(chat).at(-1)
      return {
        phoneNumberId: number.id,
        name: number.verifiedName,
        display: displayNumber(number.digits),
        unread: arrived(chat).filter(({ from, status }) => from === 'business' && status === 'delivered').length,
        last: last ? summary(last) : '',
        at: last?.at ?? 0,
      }
    })
  return {
    person: { digits, display: displayNumber(digits), name: person.name },
    chats: chats.sort((one, other) => other.at - one.at),
  }
}

/** One chat as the phone shows it, oldest message first. */
export function showChat(world: World, digits: string, phoneNumberId: string) {
  const chat = world.messaging.chats.get(`${phoneNumberId} ${digits}`)
  return {
    messages: arrived(chat)
      .filter(({ type }) => type !== 'reaction')
      .map((message) => showMessage(world, message)),
    typing: (chat?.typingUntil ?? 0) > world.clock.now(),
  }
}

/** Only what reached the phone: a message that failed, or waits for the phone to be switched on, is not there. */
const arrived = (chat: Chat | undefined): ChatMessage[] =>
  (chat?.messages ?? []).filter(({ from, status }) => from === 'person' || status === 'delivered' || status === 'read')
