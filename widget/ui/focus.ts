import { type RefObject, useEffect, useRef } from 'react'
import type { Step } from '../state.ts'

/** Moves the focus to the heading of a new step, unless the customer is busy elsewhere on the page, or has not begun. */
export function useFocus(root: RefObject<HTMLElement | null>, step: Step) {
  const last = useRef<Step>(step)
  useEffect(() => {
    const before = last.current
    last.current = step
    if (before === step || before === 'loading') return
    const { activeElement, body } = document
    // For a shadow tree, the document knows only the host element.
    const inner = (root.current?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement
    if (activeElement && activeElement !== body && !(inner && root.current?.contains(inner))) return
    root.current?.querySelector<HTMLElement>('.pb-title')?.focus()
  }, [root, step])
}
