import type { ReactNode } from 'react'
import { usePart } from './part.ts'

/** A sentence of its own weight, below the rest. `live`: read out when it comes or changes. */
export const Note = ({
  tone = 'quiet',
  live,
  children,
}: {
  tone?: 'quiet' | 'bad'
  live?: boolean
  children: ReactNode
}) => (
  <div {...usePart('note', `pb-note pb-note-${tone}`)} {...(live ? { role: 'status' } : {})}>
    {children}
  </div>
)
