import type { World } from '../world/world.ts'
import type { FileView, MessageView } from './message-view.ts'

type Holder = { id?: string; link?: string; filename?: string }

/** A file that Meta keeps is shown from here; one that the business linked is where the business has it. */
export function fileOf(world: World | null, kind: string, content: unknown): FileView {
  const { id, link, filename } = (content ?? {}) as Holder
  const media = id ? world?.messaging.media.get(id) : undefined
  return {
    kind,
    url: media ? `/_phone/files/${media.id}` : (link ?? ''),
    name: filename ?? media?.name ?? (link ? (link.split('/').at(-1) ?? '') : kind),
  }
}

type Contact = { name?: { formatted_name?: string }; phones?: { phone?: string }[] }

export const contactLines = (content: unknown): string[] =>
  (content as Contact[]).map(({ name, phones }) =>
    [name?.formatted_name, phones?.[0]?.phone].filter(Boolean).join(', '),
  )

type Row = { id: string; title: string; description?: string }

type Interactive = {
  type: string
  header?: { type: string; text?: string; [kind: string]: unknown }
  body?: { text: string }
  footer?: { text: string }
  action?: {
    button?: string
    buttons?: { reply?: { id: string; title: string } }[]
    sections?: { title?: string; rows?: Row[] }[]
    parameters?: { display_text?: string; url?: string; flow_cta?: string }
  }
  button_reply?: { title: string }
  list_reply?: Row
  call_permission_reply?: { response: string }
}

type Drawn = Pick<MessageView, 'title' | 'text' | 'footer' | 'file' | 'presses' | 'list'>

/** An interactive message of the business, or a person's answer to one. */
export function interactiveView(world: World | null, content: unknown): Drawn {
  const { type, header, body, footer, action = {}, ...reply } = content as Interactive
  const answer = reply.button_reply?.title ?? reply.list_reply?.title ?? permissionWords(reply.call_permission_reply)
  return {
    title: header?.text ?? '',
    text: body?.text ?? answer ?? '',
    footer: footer?.text ?? '',
    file: header && header.type !== 'text' ? fileOf(world, header.type, header[header.type]) : null,
    presses: pressesOf(type, action),
    list: type === 'list' && action.sections ? listOf(action.button ?? 'See all', action.sections) : null,
  }
}

const permissionWords = (reply: Interactive['call_permission_reply']) =>
  reply && (reply.response === 'accept' ? 'You may call me' : 'Please do not call')

function pressesOf(
  type: string,
  { buttons = [], parameters = {} }: NonNullable<Interactive['action']>,
): Drawn['presses'] {
  if (type === 'call_permission_request')
    return [
      { kind: 'reply', text: 'Allow calls', value: 'accept' },
      { kind: 'reply', text: 'Not now', value: 'reject' },
    ]
  if (parameters.url) return [{ kind: 'link', text: parameters.display_text ?? 'Open', value: parameters.url }]
  if (parameters.flow_cta) return [{ kind: 'none', text: parameters.flow_cta, value: '' }]
  return buttons.flatMap(({ reply }) => (reply ? [{ kind: 'reply' as const, text: reply.title, value: reply.id }] : []))
}

const listOf = (button: string, sections: { title?: string; rows?: Row[] }[]): NonNullable<Drawn['list']> => ({
  button,
  sections: sections.map(({ title = '', rows = [] }) => ({
    title,
    rows: rows.map((row) => ({ id: row.id, title: row.title, note: row.description ?? '' })),
  })),
})
