import { blockedBy } from '../graph/number/block-users.ts'
import type { ChatMessage } from '../world/messaging/chat.ts'
import { addMessage, chatOf, noteChange } from '../world/messaging/chats.ts'
import type { World } from '../world/world.ts'
import { base64OfHex, keepFile } from './file.ts'
import { partiesOf } from './parties.ts'
import type { Post } from './post.ts'
import { readWritten, type Written } from './written.ts'

/**
 * A person writes to a business number: the app gets a webhook, and the business may write freely for 24 hours.
 *
 * @throws {TypeError} saying what cannot be sent.
 */
export async function personWrites(world: World, post: Post, given: Written): Promise<ChatMessage> {
  const written = readWritten(given)
  const digits = written.from.replace(/\D/g, '')
  if (!/^[1-9]\d{6,14}$/.test(digits)) throw new TypeError('from must be a phone number with its country code')
  const parties = partiesOf(world, written.phoneNumberId, digits)
  if (parties.number.platformType !== 'CLOUD_API')
    throw new TypeError('phoneNumberId must be that of a number that is registered: nobody can write to it yet')
  const chat = chatOf(world, parties.number.id, digits)
  const content = await contentOf(world, written)
  const message = addMessage(world, chat, { from: 'person', status: 'sent', ...content })
  if (written.react) {
    const target = world.messaging.messages.get(written.react.messageId)
    if (target) target.message.reactions.person = written.react.emoji
  }
  // Somebody who was blocked writes into nothing, and is not told.
  if (!blockedBy(world, parties.number.id).has(digits)) post.bring(parties, chat, message)
  noteChange(world, digits)
  return message
}

type Content = Pick<ChatMessage, 'type' | 'content'> & { contextId?: string | null }

async function contentOf(world: World, written: Written): Promise<Content> {
  const { text, location, contacts, file, press, react, replyTo } = written
  const contextId = replyTo ?? null
  if (text) return { type: 'text', content: { body: text }, contextId }
  if (location) return { type: 'location', content: location, contextId }
  if (contacts) return { type: 'contacts', content: contacts, contextId }
  if (file) return { ...(await fileContent(world, written.phoneNumberId, file)), contextId }
  if (react)
    return {
      type: 'reaction',
      content: { message_id: react.messageId, ...(react.emoji ? { emoji: react.emoji } : {}) },
    }
  if (press) return pressed(world, press)
  throw new TypeError('one of text, file, location, contacts, press and react must be given')
}

async function fileContent(world: World, phoneNumberId: string, file: NonNullable<Written['file']>): Promise<Content> {
  const { mimeType, name, caption } = file
  const bytes = file.bytes ?? Uint8Array.from(atob(file.base64 ?? ''), (char) => char.charCodeAt(0))
  const [kind = ''] = mimeType.split('/')
  const type = mimeType === 'image/webp' ? 'sticker' : ['image', 'video', 'audio'].includes(kind) ? kind : 'document'
  const media = await keepFile(world, { phoneNumberId, mimeType, bytes, name: name ?? null })
  return {
    type,
    content: {
      ...(caption && (type === 'image' || type === 'video' || type === 'document') ? { caption } : {}),
      ...(type === 'document' && name ? { filename: name } : {}),
      mime_type: mimeType,
      sha256: base64OfHex(media.sha256),
      id: media.id,
      ...(type === 'sticker' ? { animated: false } : {}),
      ...(type === 'audio' ? { voice: false } : {}),
    },
  }
}

type Button = { type?: string; reply?: { id: string; title: string } }
type Row = { id: string; title: string; description?: string }
type Interactive = {
  type: string
  action?: { buttons?: Button[]; sections?: { rows?: Row[] }[] }
}

/** What pressing a button says to the app depends on the message that the button stands on. */
function pressed(world: World, { messageId, button }: NonNullable<Written['press']>): Content {
  const target = world.messaging.messages.get(messageId)?.message
  if (target?.from !== 'business') throw new TypeError('press.messageId must be the id of a message that came')
  const contextId = target.id
  if (target.shown) {
    const found = target.shown.buttons.find(({ type, text }) => type === 'QUICK_REPLY' && text === button)
    if (!found) throw new TypeError('press.button must be the text of one of the template’s quick replies')
    return { type: 'button', content: { payload: found.value || found.text, text: found.text }, contextId }
  }
  const { type, action } = (target.content ?? {}) as Interactive
  if (type === 'call_permission_request') return { ...permission(world, target.id, button), contextId }
  const reply = action?.buttons?.find((one) => one.reply?.id === button)?.reply
  if (reply) return interactive('button_reply', { id: reply.id, title: reply.title }, contextId)
  const row = action?.sections?.flatMap(({ rows = [] }) => rows).find(({ id }) => id === button)
  if (row) return interactive('list_reply', { ...row }, contextId)
  throw new TypeError('press.button must be the id of a button or a row of that message')
}

const interactive = (type: string, reply: Record<string, unknown>, contextId: string): Content => ({
  type: 'interactive',
  content: { type, [type]: reply },
  contextId,
})

const week = 7 * 86_400_000

/** The answer to a business that asks whether it may call. */
function permission(world: World, messageId: string, answer: string): Content {
  const chat = world.messaging.messages.get(messageId)?.chat
  if (answer !== 'accept' && answer !== 'reject') throw new TypeError('press.button must be accept or reject')
  const until = world.clock.now() + week
  if (chat) chat.callsUntil = answer === 'accept' ? until : null
  const reply = {
    response: answer,
    is_permanent: false,
    ...(answer === 'accept' ? { expiration_timestamp: Math.floor(until / 1000) } : {}),
    response_source: 'user_action',
  }
  return { type: 'interactive', content: { type: 'call_permission_reply', call_permission_reply: reply } }
}
