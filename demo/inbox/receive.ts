import type { UnifiedMessage } from '@kapso/whatsapp-cloud-api'
import { normalizeWebhook } from '@kapso/whatsapp-cloud-api/server'
import type { Inbox, InboxMessage } from './inbox.ts'

/** What Meta says of messages, as Patchbay relays it: read by a library that was written for Meta. */
export function receive(inbox: Inbox, body: string): void {
  const { phoneNumberId, contacts, messages, statuses } = normalizeWebhook(JSON.parse(body))
  if (!phoneNumberId) return
  for (const { id, status, errors } of statuses) inbox.setStatus(phoneNumberId, id, status, reason(errors?.[0]))
  for (const message of messages) {
    const id = message.from ?? message.fromUserId
    const mine = message.kapso?.direction === 'outbound'
    const other = mine ? message.to : id
    if (!other) continue
    const known = inbox.conversation(phoneNumberId, other)
    const contact = contacts.find(({ waId, userId }) => waId === other || userId === other)
    if (contact?.profile?.name) known.name = contact.profile.name
    if (!mine) known.writtenAt = Math.max(known.writtenAt ?? 0, Number(message.timestamp) * 1000)
    if (message.type === 'reaction') react(inbox, phoneNumberId, message)
    else {
      if (!mine && !known.messages.some((one) => one.id === message.id)) known.unread += 1
      inbox.add(phoneNumberId, other, shown(message, mine))
    }
  }
  inbox.changed(phoneNumberId)
}

function react(inbox: Inbox, phoneNumberId: string, { reaction }: UnifiedMessage): void {
  const target = inbox.find(phoneNumberId, reaction?.messageId ?? '')
  if (target) target.reaction = reaction?.emoji ?? ''
}

const kinds = ['image', 'video', 'audio', 'document', 'sticker'] as const

function shown(message: UnifiedMessage, mine: boolean): InboxMessage {
  const kind = kinds.find((one) => message[one])
  const file = kind && message[kind]
  return {
    id: message.id,
    mine,
    text: words(message),
    media: kind && file?.id ? { id: file.id, kind } : null,
    at: Number(message.timestamp) * 1000,
    status: mine ? 'sent' : 'delivered',
    error: '',
    reaction: '',
  }
}

interface Interactive {
  buttonReply?: { title?: string }
  listReply?: { title?: string }
}

/** A message in words: what was typed, or the title of the button that was pressed. */
function words(message: UnifiedMessage): string {
  const { text, image, video, document, location, interactive, type } = message
  const { buttonReply, listReply } = (interactive ?? {}) as Interactive
  const button = message.button as { text?: string } | undefined
  const said = text?.body ?? button?.text ?? buttonReply?.title ?? listReply?.title
  const place = location && [location.name, location.address].filter(Boolean).join(', ')
  return said ?? image?.caption ?? video?.caption ?? document?.caption ?? place ?? (type === 'image' ? '' : type)
}

const reason = (error: Record<string, unknown> | undefined): string => {
  const details = (error?.errorData as { details?: string } | undefined)?.details
  return String(details ?? error?.title ?? '')
}
