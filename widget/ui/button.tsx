import type { ComponentProps, ReactNode } from 'react'
import { usePart } from './part.ts'

/** The one thing to do in a step; `busy` keeps it in place while it is being done. */
export const Button = ({
  kind = 'primary',
  busy,
  icon,
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'style'> & {
  kind?: 'primary' | 'secondary' | 'plain'
  busy?: boolean
  icon?: ReactNode
  /** Beside the road: not what the step is for. */
  'data-aside'?: boolean
  children: ReactNode
}) => (
  <button
    type="button"
    {...rest}
    {...useLook(kind, busy ? 'busy' : rest.disabled && 'disabled')}
    disabled={rest.disabled || busy}
  >
    {busy ? <Spinner /> : icon}
    <span>{children}</span>
  </button>
)

export const useLook = (kind: 'primary' | 'secondary' | 'plain', state?: 'busy' | 'disabled' | false) =>
  usePart(`${kind}-button`, `pb-button pb-button-${kind}`, state)

export const Spinner = () => <span className="pb-spinner" aria-hidden="true" />
