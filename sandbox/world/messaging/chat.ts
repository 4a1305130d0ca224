type MessageStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed'

/** What Meta charges a message as. Everything but a template is `service`. */
export type Category = 'service' | 'utility' | 'marketing' | 'authentication'

/** Why a message was not delivered, as status webhooks say it. */
export type Failure = { code: number; title: string; details: string }

/** One message of a chat, of either side. */
export type ChatMessage = {
  id: string
  from: 'business' | 'person'
  at: number
  type: string
  /** What stands under its type: `{ body }` of a text, the list of `contacts`. */
  content: unknown
  /** Of a template: what the phone shows, with its parameters filled in. */
  shown: ShownTemplate | null
  category: Category
  status: MessageStatus
  failure: Failure | null
  /** The message that it answers. */
  contextId: string | null
  /** `biz_opaque_callback_data`, which comes back in status webhooks. */
  callbackData: string | null
  reactions: { business?: string; person?: string }
}

export type ShownTemplate = {
  header: { format: string; text: string; media: unknown } | null
  body: string
  footer: string
  buttons: { type: string; text: string; value: string }[]
}

/** What a person and one business number wrote to each other. */
export type Chat = {
  phoneNumberId: string
  person: string
  /** Oldest first; only the newest are kept. */
  messages: ChatMessage[]
  /** When the person wrote last: from then on the business may write freely for 24 hours. */
  writtenAt: number | null
  /** Until when the phone shows that the business is typing. */
  typingUntil: number
  /** Whether the person lets the business call, and until when. */
  callsUntil: number | null
  /** Webhooks of one chat are sent one after the other. */
  sending: Promise<unknown>
}

const window = 86_400_000

/** Whether the customer service window is open. */
export const windowIsOpen = ({ writtenAt }: Chat, now: number): boolean =>
  writtenAt !== null && now - writtenAt < window
