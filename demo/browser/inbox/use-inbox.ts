import { useCallback, useEffect, useState } from 'react'
import type { Conversation } from './conversation.ts'

/** The conversations of a number, live, and a way to say something. */
export function useInbox(number: string) {
  const [conversations, setConversations] = useState<Conversation[]>([])
  const refresh = useCallback(async () => {
    const reply = await fetch(`/api/inbox/${number}`)
    if (reply.ok) setConversations((await reply.json()).conversations)
  }, [number])

  useEffect(() => {
    const changes = new EventSource(`/api/inbox/${number}/changes`)
    changes.addEventListener('message', () => void refresh())
    // What happened while the line was down is asked for when it is back.
    changes.addEventListener('open', () => void refresh())
    return () => changes.close()
  }, [number, refresh])

  const post = async (path: string, body: object) => {
    const reply = await fetch(`/api/inbox/${number}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = await reply.json()
    if (!reply.ok) throw new Error(answer.error)
  }

  return {
    conversations,
    /** @throws {Error} with Meta's reason. */
    send: (to: string, draft: object) => post('messages', { to, draft }),
    read: (contact: string) => post('read', { contact }).then(refresh),
  }
}
