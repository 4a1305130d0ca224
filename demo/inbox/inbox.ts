/** A message as Acme's staff see it. */
export interface InboxMessage {
  id: string
  mine: boolean
  text: string
  /** Of a picture or a file: Meta's id of it. */
  media: { id: string; kind: string } | null
  at: number
  status: 'sending' | 'sent' | 'delivered' | 'read' | 'failed'
  error: string
  reaction: string
}

/** One person who writes to a number, and everything said. */
export interface Conversation {
  /** A phone number, or the business-scoped id of somebody who hides it. */
  id: string
  name: string
  /** When the person wrote last: for 24 hours after that, Acme may write freely. */
  writtenAt: number | null
  unread: number
  messages: InboxMessage[]
}

const window = 86_400_000
const ranks = ['sending', 'sent', 'delivered', 'read'] as const

/** Conversations of every number, as a demo keeps them: in memory, until it ends. A real host has a database. */
export function createInbox() {
  const numbers = new Map<string, Map<string, Conversation>>()
  const watchers = new Set<(phoneNumberId: string) => void>()

  function conversation(phoneNumberId: string, id: string): Conversation {
    const all = numbers.get(phoneNumberId) ?? new Map<string, Conversation>()
    numbers.set(phoneNumberId, all)
    const known = all.get(id) ?? { id, name: '', writtenAt: null, unread: 0, messages: [] }
    all.set(id, known)
    return known
  }

  const find = (phoneNumberId: string, messageId: string) =>
    [...(numbers.get(phoneNumberId)?.values() ?? [])]
      .flatMap(({ messages }) => messages)
      .find(({ id }) => id === messageId)

  return {
    conversation,
    find,
    changed: (phoneNumberId: string) => {
      for (const watch of watchers) watch(phoneNumberId)
    },
    watch(watcher: (phoneNumberId: string) => void) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    /** Webhooks come at least once and in any order: a message that is known stays as it is. */
    add(phoneNumberId: string, contact: string, message: InboxMessage) {
      const { messages } = conversation(phoneNumberId, contact)
      if (!messages.some(({ id }) => id === message.id)) messages.push(message)
    },
    /** A status never goes back: "delivered" that comes after "read" says nothing new. */
    setStatus(phoneNumberId: string, messageId: string, status: string, error: string) {
      const message = find(phoneNumberId, messageId)
      if (!message || message.status === 'failed') return
      if (status === 'failed') Object.assign(message, { status, error })
      else if (ranks.indexOf(status as 'sent') > ranks.indexOf(message.status)) message.status = status as 'sent'
    },
    show: (phoneNumberId: string, now = Date.now()) =>
      [...(numbers.get(phoneNumberId)?.values() ?? [])].map((one) => ({
        ...one,
        open: one.writtenAt !== null && now - one.writtenAt < window,
      })),
  }
}

export type Inbox = ReturnType<typeof createInbox>
