import type * as z from 'zod/mini'
import { projectEventBodies } from './bodies.ts'

/** Every event about a project that a webhook can ask for. */
export const projectEvents = Object.keys(projectEventBodies) as ProjectEvent[]
export type ProjectEvent = keyof typeof projectEventBodies

const messageEvents = [
  'whatsapp.message.received',
  'whatsapp.message.sent',
  'whatsapp.message.delivered',
  'whatsapp.message.read',
  'whatsapp.message.failed',
] as const

/**
 * That the first message of a conversation came or went, that nobody wrote for the minutes of the webhook, or for a day: then it
 * ended.
 */
export const conversationEvents = [
  'whatsapp.conversation.created',
  'whatsapp.conversation.inactive',
  'whatsapp.conversation.ended',
] as const
export type ConversationEvent = (typeof conversationEvents)[number]

/** Events of one number, about its messages: made of what Meta's webhooks say, in Kapso's shape. */
export const numberEvents = [...messageEvents, ...conversationEvents] as const
export type NumberEvent = (typeof numberEvents)[number]

/** Events of Kapso's that are made out of a store of contacts, which Patchbay does not have. Nobody can ask for them. */
export const unsentEvents: readonly string[] = [
  'whatsapp.contact.identity_changed',
  'whatsapp.contact.marketing_preference_changed',
  'whatsapp.meta_business_agent.handover',
]

export type EventName = ProjectEvent | NumberEvent

/** The body of one event. */
export type EventBody<Name extends ProjectEvent> = z.infer<(typeof projectEventBodies)[Name]>

/** What an event says besides its id, its name and its moment. */
export type EventFacts<Name extends ProjectEvent> = Name extends ProjectEvent
  ? Omit<EventBody<Name>, 'id' | 'event' | 'occurred_at'>
  : never

/** What any body may hold besides. */
interface Besides {
  /** An example, of nobody's number. */
  test?: true
  /** In the admin dialect, whose bodies all name their event. */
  event?: string
  tenant_id?: number
  customer_id?: number
}

type ProjectWebhook = {
  [Name in ProjectEvent]: { id: string; event: Name; body: EventBody<Name> & Besides }
}[ProjectEvent]

/** A webhook as its receiver has it: `event` tells which body it is. `id` is the same for every try of one delivery. */
export type WebhookEvent = ProjectWebhook | { id: string; event: NumberEvent; body: Record<string, unknown> }
