import type { ReactNode } from 'react'
import { useLook } from './button.tsx'

/** A way that leaves the widget, drawn as a button because it is one to the customer. */
export const ButtonLink = ({
  kind = 'primary',
  href,
  onClick,
  blank,
  children,
}: {
  onClick?: (() => void) | undefined
  /** In a tab of its own: this page goes on. */
  blank?: boolean
  kind?: 'primary' | 'secondary' | 'plain'
  href: string
  children: ReactNode
}) => (
  <a {...useLook(kind)} href={href} onClick={onClick} {...(blank && { target: '_blank', rel: 'noreferrer' })}>
    <span>{children}</span>
  </a>
)
