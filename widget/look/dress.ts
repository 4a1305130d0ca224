const sheets: Record<string, CSSStyleSheet> = {}

/** Adds looks that are not in the first load to the page or shadow tree that the widget is in. */
export function dress(root: Node, ...looks: (string | undefined)[]) {
  const scope = root.getRootNode() as Document | ShadowRoot
  for (const css of looks) {
    if (!css) continue
    if (!sheets[css]) {
      sheets[css] = new CSSStyleSheet()
      sheets[css].replaceSync(css)
    }
    const there = scope.adoptedStyleSheets
    if (there && !there.includes(sheets[css])) scope.adoptedStyleSheets = [...there, sheets[css]]
  }
}

/** A ref for what brings its looks along: they are there before it is painted. */
export const wearing = (looks: string) => (at: Node | null) => {
  if (at) dress(at, looks)
}
