import type { Category, Failure } from '../../world/messaging/chat.ts'
import { windowIsOpen } from '../../world/messaging/chat.ts'
import { addMessage, chatOf } from '../../world/messaging/chats.ts'
import { type Answer, type NodeCall, text } from '../call.ts'
import { cloudError } from '../graph-error.ts'
import { blockedBy } from '../number/block-users.ts'
import { addressee } from './addressee.ts'
import { admit } from './admission.ts'
import { checkReferences } from './content.ts'
import { keepWithinLimits } from './limits.ts'
import { markRead } from './mark-read.ts'
import { readMessage, type Sent } from './shapes/message.ts'
import type { TemplateSend } from './shapes/template.ts'
import { fillTemplate } from './template.ts'
import { templateRefusals } from './template-refusals.ts'

/** `POST /{phone}/messages`: sends a message, or marks one as read. */
export function sendMessage(nodeCall: NodeCall<'phone'>): Answer {
  const { world, call, ways, node } = nodeCall
  const { number, waba } = node
  if (text(call, 'status')) return markRead(nodeCall)
  const sent = readMessage(call)
  const { person, contact } = addressee(world, number, waba, sent)
  admit(number, waba)
  const filled = sent.type === 'template' ? fillTemplate(nodeCall, sent.content as TemplateSend) : null
  if (filled?.template.category === 'AUTHENTICATION' && contact.user_id) throw templateRefusals.userId()
  if (person && blockedBy(world, number.id).has(person.digits)) throw blocked()
  checkReferences(nodeCall, sent.type, sent.content)
  keepWithinLimits(world, number, contact.wa_id ?? contact.input)
  const chat = chatOf(world, number.id, person?.digits ?? contact.input)
  const closed = !filled && !windowIsOpen(chat, world.clock.now())
  if (closed && world.scenario.scenario.messages?.window === 'refused at once')
    throw cloudError(400, outsideWindow.code, outsideWindow.title, outsideWindow.details)
  const message = addMessage(world, chat, {
    from: 'business',
    type: sent.type,
    content: sent.content,
    shown: filled?.shown ?? null,
    category: (filled?.template.category.toLowerCase() ?? 'service') as Category,
    contextId: sent.context?.message_id ?? null,
    callbackData: sent.biz_opaque_callback_data ?? null,
  })
  if (person) {
    const unreachable = world.scenario.scenario.messages?.phones === 'unreachable'
    const failure = closed ? outsideWindow : unreachable ? undeliverable : null
    if (!failure) react(nodeCall, sent)
    ways.post.carry({ number, waba, person }, chat, message, failure)
  }
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      contacts: [contact],
      messages: [{ id: message.id, ...(filled ? { message_status: 'accepted' } : {}) }],
    },
  }
}

const blocked = () =>
  cloudError(400, 131026, 'Message undeliverable', 'Unable to deliver message: the business has blocked this user.')

/** A reaction stands on the message that it is for; an empty one is taken back. */
function react({ world }: NodeCall<'phone'>, { type, content }: Sent): void {
  if (type !== 'reaction') return
  const { message_id, emoji = '' } = content as { message_id: string; emoji?: string }
  const target = world.messaging.messages.get(message_id)
  if (target) target.message.reactions.business = emoji
}

const outsideWindow: Failure = {
  code: 131047,
  title: 'Re-engagement message',
  details:
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
}

const undeliverable: Failure = { code: 131026, title: 'Message undeliverable', details: 'Message Undeliverable.' }
