import * as Radix from '@radix-ui/react-dialog'
import type { ReactNode } from 'react'

/**
 * A dialog above the screen. The veil is our own: Radix's locks the page with a style element, which the page's policy forbids.
 */
export const Dialog = ({
  title,
  onClose,
  children,
}: {
  title: string
  /** Undefined: it closes by what is in it alone. */
  onClose?: (() => void) | undefined
  children: ReactNode
}) => (
  <Radix.Root open onOpenChange={() => onClose?.()}>
    <Radix.Portal>
      <div className="veil">
        <Radix.Content
          className="dialog"
          aria-describedby={undefined}
          onInteractOutside={(event) => onClose || event.preventDefault()}
        >
          <Radix.Title className="dialog-title">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </div>
    </Radix.Portal>
  </Radix.Root>
)
