import type { ReactNode } from 'react'
import { usePart } from './part.ts'

/** One of a few ways, as a card to press. */
export function Choice({
  picture,
  title,
  text,
  current,
  disabled,
  onClick,
}: {
  picture: ReactNode
  title: string
  text: string
  /** The one that was chosen before. */
  current?: boolean
  disabled?: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      {...usePart('choice', 'pb-choice', current ? 'chosen' : undefined)}
      aria-current={current}
      disabled={disabled}
      onClick={onClick}
    >
      {picture}
      <strong>{title}</strong> <span className="pb-small">{text}</span>
    </button>
  )
}
