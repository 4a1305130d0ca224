import { pause } from '../http/pause.ts'
import { messageReceived, type Parties, statusChanged } from '../webhooks/messages.ts'
import type { Sender, Webhook } from '../webhooks/sender.ts'
import type { Chat, ChatMessage, Failure } from '../world/messaging/chat.ts'
import { noteChange } from '../world/messaging/chats.ts'
import type { World } from '../world/world.ts'

/** Carries messages between business numbers and phones, and tells the app by webhook. */
export type Post = {
  /** A message of the business that Meta accepted: it goes to the phone, or fails. */
  carry(parties: Parties, chat: Chat, message: ChatMessage, failure: Failure | null): void
  /** A person's message goes to the app. */
  bring(parties: Parties, chat: Chat, message: ChatMessage): void
  /** The person reads what came. */
  read(parties: Parties, chat: Chat): void
  /** Any other webhook of this chat, in its order. */
  tell(chat: Chat, webhook: Webhook): void
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>
}

/** Meta accepts first and says later what became of it; the answer is at its caller by then. */
const afterTheAnswer = 5

export function createPost(world: World, sender: Sender, closing: AbortSignal): Post {
  const underway = new Set<Promise<unknown>>()

  /** Webhooks of one chat wait for each other, so that they arrive in the order in which things happened. */
  const inTurn = (chat: Chat, act: () => Promise<unknown>) => {
    const job: Promise<unknown> = chat.sending
      .then(act)
      .catch(() => {})
      .finally(() => underway.delete(job))
    chat.sending = job
    underway.add(job)
  }

  const say = async (parties: Parties, message: ChatMessage, status: 'sent' | 'delivered' | 'read' | 'failed') => {
    const times = world.scenario.scenario.messages?.statuses === 'twice' ? 2 : 1
    for (let time = 0; time < times; time += 1) await sender.send(statusChanged(world, parties, message, status))
  }

  async function onItsWay(parties: Parties, message: ChatMessage): Promise<void> {
    const { phones, statuses } = world.scenario.scenario.messages ?? {}
    const arrives = phones !== 'switched off'
    message.status = arrives ? 'delivered' : 'sent'
    noteChange(world, parties.person.digits)
    const said = arrives ? (['sent', 'delivered'] as const) : (['sent'] as const)
    for (const status of statuses === 'backwards' ? said.toReversed() : said) await say(parties, message, status)
  }

  return {
    carry(parties, chat, message, failure) {
      inTurn(chat, async () => {
        await pause(afterTheAnswer, closing)
        if (!failure) return onItsWay(parties, message)
        Object.assign(message, { status: 'failed', failure })
        await say(parties, message, 'failed')
      })
    },
    bring(parties, chat, message) {
      chat.writtenAt = message.at
      noteChange(world, parties.person.digits)
      inTurn(chat, () => sender.send(messageReceived(parties, message)))
    },
    read(parties, chat) {
      const unread = chat.messages.filter(({ from, status }) => from === 'business' && status === 'delivered')
      if (unread.length === 0) return
      for (const message of unread) message.status = 'read'
      noteChange(world, parties.person.digits)
      for (const message of unread) inTurn(chat, () => say(parties, message, 'read'))
    },
    tell: (chat, webhook) => inTurn(chat, () => sender.send(webhook)),
    async settled() {
      while (underway.size > 0) await Promise.all(underway)
      await sender.settled()
    },
  }
}
