import { noteChange } from '../../world/messaging/chats.ts'
import { type Answer, type NodeCall, structure, success, text } from '../call.ts'
import { badParameter } from '../graph-error.ts'
import { badValue } from './shapes/refusal.ts'

/** The phone shows "typing" until a message comes, 25 seconds at most. */
const typingLasts = 25_000

/** `POST /{phone}/messages` with `status: read`: the person sees that the business has read, and perhaps that it is typing. */
export function markRead({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  if (text(call, 'messaging_product') !== 'whatsapp')
    throw badParameter('The parameter messaging_product is required and must be whatsapp.')
  if (text(call, 'status') !== 'read') throw badParameter('Param status must be one of {READ}')
  const id = text(call, 'message_id')
  if (!id) throw badParameter('The parameter message_id is required.')
  const found = world.messaging.messages.get(id)
  if (!found || found.chat.phoneNumberId !== number.id || found.message.from !== 'person')
    throw badValue('message_id: no such message of this phone number')
  const typing = structure(call, 'typing_indicator')
  if (typing !== undefined) {
    if ((typing as { type?: unknown } | null)?.type !== 'text')
      throw badParameter("Param typing_indicator['type'] must be one of {TEXT}")
    found.chat.typingUntil = world.clock.now() + typingLasts
  }
  for (const message of found.chat.messages)
    if (message.from === 'person' && message.at <= found.message.at) message.status = 'read'
  noteChange(world, found.chat.person)
  return success
}
