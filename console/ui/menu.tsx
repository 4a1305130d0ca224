import * as Radix from '@radix-ui/react-dropdown-menu'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export interface MenuItem {
  words: string
  onSelect: () => void
  /** Whether it is the one of several that holds now; undefined where nothing is chosen. */
  chosen?: boolean
}

/**
 * A menu behind a button, open when it comes. Not modal: Radix would lock the page with a style element, which the page's policy forbids.
 */
export const Menu = ({
  label,
  trigger,
  note,
  items,
}: {
  label: string
  trigger: ReactNode
  note?: string
  items: MenuItem[]
}) => (
  <Radix.Root modal={false} defaultOpen>
    <Radix.Trigger className="button quiet" aria-label={label}>
      {trigger}
    </Radix.Trigger>
    <Radix.Portal>
      <Radix.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
        {note ? <Radix.Label className="menu-note">{note}</Radix.Label> : null}
        {items.map(({ words, onSelect, chosen }) =>
          chosen === undefined ? (
            <Radix.Item key={words} className="menu-item" onSelect={onSelect}>
              {words}
            </Radix.Item>
          ) : (
            <Radix.CheckboxItem key={words} className="menu-item" checked={chosen} onSelect={onSelect}>
              {words}
              <Radix.ItemIndicator>
                <Icon name="done" />
              </Radix.ItemIndicator>
            </Radix.CheckboxItem>
          ),
        )}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)
