import type { ConversationEvent } from '../../../contract/index.ts'
import type { WebhookRow } from '../../store/webhooks/tables.ts'
import { day, minute } from '../../time.ts'

/** How long nobody may write before a conversation is over, in milliseconds. */
export const longestSilence = day

export const asksFor = ({ kind, events }: WebhookRow, ...names: ConversationEvent[]) =>
  kind === 'kapso' && names.some((name) => (JSON.parse(events) as string[]).includes(name))

/** After how many minutes of silence a webhook is told. */
export const minutesOf = ({ inactivity_minutes }: WebhookRow) => inactivity_minutes ?? 60

/** When the next webhook is to be told, in milliseconds after the latest message. */
export function nextAfter(webhooks: WebhookRow[], told: string[]): number {
  const waits = webhooks
    .filter((webhook) => asksFor(webhook, 'whatsapp.conversation.inactive') && !told.includes(webhook.id))
    .map((webhook) => minutesOf(webhook) * minute)
  return Math.min(longestSilence, ...waits)
}
