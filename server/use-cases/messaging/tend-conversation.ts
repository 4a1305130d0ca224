import type { Conversation } from '../../delivery/kapso-conversations.ts'
import type { Deps } from '../../deps.ts'
import { endConversation, tendLater } from '../../store/messaging/conversations.ts'
import type { ConversationRow } from '../../store/messaging/tables.ts'
import { listeningWebhooks } from '../../store/webhooks/relayed.ts'
import { addMs, minute, toIso } from '../../time.ts'
import { asksFor, longestSilence, minutesOf, nextAfter } from './conversation-times.ts'
import { about, conversationEvent } from './note-conversations.ts'
import { writeRelayed } from './write-relayed.ts'

/**
 * Tells that a conversation fell silent, to each webhook after its own minutes, and that it ended, after a day in which nobody wrote.
 * What was told is written in the same transaction. A conversation that ended is forgotten.
 */
export async function tendConversation(
  deps: Pick<Deps, 'db' | 'now' | 'sealer'>,
  row: ConversationRow,
  owner: string,
): Promise<'released' | undefined> {
  const { db, now, sealer } = deps
  const { phone_number_id, last_at: at, created_at: createdAt } = row
  const webhooks = (await listeningWebhooks(db, [row.project_id], [phone_number_id])).filter(
    (webhook) => webhook.phone_number_id === phone_number_id,
  )
  const conversation = JSON.parse(await sealer.open(row.about, about(row.id))) as Conversation
  const told = JSON.parse(row.told) as string[]
  const silence = now().getTime() - Date.parse(at)
  const silent = webhooks.filter(
    (webhook) =>
      asksFor(webhook, 'whatsapp.conversation.inactive') &&
      !told.includes(webhook.id) &&
      silence >= minutesOf(webhook) * minute,
  )
  const over = silence >= longestSilence
  const ended = over ? webhooks.filter((webhook) => asksFor(webhook, 'whatsapp.conversation.ended')) : []
  const { write } = await writeRelayed(deps, [
    ...silent.map((webhook) =>
      conversationEvent('whatsapp.conversation.inactive', webhook, phone_number_id, conversation, {
        at,
        createdAt,
        minutes: minutesOf(webhook),
      }),
    ),
    ...ended.map((webhook) =>
      conversationEvent('whatsapp.conversation.ended', webhook, phone_number_id, conversation, { at, createdAt }),
    ),
  ])
  const all = [...told, ...silent.map(({ id }) => id)]
  const next = { told: JSON.stringify(all), run_at: toIso(addMs(new Date(at), nextAfter(webhooks, all))) }
  return db.transaction().execute(async (tx) => {
    const moved = over ? await endConversation(tx, row, owner) : await tendLater(tx, row, owner, next)
    if (!moved) return undefined
    await write(tx)
    return 'released'
  })
}
