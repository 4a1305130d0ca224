import { v7 as uuid, v5 as uuidOf } from 'uuid'
import { type Conversation, conversationBody, conversationOf } from '../../delivery/kapso-conversations.ts'
import { type MessageEvent, namespace, orderOf } from '../../delivery/kapso-messages.ts'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import { noteConversation } from '../../store/messaging/conversations.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { addMs, toIso } from '../../time.ts'
import { asksFor, nextAfter } from './conversation-times.ts'
import type { ToRelay } from './write-relayed.ts'

/** The messages of one number, and the webhooks of that number that ask for its conversations. */
export interface Talk {
  webhooks: [WebhookRow, ...WebhookRow[]]
  phoneNumberId: string
  events: MessageEvent[]
}

export interface Noted {
  /** Whether there is anything to write. */
  any: boolean
  /** That a conversation began: to be written only where it did, see {@link ToRelay.began}. */
  began: ToRelay[]
  /** @returns the conversations that began */
  write(tx: Db): Promise<Set<string>>
}

/** What a conversation's row is sealed for. */
export const about = (id: string) => `conversation ${id}`

/** Follows the conversations that messages belong to, of the numbers that have a webhook which asks for that. */
export async function noteConversations(deps: Pick<Deps, 'now' | 'sealer'>, talks: Talk[]): Promise<Noted> {
  const [now, at] = [deps.now(), toIso(deps.now())]
  const began: ToRelay[] = []
  const rows = new Map<string, Parameters<typeof noteConversation>[1]>()
  for (const { webhooks, phoneNumberId, events } of talks) {
    const [{ project_id }] = webhooks
    for (const event of events) {
      const conversation = conversationOf(event, at)
      if (!conversation) continue
      const id = uuidOf(`${project_id} ${phoneNumberId} ${conversation.person}`, namespace)
      if (!rows.has(id)) began.push(...beginning(webhooks, phoneNumberId, conversation, id, at))
      rows.set(id, {
        id,
        project_id,
        phone_number_id: phoneNumberId,
        about: await deps.sealer.seal(JSON.stringify(conversation), about(id)),
        created_at: at,
        last_at: at,
        run_at: toIso(addMs(now, nextAfter(webhooks, []))),
      })
    }
  }
  return {
    any: rows.size > 0,
    began,
    async write(tx) {
      const fresh = new Set<string>()
      for (const row of rows.values()) if (await noteConversation(tx, row)) fresh.add(row.id)
      return fresh
    },
  }
}

const beginning = (
  webhooks: WebhookRow[],
  phoneNumberId: string,
  conversation: Conversation,
  began: string,
  at: string,
): ToRelay[] =>
  webhooks
    .filter((webhook) => asksFor(webhook, 'whatsapp.conversation.created'))
    .map((webhook) => conversationEvent('whatsapp.conversation.created', webhook, phoneNumberId, conversation, { at }))
    .map((event) => ({ ...event, began }))

/** One event of a conversation, for one webhook. */
export function conversationEvent(
  event: Parameters<typeof conversationBody>[0],
  webhook: WebhookRow,
  phoneNumberId: string,
  conversation: Conversation,
  { at, createdAt = at, minutes = 0 }: { at: string; createdAt?: string; minutes?: number },
): ToRelay {
  const body = conversationBody(event, phoneNumberId, conversation, { created_at: createdAt, last_at: at }, minutes)
  return {
    webhook,
    event,
    eventId: uuid(),
    phoneNumberId,
    order: orderOf(phoneNumberId, conversation.person),
    body: webhook.dialect === 'admin' ? JSON.stringify({ event, ...JSON.parse(body) }) : body,
  }
}
