import { GraphApiError, isBusinessScopedUserId, type WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import type { Inbox } from './inbox.ts'

/** What staff send: words, words with two buttons, or the template that opens a conversation. */
export type Draft = { kind: 'text' | 'question'; text: string } | { kind: 'template' }

const template = 'hello_world'

/** @throws {GraphApiError} as Meta, or Patchbay in Meta's words, refuses it. */
export async function send(
  whatsapp: WhatsAppClient,
  inbox: Inbox,
  { phoneNumberId, contact, draft }: { phoneNumberId: string; contact: string; draft: Draft },
): Promise<void> {
  const to = isBusinessScopedUserId(contact) ? { recipient: contact } : { to: contact }
  const answer = await deliver(whatsapp, { phoneNumberId, ...to }, draft)
  const [message] = answer.messages
  // Somebody may be known as +1 415 555 0123 here, and is 14155550123 to Meta.
  const id = answer.contacts[0]?.waId ?? answer.contacts[0]?.userId ?? contact
  inbox.add(phoneNumberId, id, {
    id: message?.id ?? '',
    mine: true,
    text: draft.kind === 'template' ? `Template “${template}”` : draft.text,
    media: null,
    at: Date.now(),
    status: 'sending',
    error: '',
    reaction: '',
  })
  inbox.changed(phoneNumberId)
}

type Place = { phoneNumberId: string } & ({ to: string } | { recipient: string })

function deliver({ messages }: WhatsAppClient, place: Place, draft: Draft) {
  if (draft.kind === 'template')
    return messages.sendTemplate({ ...place, template: { name: template, language: { code: 'en_US' } } })
  if (draft.kind === 'text') return messages.sendText({ ...place, body: draft.text })
  const buttons = ['Yes', 'No'].map((title) => ({ id: title.toLowerCase(), title }))
  return messages.sendInteractiveButtons({ ...place, bodyText: draft.text, buttons })
}

/** Why Meta refused, in its own words. */
export const refusal = (error: unknown): string =>
  error instanceof GraphApiError ? (error.details ?? error.message) : 'Patchbay does not answer.'
