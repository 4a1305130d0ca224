/** What Acme's backend tells its page. */
export interface Message {
  id: string
  mine: boolean
  text: string
  media: { id: string; kind: string } | null
  at: number
  status: 'sending' | 'sent' | 'delivered' | 'read' | 'failed'
  error: string
  reaction: string
}

export interface Conversation {
  id: string
  name: string
  /** Whether the person wrote in the last 24 hours. */
  open: boolean
  unread: number
  messages: Message[]
}
