import { type RefObject, useEffect, useRef } from 'react'
import type { Step } from '../state.ts'

/**
 * Moves the focus to the heading of a new step, unless the customer is busy elsewhere on the page, or has not begun. Who opened a
 * dialog has begun.
 */
export function useFocus(root: RefObject<HTMLElement | null>, step: Step) {
  const last = useRef<Step>(step)
  useEffect(() => {
    const before = last.current
    last.current = step
    // For a shadow tree, the document knows only the host element.
    const inner = (root.current?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement
    const opened = inner?.className === 'pb-dialog-content'
    if (before === step || (before === 'loading' && !opened)) return
    const { activeElement, body } = document
    if (activeElement && activeElement !== body && !opened && !(inner && root.current?.contains(inner))) return
    root.current?.querySelector<HTMLElement>('.pb-title')?.focus()
  }, [root, step])
}
