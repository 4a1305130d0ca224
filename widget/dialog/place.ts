/** What covers the page around a dialog of ours, or keeps its focus: only what is inside of it can be used. */
const modals = 'dialog[open], [popover]:popover-open, [role="dialog"], [role="alertdialog"], [aria-modal="true"]'

/**
 * Where the dialog goes that is rendered at `anchor`: into the modal around it, else into its shadow root, where its styles
 * are, else into what fills the screen, else into the page.
 */
export function placeOf(anchor: Element): Element | ShadowRoot {
  const root = anchor.getRootNode()
  const modal = anchor.closest(modals)
  if (modal) return modal
  if (root instanceof ShadowRoot) return root
  const { fullscreenElement, body } = document
  return fullscreenElement?.contains(anchor) ? fullscreenElement : body
}
