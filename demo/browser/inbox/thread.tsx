import { useEffect, useRef } from 'react'
import type { Conversation, Message } from './conversation.ts'

const statuses = { sending: 'Sending', sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not delivered' }

/** What was said with one person, newest at the bottom. */
export function Thread({ number, conversation }: { number: string; conversation: Conversation | undefined }) {
  const log = useRef<HTMLDivElement>(null)
  const count = conversation?.messages.length ?? 0
  const toEnd = () => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a message was added
  useEffect(toEnd, [count, conversation?.id])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="thread" role="log" aria-label="Conversation" ref={log} tabIndex={0}>
      {conversation?.messages.map((message) => (
        <Bubble key={message.id} number={number} message={message} onLoad={toEnd} />
      ))}
    </div>
  )
}

interface BubbleProps {
  number: string
  message: Message
  /** A picture has its size only when it is there. */
  onLoad(): void
}

function Bubble({ number, message, onLoad }: BubbleProps) {
  const { mine, text, media, at, status, error, reaction } = message
  const address = media && `/api/inbox/${number}/media/${media.id}`
  return (
    <div className={mine ? 'bubble mine' : 'bubble'}>
      {address && media?.kind === 'image' && (
        <img src={address} alt={text || 'Picture from the customer'} onLoad={onLoad} />
      )}
      {address && media?.kind !== 'image' && <a href={address}>Open the {media?.kind}</a>}
      {text && <p>{text}</p>}
      <p className="stamp">
        {new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
        {mine && (
          <span className={`status ${status}`} data-status={status}>
            {statuses[status]}
          </span>
        )}
        {reaction && <span>Reaction: {reaction}</span>}
      </p>
      {status === 'failed' && <p className="problem">{error}</p>}
    </div>
  )
}
