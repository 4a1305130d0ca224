import type { ChatMessage } from '../world/messaging/chat.ts'
import type { World } from '../world/world.ts'
import { contactLines, fileOf, interactiveView } from './contents.ts'
import type { MessageView, Press } from './message-view.ts'

export function showMessage(world: World, message: ChatMessage): MessageView {
  const quoted = message.contextId ? world.messaging.messages.get(message.contextId)?.message : undefined
  return {
    id: message.id,
    mine: message.from === 'person',
    at: message.at,
    read: message.status === 'read',
    ...empty,
    ...(message.shown ? shownTemplate(world, message.shown) : shownContent(world, message)),
    quoted: quoted ? summary(quoted) : '',
    reactions: Object.values(message.reactions).filter(Boolean),
  }
}

type Drawn = Omit<MessageView, 'id' | 'mine' | 'at' | 'read' | 'quoted' | 'reactions'>

const empty: Drawn = {
  title: '',
  text: '',
  footer: '',
  file: null,
  place: null,
  lines: [],
  presses: [],
  list: null,
}

const kinds: Record<string, Press['kind']> = {
  QUICK_REPLY: 'reply',
  URL: 'link',
  PHONE_NUMBER: 'call',
  COPY_CODE: 'copy',
}

function shownTemplate(
  world: World,
  { header, body, footer, buttons }: NonNullable<ChatMessage['shown']>,
): Partial<Drawn> {
  const kind = header?.format.toLowerCase() ?? ''
  return {
    title: header?.text ?? '',
    text: body,
    footer,
    file: header?.media && kind !== 'location' ? fileOf(world, kind, header.media) : null,
    presses: buttons.map(({ type, text, value }) => ({
      kind: kinds[type] ?? 'none',
      text,
      value: type === 'QUICK_REPLY' ? text : value,
    })),
  }
}

type Words = { body?: string; text?: string; caption?: string; emoji?: string }

function shownContent(world: World, { type, content }: ChatMessage): Partial<Drawn> {
  const { body = '', text = '', caption = '' } = content as Words
  if (type === 'text') return { text: body }
  if (type === 'button') return { text }
  if (type === 'location') {
    const { latitude, longitude, name = '', address = '' } = content as Record<string, string>
    return { place: { name, address, at: `${latitude}, ${longitude}` } }
  }
  if (type === 'contacts') return { lines: contactLines(content) }
  if (type === 'interactive') return interactiveView(world, content)
  return { file: fileOf(world, type, content), text: caption }
}

/** A message in a line: for the list of chats, and where it is quoted. */
export function summary({ type, content, shown }: ChatMessage): string {
  if (shown) return shown.body
  const { body, text, caption, emoji } = content as Words
  const words = type === 'interactive' ? interactiveView(null, content).text : (body ?? text ?? caption)
  if (type === 'reaction') return `Reacted ${emoji ?? ''}`
  return words || `${type[0]?.toUpperCase()}${type.slice(1)}`
}
