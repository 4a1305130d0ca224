import { partiesOf } from '../messages/parties.ts'
import { personWrites } from '../messages/person-writes.ts'
import type { Post } from '../messages/post.ts'
import type { Written } from '../messages/written.ts'
import { messageEchoed, numberChanged } from '../webhooks/messages.ts'
import type { Sender } from '../webhooks/sender.ts'
import { templateReviewed } from '../webhooks/templates.ts'
import type { Chat, ChatMessage } from '../world/messaging/chat.ts'
import { addMessage, chatOf } from '../world/messaging/chats.ts'
import { movePerson } from '../world/messaging/people.ts'
import type { TemplateStatus } from '../world/messaging/template.ts'
import type { World } from '../world/world.ts'

/** A message as tests read it: which number, which person, and what became of it. */
export type ShownMessage = ChatMessage & { phoneNumberId: string; person: string }

type Filter = { phoneNumberId?: string; person?: string }
type TemplateReview = { templateId: string; decision: TemplateStatus; reason?: string }
type Echo = { phoneNumberId: string; to: string; text: string }

const decisions: TemplateStatus[] = ['APPROVED', 'REJECTED', 'PAUSED', 'DISABLED']

/** What people write to business numbers, and what Meta's reviewers do with templates. */
export function messagesControl(world: World, sender: Sender, post: Post) {
  return {
    /** Messages of all chats, oldest first, that the sandbox still remembers. */
    messages: (filter: Filter = {}): ShownMessage[] =>
      [...world.messaging.messages.values()]
        .filter(({ chat }) => isOf(chat, filter))
        .map(({ chat, message }) => ({ ...message, phoneNumberId: chat.phoneNumberId, person: chat.person })),

    phone: {
      /** A person writes, presses a button, or reacts; resolves when Meta has it, before the webhook is delivered. */
      async write(written: Written): Promise<ShownMessage> {
        const message = await personWrites(world, post, written)
        return { ...message, phoneNumberId: written.phoneNumberId, person: written.from.replace(/\D/g, '') }
      },
      /** A person opens a chat and reads all that came. */
      read({ from, phoneNumberId }: { from: string; phoneNumberId: string }): void {
        const parties = partiesOf(world, phoneNumberId, from.replace(/\D/g, ''))
        post.read(parties, chatOf(world, phoneNumberId, parties.person.digits))
      },
      /** A person takes a new number: every business that they wrote with hears of it, and knows them under a new id. */
      move({ from, to }: { from: string; to: string }): void {
        const [previous, now] = [from.replace(/\D/g, ''), to.replace(/\D/g, '')]
        for (const { phoneNumberId, previousUserId } of movePerson(world, previous, now)) {
          const parties = partiesOf(world, phoneNumberId, now)
          post.tell(chatOf(world, phoneNumberId, now), numberChanged(world, parties, { previous, now, previousUserId }))
        }
      },
    },

    /** Coexistence: the business writes from the WhatsApp Business app, and `smb_message_echoes` is sent. */
    echo({ phoneNumberId, to, text }: Echo): ShownMessage {
      const parties = partiesOf(world, phoneNumberId, to.replace(/\D/g, ''))
      if (!parties.number.coexistence) throw new TypeError('phoneNumberId must be that of a number in the app')
      const chat = chatOf(world, phoneNumberId, parties.person.digits)
      const message = addMessage(world, chat, {
        from: 'business',
        type: 'text',
        content: { body: text },
        status: 'delivered',
      })
      post.tell(chat, messageEchoed(parties, message))
      return { ...message, phoneNumberId, person: parties.person.digits }
    },

    /** Meta decides about a template, or pauses it later, and reports it by `message_template_status_update`. */
    reviewTemplate({ templateId, decision, reason = 'NONE' }: TemplateReview): void {
      const template = world.messaging.templates.get(templateId)
      const waba = world.wabas.get(template?.wabaId ?? '')
      if (!template || !waba) throw new TypeError('templateId must be the id of a template of this world')
      if (!decisions.includes(decision)) throw new TypeError(`decision must be one of: ${decisions.join(', ')}`)
      template.status = decision
      template.rejectedReason = reason
      void sender.send(templateReviewed(waba, template))
    },
  }
}

const isOf = (chat: Chat, { phoneNumberId, person }: Filter): boolean =>
  (!phoneNumberId || chat.phoneNumberId === phoneNumberId) && (!person || chat.person === person.replace(/\D/g, ''))
