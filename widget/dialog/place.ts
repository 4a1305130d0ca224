/** What covers the page around our dialog, or traps the focus: only its content can be used. */
const modals = 'dialog[open], [popover]:popover-open, [role="dialog"], [role="alertdialog"], [aria-modal="true"]'

/**
 * Where a dialog that is rendered at `anchor` is placed: in the modal around it, else in its shadow root, which has its styles,
 * else in the fullscreen element, else in the page.
 */
export function placeOf(anchor: Element): Element | ShadowRoot {
  const root = anchor.getRootNode()
  const modal = anchor.closest(modals)
  if (modal) return modal
  if (root instanceof ShadowRoot) return root
  const { fullscreenElement, body } = document
  return fullscreenElement?.contains(anchor) ? fullscreenElement : body
}
